import type { readDocuments as Read, ReadDocument } from "./documents.ts";

export { firestoreEngine } from "./engine.ts";
export { startEmulator, type Emulator } from "./emulator.ts";
export { findEmulator, type Found } from "./find.ts";
export { clearDocuments, loadRules, RulesError } from "./rest.ts";
export { firestoreStore } from "./migrate/store.ts";
export type { Destination } from "./migrate/client.ts";
export { firestoreDrift, type FirestoreDrift } from "./drift.ts";
export type { ReadDocument } from "./documents.ts";

/** All documents of all entities; the vendor's client is loaded when it is called. */
export async function* readDocuments(...given: Parameters<typeof Read>): AsyncGenerator<ReadDocument> {
  yield* (await import("./documents.ts")).readDocuments(...given);
}

export { firestoreEngine } from "./engine.ts";
export { startEmulator, type Emulator } from "./emulator.ts";
export { findEmulator, type Found } from "./find.ts";
export { clearDocuments, loadRules, RulesError } from "./rest.ts";
export { firestoreStore } from "./migrate/store.ts";
export type { Destination } from "./migrate/client.ts";
export { firestoreDrift, type FirestoreDrift } from "./drift.ts";

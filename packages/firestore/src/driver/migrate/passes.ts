import { FieldPath, FieldValue, type Firestore, type QueryDocumentSnapshot, type WriteBatch } from "@google-cloud/firestore";
import { editsOf, sameValue, type Values } from "../../evolve/edit.ts";
import type { Place, Request } from "../../evolve/request.ts";
import { ifAsRead } from "./as-read.ts";
import { natives } from "./client.ts";
import { pageOf, pathAt } from "./pages.ts";
import { release, reserve } from "./reserve.ts";

/** How far a pass through all documents has come: behind which document, and whether it has written any. Kept by the ledger, so that another run goes on there. */
export interface Cursor { readonly from?: string; readonly wrote: boolean; readonly left: number }
export const fresh: Cursor = { wrote: false, left: 0 };

/** What a document needs: a write that holds only if it is as it was read, nothing, or something that nobody here can decide. */
type Need = ((batch: WriteBatch) => void) | "left" | "nothing";

type Through = Extract<Request, { readonly do: "edit" | "copy documents" | "delete documents" | "reserve" | "release" }>;

/**
 * Goes on until it has written something, or a whole pass has found nothing to write. Each write holds only if the document is as it was read, so that nothing that a client
 * writes meanwhile is lost; those come again in the next pass. `keep` is told how far it came before anything more is read.
 */
export async function pass(database: Firestore, request: Through, cursor: Cursor, keep: (cursor: Cursor) => Promise<void>, pageSize?: number): Promise<{ readonly rows: number; readonly left: number }> {
  let at = cursor;
  for (;;) {
    const { documents, next } = await pageOf(database, request.do === "copy documents" ? request.from : request.in, at.from, pageSize);
    const claimed = new Set<string>();
    const needs = await Promise.all(documents.map((document) => need(database, request, document, claimed)));
    const writes = needs.filter((each) => typeof each === "function");
    await commit(database, writes);
    const rows = writes.length;
    const left = at.left + needs.filter((each) => each === "left").length;
    const wrote = at.wrote || rows > 0;
    if (next === undefined && !wrote) return { rows: 0, left };
    at = next === undefined ? fresh : { from: next, wrote, left };
    await keep(at);
    if (rows > 0) return { rows, left };
  }
}

async function need(database: Firestore, request: Through, document: QueryDocumentSnapshot, claimed: Set<string>): Promise<Need> {
  if (request.do === "edit") return edit(request, document);
  if (request.do === "reserve") return reserve(database, request, document, claimed);
  if (request.do === "release") return release(database, request, document);
  return request.do === "copy documents" ? copy(database, request.to, document) : remove(database, request.held, document);
}

function edit({ edits }: Extract<Request, { readonly do: "edit" }>, document: QueryDocumentSnapshot): Need {
  const { writes, left } = editsOf({ data: document.data() as Values, created: document.createTime, updated: document.updateTime }, edits, natives);
  const [first, ...more] = writes.map(({ at, ...value }): readonly [FieldPath, unknown] => [new FieldPath(...at), "value" in value ? value.value : FieldValue.delete()]);
  if (first === undefined) return left.length === 0 ? "nothing" : "left";
  return (batch) => void batch.update(document.ref, ...first, ...more.flat(), { lastUpdateTime: document.updateTime });
}

/** A document stands in the other place too. Of two that differ, the one that was written last is the right one. */
async function copy(database: Firestore, to: Place, document: QueryDocumentSnapshot): Promise<Need> {
  const path = pathAt(to, document.data());
  if (path === undefined) return "left";
  const other = await database.doc(path).get();
  if (!other.exists) return (batch) => void batch.create(other.ref, document.data());
  if (other.updateTime === undefined || sameValue(other.data(), document.data()) || other.updateTime.valueOf() > document.updateTime.valueOf()) return "nothing";
  // A batch has no replacing under a condition: what is there goes first, if it is as it was read.
  const { updateTime } = other;
  return (batch) => void batch.delete(other.ref, { lastUpdateTime: updateTime }).set(other.ref, document.data());
}

async function remove(database: Firestore, held: Place | undefined, document: QueryDocumentSnapshot): Promise<Need> {
  if (held !== undefined) {
    const path = pathAt(held, document.data());
    const other = path === undefined || path === document.ref.path ? undefined : await database.doc(path).get();
    // Whoever writes the other one writes it alone from now on: it need only be there.
    if (other?.exists !== true) return "left";
  }
  return (batch) => void batch.delete(document.ref, { lastUpdateTime: document.updateTime });
}

/** Sends writes at once; where one of them does not hold any more, each by itself, so that the others do. What somebody else wrote meanwhile comes again. */
async function commit(database: Firestore, writes: readonly ((batch: WriteBatch) => void)[]): Promise<void> {
  if (writes.length === 0) return;
  const batch = database.batch();
  for (const write of writes) write(batch);
  if (await ifAsRead(() => batch.commit())) return;
  if (writes.length > 1) for (const write of writes) await commit(database, [write]);
}

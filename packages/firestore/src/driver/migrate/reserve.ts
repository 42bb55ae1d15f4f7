import type { Firestore, QueryDocumentSnapshot, WriteBatch } from "@google-cloud/firestore";
import { sameValue } from "../../evolve/edit.ts";
import type { Place, Request, Taken } from "../../evolve/request.ts";
import { reservedBy } from "../../evolve/reserve.ts";
import { pageOf, pathAt } from "./pages.ts";

type Write = (batch: WriteBatch) => void;

/**
 * The companion of a document is made; one that keeps the value for a record which has it no more is replaced. Where another record has the value too, nobody can decide. `claimed`:
 * the values of documents of the same page, in their order, since one request writes no document twice.
 */
export async function reserve(database: Firestore, { in: place, taken }: Extract<Request, { readonly do: "reserve" }>, document: QueryDocumentSnapshot, claimed: Set<string>): Promise<Write | "left" | "nothing"> {
  const wanted = reservedBy(taken, document.data());
  if (wanted === undefined) return "nothing";
  if (claimed.has(wanted.path)) return "left";
  claimed.add(wanted.path);
  const there = await database.doc(wanted.path).get();
  if (!there.exists) return (batch) => void batch.create(there.ref, wanted.data);
  if (sameValue(there.data(), wanted.data)) return "nothing";
  if (await isHeld(database, place, taken, there.ref.path, there.data() ?? {})) return "left";
  const { updateTime } = there;
  return (batch) => void batch.delete(there.ref, updateTime === undefined ? {} : { lastUpdateTime: updateTime }).set(there.ref, wanted.data);
}

/** A companion goes whose record is gone, or has another value. */
export async function release(database: Firestore, { held, taken }: Extract<Request, { readonly do: "release" }>, document: QueryDocumentSnapshot): Promise<Write | "nothing"> {
  if (await isHeld(database, held, taken, document.ref.path, document.data())) return "nothing";
  return (batch) => void batch.delete(document.ref, { lastUpdateTime: document.updateTime });
}

/** Whether the record that a companion names is there and has the values that it keeps taken. */
async function isHeld(database: Firestore, place: Place, taken: Taken, path: string, companion: Readonly<Record<string, unknown>>): Promise<boolean> {
  const at = pathAt(place, companion);
  const record = at === undefined ? undefined : await database.doc(at).get();
  return record?.exists === true && reservedBy(taken, record.data() ?? {})?.path === path;
}

/** Documents that are named of those that have no companion. */
const named = 5;

/** Goes through all documents: how many there are, and of how many the companion lacks or names another one. Values are not told: they may be anybody's address. */
export async function checkReserved(database: Firestore, { in: place, taken }: Extract<Request, { readonly do: "check reserved" }>): Promise<{ readonly documents: number; readonly wrong: number; readonly first: readonly string[] }> {
  const first: string[] = [];
  let [documents, wrong] = [0, 0];
  for (let from: string | undefined, more = true; more;) {
    const page = await pageOf(database, place, from);
    const wanted = page.documents.map((document) => ({ document, reserved: reservedBy(taken, document.data()) }));
    const asked = wanted.flatMap((each) => (each.reserved === undefined ? [] : [{ document: each.document, reserved: each.reserved }]));
    const there = asked.length === 0 ? [] : await database.getAll(...asked.map(({ reserved }) => database.doc(reserved.path)));
    for (const [index, { document, reserved }] of asked.entries()) {
      const companion = there[index];
      if (companion?.exists === true && sameValue(companion.data(), reserved.data)) continue;
      wrong += 1;
      if (first.length < named) first.push(`${document.ref.path}: ${companion?.exists === true ? "another document has the same" : "nothing keeps it taken"} (${taken.by.join(", ")})`);
    }
    documents += page.documents.length;
    from = page.next;
    more = from !== undefined;
  }
  return { documents, wrong, first };
}

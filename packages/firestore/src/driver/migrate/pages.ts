import { FieldPath, type DocumentReference, type Firestore, type Query, type QueryDocumentSnapshot } from "@google-cloud/firestore";
import type { Place, Segment } from "../../evolve/request.ts";

/** Documents that are read at once, and written: a request has 10 MiB, and a document one (Firestore's documentation, quotas), but few are that large. */
const pageSize = 200;

/** One page of the documents of a place, in the order of their paths, from behind the document with the path `from` on; `next` is undefined behind the last. */
export async function pageOf(database: Firestore, place: Place, from: string | undefined, size: number = pageSize): Promise<{ readonly documents: readonly QueryDocumentSnapshot[]; readonly next: string | undefined }> {
  const [first, ...more] = place.path as readonly [Segment, ...Segment[]];
  const all: Query = more.length === 0 ? database.collection(first as string) : database.collectionGroup(place.path.at(-1) as string);
  const ordered = all.orderBy(FieldPath.documentId()).limit(size);
  const { docs } = await (from === undefined ? ordered : ordered.startAfter(database.doc(from))).get();
  const last = docs.at(-1);
  return { documents: docs.filter(({ ref }) => standsAt(ref, place)), next: docs.length < size ? undefined : last?.ref.path };
}

/** Whether a document is one of the place: other collections of the same name stand elsewhere. */
function standsAt({ path }: DocumentReference, place: Place): boolean {
  const segments = path.split("/").slice(0, -1);
  return segments.length === place.path.length && place.path.every((segment, index) => typeof segment !== "string" || segment === segments[index]);
}

/** The path of the document that holds this data, at a place; nothing where a field that names it is absent. */
export function pathAt(place: Place, data: Readonly<Record<string, unknown>>): string | undefined {
  const text = (segment: Segment): string | undefined => {
    if (typeof segment === "string") return segment;
    const value = data[segment.field];
    return typeof value === "string" || typeof value === "bigint" || typeof value === "number" ? String(value) : undefined;
  };
  const [path, id] = [place.path.map(text), place.id.map(text)];
  const parts = [...path, id.includes(undefined) ? undefined : id.join("")];
  return parts.every((part) => part !== undefined && part !== "" && !part.includes("/") && part !== "." && part !== ".." && !/^__.*__$/su.test(part)) ? parts.join("/") : undefined;
}

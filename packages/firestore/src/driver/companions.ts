import { uniqueName, type BatchWrite, type Entity, type Json, type Project } from "@concord/core";
import { companionsOf } from "../companion.ts";
import type { DocumentWrite } from "./database.ts";
import { isDocumentId } from "./encode.ts";
import type { Codec, Reservation } from "./round.ts";

/**
 * The companions that are written with a record, by the generated function: clients have no other. A value that no id can hold has none, and rules must
 * refuse its record for another reason.
 */
export function companionWrites(codec: Codec, before: Json | undefined, after: Json | undefined): readonly DocumentWrite[] {
  return codec.reservations(before, after).filter(({ path }) => isDocumentId(path.slice(path.indexOf("/") + 1))).map(writeOf);
}

/** A companion as the question has it: for these values, naming this record. */
export function companionWrite(codec: Codec, entity: Entity, project: Project, write: Extract<BatchWrite, { readonly do: "reserve" | "release" }>): readonly DocumentWrite[] {
  const companion = companionsOf(entity, project).find(({ unique }) => uniqueName(unique) === write.unique);
  const of = (record: Json): Reservation | undefined => codec.reservations(undefined, record).find(({ path }) => path.startsWith(`${companion?.collection}/`));
  const [own, named] = [of(write.values), of(write.holder)];
  if (own === undefined) return [];
  return [writeOf(write.do === "release" ? { path: own.path } : { path: own.path, ...((named ?? own).data === undefined ? {} : { data: (named ?? own).data as Record<string, string> }) })];
}

function writeOf({ path, data }: Reservation): DocumentWrite {
  if (data === undefined) return { do: "delete", path };
  return { do: "put", path, fields: Object.fromEntries(Object.entries(data).map(([name, value]) => [name, { stringValue: value }])) };
}

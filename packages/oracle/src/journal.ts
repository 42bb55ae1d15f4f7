import type { Entity, Json } from "@concord/core";
import { keyOf } from "./access.ts";
import { same } from "./canonical.ts";
import { withMember, type JsonObject } from "./value.ts";

/** What a journal says of one write: the record's key and what it was and became, without secrets. */
export interface JournalEntry {
  readonly entity: string;
  readonly key: Json;
  readonly operation: "create" | "update" | "delete";
  readonly before?: JsonObject;
  readonly after?: JsonObject;
}

/**
 * The entry that a write leaves, by what was there and what is there then; nothing for an entity without a journal, and for an update that changes nothing but secrets
 * and fields that the contract excepts.
 */
export function journalEntry(entity: Entity, old: JsonObject | undefined, next: JsonObject | undefined): JournalEntry | undefined {
  const record = next ?? old;
  if (entity.history === undefined || record === undefined) return undefined;
  const without = (names: readonly string[], of: JsonObject): JsonObject => names.reduce((kept, name) => withMember(kept, name, undefined), of);
  const open = (of: JsonObject): JsonObject => without(entity.fields.filter((field) => field.secret).map((field) => field.name), of);
  const told = (of: JsonObject): JsonObject => without(entity.history?.except ?? [], open(of));
  if (old !== undefined && next !== undefined && same(told(old), told(next))) return undefined;
  return {
    entity: entity.id, key: keyOf(entity, record), operation: old === undefined ? "create" : next === undefined ? "delete" : "update",
    ...(old === undefined ? {} : { before: open(old) }), ...(next === undefined ? {} : { after: open(next) }),
  };
}

/** The entries of one entity, as a store's journal is asked for them. */
export function entriesOf(journal: readonly JournalEntry[], entity: Entity): readonly Json[] {
  return journal.filter((entry) => entry.entity === entity.id).map(({ key, operation, before, after }) => ({
    key, operation, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }),
  }));
}

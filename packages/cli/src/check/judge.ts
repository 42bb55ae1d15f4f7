import type { Entity, Json } from "@concord/core";
import { judge, normalFields, storedShape } from "@concord/oracle";

type Record = { readonly [name: string]: Json };

/** A record as it would be if what can be fixed was, and the fields that change. */
export interface Fixed { readonly record: Record; readonly fields: readonly string[] }

/**
 * The constraints that a record of a store breaks by itself, by id. It is the interpreter of the contract that says so, not the generated validators: those are for
 * clients, which have no secret field, and have every field that some store holds.
 */
export function broken(entity: Entity, store: string, record: Record): readonly string[] {
  return [...new Set(judge(entity, storedShape(entity, store), record).violations.map(({ constraint }) => constraint))];
}

/**
 * What can be made right without a guess, field by field: a text in its normal form, the default of a required field that is missing. A change stays only if the record breaks
 * less by it, and nothing that it did not break before. What others find the record by stays as it is (`fixed`), and so does what nobody may change.
 */
export function fixedRecord(entity: Entity, store: string, record: Record, fixed: ReadonlySet<string>): Fixed | undefined {
  const normal = normalFields(entity.fields, record);
  let now: Fixed = { record, fields: [] };
  for (const { name, optional, default: value, auto, computed, immutable, stores } of entity.fields) {
    if (!stores.includes(store) || fixed.has(name) || immutable || auto !== undefined || computed !== undefined || entity.appendOnly === true) continue;
    const missing = record[name] === undefined;
    const next = missing ? (optional ? undefined : value) : normal[name];
    if (next === undefined || JSON.stringify(next) === JSON.stringify(record[name])) continue;
    const tried: Fixed = { record: { ...now.record, [name]: next }, fields: [...now.fields, name] };
    if (isBetter(broken(entity, store, now.record), broken(entity, store, tried.record))) now = tried;
  }
  return now.fields.length === 0 ? undefined : now;
}

/** The record without a reference that leads nowhere, where the contract says that such a reference is cleared, and the record may be without. */
export function clearedRecord(entity: Entity, store: string, record: Record, names: readonly string[]): Fixed | undefined {
  if (names.length === 0) return undefined;
  const cleared = Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
  const before = broken(entity, store, record);
  return broken(entity, store, cleared).every((constraint) => before.includes(constraint)) ? { record: cleared, fields: names } : undefined;
}

function isBetter(before: readonly string[], after: readonly string[]): boolean {
  return after.length < before.length && after.every((constraint) => before.includes(constraint));
}

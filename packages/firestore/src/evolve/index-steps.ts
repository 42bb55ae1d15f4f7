import type { CompositeIndex, FieldOverride } from "../emit/index-file.ts";
import { indexFileOf, indexesOf } from "../emit/indexes.ts";
import { store } from "../block.ts";
import type { Schema } from "@concord/core";
import type { Request } from "./request.ts";

/** Everything that `firestore.indexes.json` says of a state. */
export interface Indexes { readonly composite: readonly CompositeIndex[]; readonly fields: readonly FieldOverride[] }

/** The indexes of all entities. */
export function indexesOfSchema(schema: Schema): Indexes {
  const parts = schema.entities.filter((entity) => entity.stores.includes(store.name)).map((entity) => indexesOf(entity, schema.project));
  const { indexes, fieldOverrides } = JSON.parse(indexFileOf(parts).text) as { readonly indexes: readonly CompositeIndex[]; readonly fieldOverrides: readonly FieldOverride[] };
  return { composite: indexes, fields: fieldOverrides };
}

/** What differs between two states' indexes: to be made before anybody asks by them, and to be taken away once nobody does. */
export interface IndexDifference {
  readonly created: readonly CompositeIndex[];
  readonly deleted: readonly CompositeIndex[];
  /** Fields whose own indexes change, or whose policy does. Taking an index away waits, as deleting does. */
  readonly fields: readonly { readonly before: FieldOverride | undefined; readonly after: FieldOverride | undefined; readonly adds: boolean }[];
}

export function indexDifference(before: Indexes, after: Indexes): IndexDifference {
  const [old, now] = [before, after].map(({ composite }) => new Set(composite.map(indexKey))) as [Set<string>, Set<string>];
  const named = ({ fields }: Indexes): ReadonlyMap<string, FieldOverride> => new Map(fields.map((field) => [`${field.collectionGroup}\n${field.fieldPath}`, field]));
  const [oldFields, nowFields] = [named(before), named(after)];
  const changed = [...new Set([...oldFields.keys(), ...nowFields.keys()])].map((name) => ({ before: oldFields.get(name), after: nowFields.get(name) })).filter((each) => JSON.stringify(each.before) !== JSON.stringify(each.after));
  return {
    created: after.composite.filter((index) => !old.has(indexKey(index))),
    deleted: before.composite.filter((index) => !now.has(indexKey(index))),
    fields: changed.map((each) => ({ ...each, adds: (each.after?.indexes.length ?? usualCount) >= (each.before?.indexes.length ?? usualCount) && each.before?.ttl === each.after?.ttl })),
  };
}

/** Indexes that a field has by itself. */
const usualCount = 3;

/** What an index is, whatever the order of its words. */
export function indexKey({ collectionGroup, queryScope, fields }: CompositeIndex): string {
  return JSON.stringify([collectionGroup, queryScope, fields.map((field) => [field.fieldPath, "order" in field ? field.order : field.arrayConfig])]);
}

/** The request that gives a field the indexes of its own that a state says. */
export function fieldRequest(wanted: FieldOverride | undefined, other: FieldOverride | undefined): Request {
  const { collectionGroup, fieldPath } = (wanted ?? other) as FieldOverride;
  return { do: "index field", field: wanted ?? { collectionGroup, fieldPath } };
}

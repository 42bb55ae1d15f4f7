import { equalities, memberships, sortOf, type Entity, type FieldPath, type Project, type Query } from "@concord/core";
import { entityWords, store } from "../block.ts";
import { groupOf, locationOf } from "../location.ts";
import { storedPath } from "../names.ts";
import { fieldPath } from "../quote.ts";
import type { CompositeIndex, FieldOverride, IndexField } from "./index-file.ts";

/** The queries that documents answer. */
export function queriesHere(entity: Entity): readonly Query[] {
  return entity.queries.filter((query) => query.stores.includes(store.name));
}

/** What an index must hold to answer a query: the fields that it fixes, in any order, then those that it sorts by, in this order and these directions. */
export interface Need {
  readonly collectionGroup: string;
  readonly queryScope: "COLLECTION" | "COLLECTION_GROUP";
  readonly fixed: readonly IndexField[];
  readonly sort: readonly IndexField[];
}

/** What a query needs, in every scope in which clients may ask it. */
export function needsOf(entity: Entity, query: Query, project: Project): readonly Need[] {
  const named = (path: FieldPath): string => fieldPath(storedPath(entity, path, project) ?? path);
  const fixed = [
    ...unique(equalities(query).map(named)).map((name): IndexField => ({ fieldPath: name, order: "ASCENDING" })),
    ...unique(memberships(query).map(named)).map((name): IndexField => ({ fieldPath: name, arrayConfig: "CONTAINS" })),
  ];
  const sort = sortOf(query).map(({ path, descending }): IndexField => ({ fieldPath: named(path), order: descending ? "DESCENDING" : "ASCENDING" }));
  const need: Need = { collectionGroup: groupOf(locationOf(entity, project)), queryScope: "COLLECTION", fixed, sort };
  return entityWords(entity).group === true ? [need, { ...need, queryScope: "COLLECTION_GROUP" }] : [need];
}

/**
 * The composite index that answers a need; nothing where indexes of single fields do: those of equalities alone are merged, and one field alone has its own
 * (documentation, "Index types" and "Index merging").
 */
export function indexFor({ collectionGroup, queryScope, fixed, sort }: Need): CompositeIndex | undefined {
  const fields = [...fixed, ...sort];
  return sort.length === 0 || fields.length < 2 ? undefined : { collectionGroup, queryScope, fields };
}

/** What a query over all collections of one name needs of single fields, which have indexes of one collection only by themselves. */
export function overridesFor({ collectionGroup, queryScope, fixed, sort }: Need): readonly FieldOverride[] {
  if (queryScope !== "COLLECTION_GROUP" || (sort.length > 0 && fixed.length + sort.length > 1)) return [];
  return [...fixed, ...sort].map(({ fieldPath: name, ...how }) => ({ collectionGroup, fieldPath: name, indexes: [{ ...how, queryScope }] }));
}

/**
 * Whether these indexes answer a need. Each that helps has the sort at its end and fixed fields before it; several are merged where together they hold all
 * that is fixed. The emulator answers without them; the service refuses the query.
 */
export function answers(indexes: readonly CompositeIndex[], overrides: readonly FieldOverride[], need: Need): boolean {
  const { fixed, sort } = need;
  if (indexFor(need) === undefined) {
    return need.queryScope === "COLLECTION" || [...fixed, ...sort].every((field) => overrides.some((each) => each.collectionGroup === need.collectionGroup && each.fieldPath === field.fieldPath
      && each.indexes.some(({ queryScope, ...how }) => queryScope === "COLLECTION_GROUP" && same(how, howOf(field)))));
  }
  return fixed.every((field) => indexes.some((index) => helps(index, need) && index.fields.some((each) => isLike(each, field)))) && indexes.some((index) => helps(index, need));
}

/** Whether an index takes part in answering a need. */
export function helps(index: CompositeIndex, { collectionGroup, queryScope, fixed, sort }: Need): boolean {
  const head = index.fields.slice(0, index.fields.length - sort.length);
  return index.collectionGroup === collectionGroup && index.queryScope === queryScope
    && same(index.fields.slice(head.length), sort) && head.every((each) => fixed.some((field) => isLike(each, field)));
}

/** Of a field that is fixed no direction matters, but whether it is a list does. */
function isLike(one: IndexField, other: IndexField): boolean {
  return one.fieldPath === other.fieldPath && "order" in one === "order" in other;
}

/** How the field is indexed, whichever it is. */
function howOf(field: IndexField): object {
  return "order" in field ? { order: field.order } : { arrayConfig: field.arrayConfig };
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}

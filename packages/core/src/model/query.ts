import type { Span } from "../source/span.ts";
import type { FieldPath, Index } from "./entity.ts";

export const queryOperators = ["==", "in", "<", "<=", ">", ">=", "contains"] as const;
export type QueryOperator = (typeof queryOperators)[number];

/** What an entity must answer: records by the values of these fields, in this order. */
export interface Query {
  readonly name: string;
  readonly description?: string;
  /** `contains`: the list at the path has the value as a member. `in`: the value is one of several. */
  readonly where: readonly { readonly path: FieldPath; readonly op: QueryOperator }[];
  readonly order: readonly { readonly path: FieldPath; readonly descending: boolean }[];
  /** The stores that answer it: those that hold all of its fields. */
  readonly stores: readonly string[];
  readonly span: Span;
}

/** The paths that a query fixes to a value, or to one of several by which it does not sort. */
export function equalities(query: Query): readonly FieldPath[] {
  const sorted = new Set(query.order.map(({ path }) => path.join(".")));
  return query.where.filter(({ op, path }) => op === "==" || (op === "in" && !sorted.has(path.join(".")))).map(({ path }) => path);
}

/** The paths of lists that must hold a value. */
export function memberships(query: Query): readonly FieldPath[] {
  return query.where.filter(({ op }) => op === "contains").map(({ path }) => path);
}

/**
 * What a query sorts by: its order, then the fields that it bounds and does not sort by, in the alphabet's order and the direction of the last, as Firestore's
 * SDKs add them (firebase-js-sdk, packages/firestore/src/core/query.ts, queryNormalizedOrderBy). Fields that are fixed to one value need no order.
 */
export function sortOf(query: Query): Query["order"] {
  const descending = query.order.at(-1)?.descending ?? false;
  const bounded = [...new Map(query.where.filter(({ op }) => op.startsWith("<") || op.startsWith(">")).map(({ path }) => [path.join("."), path])).entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  const ordered = new Set(query.order.map(({ path }) => path.join(".")));
  return [...query.order, ...bounded.filter(([name]) => !ordered.has(name)).map(([, path]) => ({ path, descending }))];
}

/**
 * Whether an ordered index finds a query's records without looking at others: it begins with the fields that the query fixes, in any order, and goes on
 * with those that it sorts by, all in the same direction or all in the other.
 */
export function serves(index: Index["fields"], query: Query): boolean {
  const fixed = new Set(equalities(query).map((path) => path.join(".")));
  const sort = sortOf(query);
  const head = index.slice(0, fixed.size);
  if (head.length < fixed.size || !head.every(({ path }) => fixed.has(path.join(".")))) return false;
  const tail = index.slice(fixed.size, fixed.size + sort.length);
  const along = (flip: boolean): boolean => tail.length === sort.length && tail.every((each, at) => each.path.join(".") === sort[at]?.path.join(".") && (each.descending !== flip) === sort[at]?.descending);
  return along(false) || along(true);
}

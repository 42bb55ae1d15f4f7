import { describe, pairIds, pairNamed, placeOf, type JudgedChange } from "@concord/changes";
import type { Entity, Field, Schema } from "@concord/core";
import { columnNames, fieldsHere, policyOf, tableOf } from "../names.ts";
import { journalOf } from "../history.ts";
import { rowsOf } from "../rows.ts";
import { slotOf } from "../staging.ts";
import type { Definition } from "./definition.ts";

/** A column that has another name or another kind of values after the change, while both versions of an application run. */
export interface Twin {
  readonly old: Definition;
  /** The new column; where the name stays, the one that stands in for it until the old one goes. */
  readonly now: Definition;
  /** The column's name at the end. */
  readonly name: string;
}

/** Two states of a database and of the contracts behind them. */
export interface Situation {
  readonly before: Schema;
  readonly after: Schema;
  readonly changes: readonly JudgedChange[];
  /** What is there, after what only gets another name got it. */
  readonly have: readonly Definition[];
  readonly want: readonly Definition[];
  /** SQL that gives rows a value which their contract asks for and nothing gives them, by `namespace.entity.field`. */
  readonly fills: ReadonlyMap<string, string>;
  /** Columns whose type a server was seen to change without writing the table anew, beside those that `staysInPlace` knows; as `columnKey` has them. */
  readonly inPlace?: ReadonlySet<string>;
}

export const tableKey = (schema: string, table: string): string => JSON.stringify([schema, table]);
export const columnKey = (schema: string, table: string, column: string): string => JSON.stringify([schema, table, column]);

/** What tables and columns stand for: `shop.orders.client_id` is a field of `shop.order`. */
export interface Origins {
  readonly entity: (schema: string, table: string) => string | undefined;
  /** The fields of an entity that a column is of, by their names after the change. */
  readonly field: (schema: string, table: string, column: string) => string | undefined;
}

/** Looks up where tables and columns come from, on both sides. */
export function originsOf({ before, after }: Pick<Situation, "before" | "after">): Origins {
  const entities = new Map<string, string>();
  const fields = new Map<string, string>();
  const pairs = pairIds(before.entities, after.entities);
  const note = (schema: Schema, entity: Entity, id: string, called: (field: Field) => string): void => {
    if (!entity.stores.includes("postgres")) return;
    const own = tableOf(entity, schema.project);
    for (const rows of rowsOf(entity, schema.project)) entities.set(tableKey(rows.schema, rows.table), id);
    for (const place of [own, journalOf(entity, schema.project), slotOf(entity, schema.project)]) {
      if (place === undefined) continue;
      entities.set(tableKey(place.schema, place.table), id);
      for (const field of fieldsHere(entity)) {
        for (const column of columnNames(field, policyOf(schema.project))) fields.set(columnKey(place.schema, place.table, column), called(field));
      }
    }
  };
  for (const entity of pairs.removed) note(before, entity, entity.id, ({ name }) => name);
  for (const [old, now] of pairs.both) {
    const renamed = new Map(pairNamed(old.fields, now.fields).both.map(([from, to]) => [from.name, to.name]));
    note(before, old, now.id, ({ name }) => renamed.get(name) ?? name);
  }
  for (const entity of after.entities) note(after, entity, entity.id, ({ name }) => name);
  return { entity: (schema, table) => entities.get(tableKey(schema, table)), field: (schema, table, column) => fields.get(columnKey(schema, table, column)) };
}

/** Words of a contract below which a change is not about one field. */
const beside = new Set(["checks", "unique", "indexes", "references", "access", "queries", "transitions"]);
const accessKinds = /^(?:access|writable|client-role|auth|secret|server-only|immutable|append-only|default|auto|computed|naming|field-(?:renamed|added|removed|store)|type-changed|entity-(?:renamed|store)|place|settings|key)/u;

/** The changes of the contracts that make a thing differ, as far as the place of both tells. */
export function causesOf(definition: Definition, { changes }: Situation, origins: Origins): readonly JudgedChange[] {
  const { kind, schema, of, name } = definition;
  const table = kind === "table" || kind === "view" ? name : of;
  const entity = origins.entity(schema, table);
  if (entity === undefined) return changes.filter(({ change }) => change.of === "" || kind === "view" || kind === "function");
  const own = changes.filter(({ change }) => change.of === entity);
  if (kind === "policy" || kind === "grant") return changes.filter(({ change }) => (change.of === entity || change.of === "") && accessKinds.test(change.kind));
  const columns = kind === "column" ? [name] : definition.uses.filter(([space, on, column]) => space === schema && on === table && column !== null).map(([, , column]) => column as string);
  if (columns.length === 0) return own;
  const fields = new Set(columns.map((column) => origins.field(schema, table, column)));
  const near = own.filter(({ change: { path } }) => (beside.has(path[0] ?? "") ? kind !== "column" && namesIt(definition, path) : fields.has(path[0] ?? "")));
  // What is about a thing by its own name, a check or a unique, speaks for it alone.
  const named = near.filter(({ change: { path } }) => beside.has(path[0] ?? ""));
  return named.length > 0 ? [...named, ...near.filter((each) => !named.includes(each) && each.change.kind === "field-renamed")] : near;
}

function namesIt({ kind, name, says }: Definition, path: readonly string[]): boolean {
  const definition = String(says["definition"] ?? "");
  if (path[0] === "checks") return kind === "constraint" && (name === path[1] || definition.includes(path[1] ?? ""));
  if (path[0] === "references") return definition.startsWith("FOREIGN KEY");
  if (path[0] === "unique") return definition.startsWith("UNIQUE") || definition.startsWith("CREATE UNIQUE");
  return (path[0] === "indexes" || path[0] === "queries") && kind === "index";
}

/** Changes in words, each with its place. */
export function inWords(causes: readonly JudgedChange[]): readonly string[] {
  return causes.map(({ change }) => `${placeOf(change)}: ${describe(change)}`);
}

/** Whether rows that old writers write would be refused. */
export function isTight(causes: readonly JudgedChange[]): boolean {
  return causes.some(({ verdicts }) => verdicts["postgres-writer"].is === "breaking");
}

/** Whether rows that new writers write would have been refused. */
export function isWide(causes: readonly JudgedChange[]): boolean {
  return causes.some(({ change, verdicts }) => verdicts["wire-reader"].is === "breaking" || /-(?:removed|loosened|widened|optional)$/u.test(change.kind));
}

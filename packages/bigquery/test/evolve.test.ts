import { expect, test } from "vitest";
import type { Action } from "../src/evolve/action.ts";
import { tablesOf } from "../src/evolve/action.ts";
import { evolutionRules } from "../src/evolve/rules.ts";
import { RefusedAction, simulate } from "../src/evolve/simulate.ts";
import { isWidening } from "../src/evolve/widening.ts";
import type { FieldResource, ForeignKey, TableReference, TableResource } from "../src/index.ts";

const at = (tableId: string): TableReference => ({ projectId: "p", datasetId: "d", tableId });
const orders: TableResource = {
  tableReference: at("orders"),
  schema: {
    fields: [
      { name: "id", type: "STRING", mode: "REQUIRED", maxLength: "36" }, { name: "client_id", type: "STRING" }, { name: "count", type: "INTEGER" }, { name: "at", type: "TIMESTAMP", mode: "REQUIRED" },
      { name: "kind", type: "STRING" }, { name: "home", type: "RECORD", fields: [{ name: "city", type: "STRING" }] },
    ],
  },
  timePartitioning: { type: "DAY", field: "at" },
  clustering: { fields: ["kind"] },
  tableConstraints: { primaryKey: { columns: ["id"] } },
};
const toClient: ForeignKey = { name: "to_client", referencedTable: at("clients"), columnReferences: [{ referencingColumn: "client_id", referencedColumn: "id" }] };
const clients: TableResource = { tableReference: at("clients"), schema: { fields: [{ name: "id", type: "STRING", mode: "REQUIRED" }] }, tableConstraints: { primaryKey: { columns: ["id"] } } };
const lines: TableResource = {
  tableReference: at("lines"), schema: { fields: [{ name: "id", type: "STRING" }, { name: "client_id", type: "STRING" }, { name: "note", type: "STRING" }] }, tableConstraints: { foreignKeys: [toClient] },
};
const tables = tablesOf([orders, clients, lines]);
const order = at("orders");
const copy = (columns: readonly string[]): Action => ({ do: "copy rows", from: at("lines"), to: order, key: ["id"], update: false, columns: columns.map((name) => ({ name, from: name === "at" ? "note" : name, expression: `o.${name}` })) });
const withInner = (inner: readonly FieldResource[]): readonly FieldResource[] => orders.schema.fields.map((field) => (field.name === "home" ? { ...field, fields: inner } : field));

/** For each rule an action that it has nothing against, and one that it refuses. */
const cases: Readonly<Record<string, readonly [good: Action, bad: Action]>> = {
  "table-there": [{ do: "drop table", at: order }, { do: "drop table", at: at("none") }],
  "column-there": [{ do: "drop column", at: order, column: "count" }, { do: "drop column", at: order, column: "none" }],
  "added-column": [{ do: "add column", at: order, column: { name: "note", type: "STRING" } }, { do: "add column", at: order, column: { name: "Count", type: "STRING" } }],
  "relaxed-column": [{ do: "relax column", at: order, column: "id" }, { do: "relax column", at: order, column: "count" }],
  "widened-column": [{ do: "widen column", at: order, column: "count", as: { name: "count", type: "NUMERIC" } }, { do: "widen column", at: order, column: "count", as: { name: "count", type: "STRING" } }],
  "fixed-column": [{ do: "rename column", at: order, column: "count", to: "number" }, { do: "rename column", at: order, column: "kind", to: "sort" }],
  "key-column": [{ do: "rename column", at: order, column: "client_id", to: "client" }, { do: "rename column", at: at("lines"), column: "client_id", to: "client" }],
  "last-column": [{ do: "drop column", at: at("lines"), column: "note" }, { do: "drop column", at: at("clients"), column: "id" }],
  "renamed-column": [{ do: "rename column", at: order, column: "count", to: "COUNT" }, { do: "rename column", at: order, column: "count", to: "Kind" }],
  "keyless-rename": [{ do: "rename column", at: order, column: "count", to: "number" }, { do: "rename table", at: order, to: "purchases" }],
  "free-name": [{ do: "drop foreign key", at: at("lines"), name: "to_client" }, { do: "rename table", at: at("lines"), to: "clients" }],
  "unreferenced": [{ do: "drop table", at: order }, { do: "drop table", at: at("clients") }],
  "patched-schema": [{ do: "patch schema", at: order, fields: withInner([{ name: "city", type: "STRING" }, { name: "street", type: "STRING" }]) }, { do: "patch schema", at: order, fields: withInner([{ name: "city", type: "INTEGER" }]) }],
  "clustered": [{ do: "patch clustering", at: order, fields: ["count"] }, { do: "patch clustering", at: order, fields: ["none"] }],
  "one-primary-key": [{ do: "add primary key", at: at("lines"), columns: ["id"] }, { do: "add primary key", at: order, columns: ["id"] }],
  "primary-key-there": [{ do: "drop primary key", at: order }, { do: "drop primary key", at: at("lines") }],
  "foreign-key": [{ do: "add foreign key", at: order, key: toClient }, { do: "add foreign key", at: at("lines"), key: toClient }],
  "foreign-key-there": [{ do: "drop foreign key", at: at("lines"), name: "to_client" }, { do: "drop foreign key", at: order, name: "to_client" }],
  "copied-columns": [copy(["id", "at"]), copy(["id"])],
};

test("every rule has a case", () => {
  expect(Object.keys(cases).sort()).toEqual(evolutionRules.map(({ id }) => id).sort());
  expect(evolutionRules.every(({ source }) => source.length > 0)).toBe(true);
});

test.for(evolutionRules.map(({ id }) => id))("%s", (id) => {
  const rule = evolutionRules.find((each) => each.id === id);
  const [good, bad] = cases[id] as readonly [Action, Action];
  expect(rule?.fault(good, tables)).toBeUndefined();
  expect(rule?.fault(bad, tables)).toBeTypeOf("string");
  expect(() => simulate(tables, bad)).toThrow(RefusedAction);
});

test("a table that the checker refuses does not come about", () => {
  expect(() => simulate(tables, { do: "add column", at: order, column: { name: "no good", type: "STRING" } })).toThrow(/docs:/u);
});

test.for<[string, Partial<FieldResource>, Partial<FieldResource>, boolean]>([
  ["INT64 to NUMERIC", { type: "INTEGER" }, { type: "NUMERIC" }, true],
  ["INT64 to NUMERIC(10), which has no room for all", { type: "INTEGER" }, { type: "NUMERIC", precision: "10", scale: "0" }, false],
  ["INT64 to FLOAT64", { type: "INTEGER" }, { type: "FLOAT" }, true],
  ["NUMERIC to INT64", { type: "NUMERIC" }, { type: "INTEGER" }, false],
  ["NUMERIC(10, 2) to NUMERIC(12, 2)", { type: "NUMERIC", precision: "10", scale: "2" }, { type: "NUMERIC", precision: "12", scale: "2" }, true],
  ["NUMERIC(10, 2) to NUMERIC(10, 3), which has fewer digits before the point", { type: "NUMERIC", precision: "10", scale: "2" }, { type: "NUMERIC", precision: "10", scale: "3" }, false],
  ["NUMERIC(10, 2) to NUMERIC", { type: "NUMERIC", precision: "10", scale: "2" }, { type: "NUMERIC" }, true],
  ["NUMERIC(10, 2) to BIGNUMERIC(40, 2)", { type: "NUMERIC", precision: "10", scale: "2" }, { type: "BIGNUMERIC", precision: "40", scale: "2" }, true],
  ["STRING(10) to STRING(20)", { maxLength: "10" }, { maxLength: "20" }, true],
  ["STRING(20) to STRING(10)", { maxLength: "20" }, { maxLength: "10" }, false],
  ["STRING to STRING(10)", {}, { maxLength: "10" }, false],
  ["STRING(10) to STRING", { maxLength: "10" }, {}, true],
  ["STRING to BYTES", {}, { type: "BYTES" }, false],
  ["ARRAY<INT64> to ARRAY<NUMERIC>", { type: "INTEGER", mode: "REPEATED" }, { type: "NUMERIC", mode: "REPEATED" }, false],
])("%s in place: %#", ([, before, after, expected]) => {
  expect(isWidening({ name: "x", type: "STRING", ...before }, { name: "x", type: "STRING", ...after })).toBe(expected);
});

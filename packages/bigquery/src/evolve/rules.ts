import type { FieldResource, TableResource } from "../resource.ts";
import { keyOf, type Action, type Tables } from "./action.ts";
import { isWidening } from "./widening.ts";

/** Where BigQuery's documentation says so; pages as they stood in 2026. Nothing here was executed. */
export const evolutionSources = {
  schemas: "docs: Modifying table schemas",
  ddl: "docs: GoogleSQL data definition language",
  keys: "docs: Use primary and foreign keys, limitations",
  clustering: "docs: Modifying clustering specification",
  api: "BigQuery API v2, discovery document, revision 20260922",
} as const;

/** One demand of BigQuery on a change of tables: what is wrong with an action, given the tables before it. */
export interface EvolutionRule {
  readonly id: string;
  readonly source: string;
  readonly fault: (action: Action, tables: Tables) => string | undefined;
}

type Of<Do extends Action["do"]> = Extract<Action, { readonly do: Do }>;

/** A rule on some actions, and the table that they are about. */
function on<Do extends Action["do"]>(id: string, source: string, kinds: readonly Do[], fault: (action: Of<Do>, table: TableResource, tables: Tables) => string | undefined): EvolutionRule {
  return {
    id, source,
    fault: (action, tables) => {
      if (!(kinds as readonly string[]).includes(action.do) || !("at" in action)) return undefined;
      const table = tables.get(keyOf(action.at));
      return table === undefined ? undefined : fault(action as Of<Do>, table, tables);
    },
  };
}

const columnOf = (table: TableResource, name: string): FieldResource | undefined => table.schema.fields.find((field) => field.name === name);
const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Everything that BigQuery is documented to refuse of the actions that plans are made of. */
export const evolutionRules: readonly EvolutionRule[] = [
  {
    id: "table-there", source: evolutionSources.api,
    fault: (action, tables) => {
      if ("at" in action) return tables.has(keyOf(action.at)) ? undefined : `there is no table ${keyOf(action.at)}`;
      if (action.do === "create table") return tables.has(keyOf(action.table.tableReference)) ? `there is a table ${keyOf(action.table.tableReference)} already` : undefined;
      return [action.from, action.to].map(keyOf).filter((key) => !tables.has(key)).map((key) => `there is no table ${key}`)[0];
    },
  },
  on("column-there", evolutionSources.ddl, ["drop column", "rename column", "relax column", "widen column", "describe column", "fill column"], ({ column }, table) => (columnOf(table, column) === undefined ? `there is no column ${column}` : undefined)),
  on("added-column", evolutionSources.schemas, ["add column"], ({ column }, table) => {
    if (table.schema.fields.some(({ name }) => sameName(name, column.name))) return `there is a column ${column.name} already, whatever its case`;
    return column.mode === "REQUIRED" ? "a column that is added is NULLABLE or REPEATED" : undefined;
  }),
  on("relaxed-column", evolutionSources.schemas, ["relax column"], ({ column }, table) => (columnOf(table, column)?.mode === "REQUIRED" ? undefined : `${column} is not REQUIRED`)),
  on("widened-column", evolutionSources.ddl, ["widen column"], ({ column, as }, table) => {
    const field = columnOf(table, column);
    return field === undefined || isWidening(field, as) ? undefined : `${column} cannot become ${as.type} in place`;
  }),
  on("fixed-column", evolutionSources.ddl, ["drop column", "rename column", "widen column"], ({ do: what, column }, table) => {
    if (table.timePartitioning?.field === column || table.rangePartitioning?.field === column) return `the table is partitioned by ${column}`;
    return what !== "widen column" && table.clustering?.fields.includes(column) === true ? `the table is clustered by ${column}` : undefined;
  }),
  on("key-column", evolutionSources.keys, ["drop column", "rename column", "widen column"], ({ at, column }, table, tables) => {
    const { primaryKey, foreignKeys = [] } = table.tableConstraints ?? {};
    if (primaryKey?.columns.includes(column) === true || foreignKeys.some((key) => key.columnReferences.some((each) => each.referencingColumn === column))) return `${column} is part of a key`;
    const referenced = [...tables.values()].some((other) => (other.tableConstraints?.foreignKeys ?? []).some((key) => keyOf(key.referencedTable) === keyOf(at) && key.columnReferences.some((each) => each.referencedColumn === column)));
    return referenced ? `${column} is referred to by a key` : undefined;
  }),
  on("last-column", evolutionSources.ddl, ["drop column"], ({ column }, table) => (table.schema.fields.every(({ name }) => name === column) ? "a table has at least one column" : undefined)),
  on("renamed-column", evolutionSources.ddl, ["rename column"], ({ column, to }, table) => (table.schema.fields.some(({ name }) => name !== column && sameName(name, to)) ? `there is a column ${to} already, whatever its case` : undefined)),
  on("keyless-rename", evolutionSources.keys, ["rename table"], (_, table) => (table.tableConstraints === undefined ? undefined : "a table with keys cannot be renamed")),
  on("free-name", evolutionSources.ddl, ["rename table"], ({ at, to }, _, tables) => (tables.has(keyOf({ ...at, tableId: to })) ? `there is a table ${to} already` : undefined)),
  on("unreferenced", evolutionSources.keys, ["rename table", "drop table", "drop primary key"], ({ at }, _, tables) => {
    const by = [...tables].find(([key, table]) => key !== keyOf(at) && (table.tableConstraints?.foreignKeys ?? []).some((each) => keyOf(each.referencedTable) === keyOf(at)));
    return by === undefined ? undefined : `${by[0]} refers to it`;
  }),
  on("patched-schema", evolutionSources.schemas, ["patch schema"], ({ fields }, table) => patchFault(table.schema.fields, fields, 0)),
  on("clustered", evolutionSources.clustering, ["patch clustering"], ({ fields }, table) => fields.filter((name) => columnOf(table, name) === undefined).map((name) => `there is no column ${name}`)[0]),
  on("one-primary-key", evolutionSources.keys, ["add primary key"], (_, table) => (table.tableConstraints?.primaryKey === undefined ? undefined : "there is a primary key already")),
  on("primary-key-there", evolutionSources.keys, ["drop primary key"], (_, table) => (table.tableConstraints?.primaryKey === undefined ? "there is no primary key" : undefined)),
  on("foreign-key", evolutionSources.keys, ["add foreign key"], ({ key }, table, tables) => {
    if (table.tableConstraints?.foreignKeys?.some(({ name }) => name === key.name) === true) return `there is a key ${key.name} already`;
    const referenced = tables.get(keyOf(key.referencedTable))?.tableConstraints?.primaryKey?.columns ?? [];
    return JSON.stringify(referenced) === JSON.stringify(key.columnReferences.map((each) => each.referencedColumn)) ? undefined : `${keyOf(key.referencedTable)} has no such primary key`;
  }),
  on("foreign-key-there", evolutionSources.keys, ["drop foreign key"], ({ name }, table) => (table.tableConstraints?.foreignKeys?.some((key) => key.name === name) === true ? undefined : `there is no key ${name}`)),
  {
    id: "copied-columns", source: evolutionSources.ddl,
    fault: (action, tables) => {
      if (action.do !== "copy rows") return undefined;
      const [from, to] = [tables.get(keyOf(action.from)), tables.get(keyOf(action.to))];
      if (from === undefined || to === undefined) return undefined;
      const missing = action.columns.find((each) => columnOf(from, each.from) === undefined || columnOf(to, each.name) === undefined);
      if (missing !== undefined) return `${missing.name} cannot be filled from ${missing.from}`;
      const empty = to.schema.fields.find((field) => field.mode === "REQUIRED" && !action.columns.some(({ name }) => name === field.name));
      return empty === undefined ? undefined : `${empty.name} is REQUIRED, and nothing fills it`;
    },
  },
];

/** The API takes a schema in which fields of RECORDs are new and descriptions other ones; a column of the table itself is added by a statement. */
function patchFault(before: readonly FieldResource[], after: readonly FieldResource[], depth: number): string | undefined {
  for (const field of before) {
    const now = after.find(({ name }) => name === field.name);
    if (now === undefined) return `${field.name} is missing in the schema, and the API takes nothing away`;
    const { description: _old, fields: inner = [], ...rest } = field;
    const { description: _new, fields: nowInner = [], ...nowRest } = now;
    if (saidOf(rest) !== saidOf(nowRest)) return `${field.name} is of another type or mode in the schema`;
    const fault = patchFault(inner, nowInner, depth + 1);
    if (fault !== undefined) return fault;
  }
  const added = after.filter(({ name }) => !before.some((field) => field.name === name));
  if (after.findLastIndex(({ name }) => before.some((field) => field.name === name)) >= before.length) return "fields are added at the end";
  if (depth === 0 && added.length > 0) return `${added[0]?.name} is a column of the table`;
  return added.some(({ mode }) => mode === "REQUIRED") ? "a field that is added is NULLABLE or REPEATED" : undefined;
}

/** What a field says of itself, whatever the order of its words: a mode that is not there is NULLABLE. */
function saidOf({ mode = "NULLABLE", ...rest }: Partial<FieldResource>): string {
  return JSON.stringify(Object.entries({ mode, ...rest }).filter(([, value]) => value !== undefined).sort(([one], [other]) => (one < other ? -1 : 1)));
}

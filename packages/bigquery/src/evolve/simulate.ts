import { refusalsOf } from "../check/check.ts";
import type { FieldResource, TableConstraints, TableReference, TableResource } from "../resource.ts";
import { keyOf, type Action, type Tables } from "./action.ts";
import { evolutionRules } from "./rules.ts";

/** BigQuery would refuse an action, by its documentation. */
export class RefusedAction extends Error {}

/**
 * The tables after an action, as BigQuery's documentation says: what the API's resources say then. Throws `RefusedAction`, with the rule and its source, where one refuses the
 * action, or the table that comes of it.
 */
export function simulate(tables: Tables, action: Action): Tables {
  for (const { id, source, fault } of evolutionRules) {
    const message = fault(action, tables);
    if (message !== undefined) throw new RefusedAction(`${action.do}: ${message} (${id}, ${source})`);
  }
  const after = applied(new Map(tables), action);
  for (const [key, table] of after) {
    if (tables.get(key) === table) continue;
    const [refusal] = refusalsOf(table);
    if (refusal !== undefined) throw new RefusedAction(`${action.do}: ${refusal.message} at ${refusal.at} (${refusal.rule}, ${refusal.source})`);
  }
  return after;
}

function applied(tables: Map<string, TableResource>, action: Action): Tables {
  if (action.do === "create table") return tables.set(keyOf(action.table.tableReference), action.table);
  if (action.do === "copy rows" || action.do === "fill column") return tables;
  const key = keyOf(action.at);
  if (action.do === "drop table") {
    tables.delete(key);
    return tables;
  }
  const table = tables.get(key) as TableResource;
  if (action.do === "rename table") {
    tables.delete(key);
    const to: TableReference = { ...action.at, tableId: action.to };
    return tables.set(keyOf(to), { ...table, tableReference: to });
  }
  return tables.set(key, changed(table, action));
}

type OfTable = Exclude<Action, { readonly do: "create table" | "copy rows" | "fill column" | "drop table" | "rename table" }>;

function changed(table: TableResource, action: OfTable): TableResource {
  const fields = (change: (field: FieldResource) => FieldResource): TableResource => ({ ...table, schema: { fields: table.schema.fields.map((field) => ("column" in action && field.name === action.column ? change(field) : field)) } });
  switch (action.do) {
    case "add column": return { ...table, schema: { fields: [...table.schema.fields, action.column] } };
    case "drop column": return { ...table, schema: { fields: table.schema.fields.filter(({ name }) => name !== action.column) } };
    case "rename column": return fields((field) => ({ ...field, name: action.to }));
    case "relax column": return fields((field) => without({ ...field, mode: undefined }));
    case "widen column": return fields(({ name, mode, description }) => without({ ...action.as, name, mode, description }));
    case "describe column": return fields((field) => without({ ...field, description: action.description }));
    case "patch schema": return { ...table, schema: { fields: action.fields } };
    case "patch clustering": return without({ ...table, clustering: action.fields.length === 0 ? undefined : { fields: action.fields } });
    case "set options": return withOptions(table, action.options);
    case "add primary key": return withConstraints(table, { ...table.tableConstraints, primaryKey: { columns: action.columns } });
    case "drop primary key": return withConstraints(table, { ...table.tableConstraints, primaryKey: undefined });
    case "add foreign key": return withConstraints(table, { ...table.tableConstraints, foreignKeys: [...(table.tableConstraints?.foreignKeys ?? []), action.key] });
    case "drop foreign key": return withConstraints(table, { ...table.tableConstraints, foreignKeys: (table.tableConstraints?.foreignKeys ?? []).filter(({ name }) => name !== action.name) });
  }
}

function withOptions(table: TableResource, options: Extract<Action, { readonly do: "set options" }>["options"]): TableResource {
  const { expirationMs, ...said } = options;
  const partitioned = "expirationMs" in options && table.timePartitioning !== undefined ? { timePartitioning: without({ ...table.timePartitioning, expirationMs }) } : {};
  return without({ ...table, ...said, ...partitioned });
}

function withConstraints(table: TableResource, { primaryKey, foreignKeys = [] }: TableConstraints): TableResource {
  const constraints = { ...(primaryKey === undefined ? {} : { primaryKey }), ...(foreignKeys.length === 0 ? {} : { foreignKeys }) };
  return without({ ...table, tableConstraints: Object.keys(constraints).length === 0 ? undefined : constraints });
}

/** Without the words that say nothing, as the API leaves them out. */
function without<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}

/** What a table says, whatever the order of its columns and of its words: two that are the same here differ in the place of columns alone. */
export function asCompared(table: TableResource): string {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined).sort(([one], [other]) => (one < other ? -1 : 1)).map(([word, each]) => [word, sorted(each)]));
  };
  const byName = (fields: readonly FieldResource[]): readonly FieldResource[] => fields.map((field) => (field.fields === undefined ? field : { ...field, fields: byName(field.fields) })).sort((one, other) => (one.name < other.name ? -1 : 1));
  const { tableConstraints, ...rest } = table;
  const keys = tableConstraints?.foreignKeys?.toSorted((one, other) => ((one.name ?? "") < (other.name ?? "") ? -1 : 1));
  const constraints = tableConstraints === undefined ? {} : { tableConstraints: { ...tableConstraints, ...(keys === undefined ? {} : { foreignKeys: keys }) } };
  return JSON.stringify(sorted({ ...rest, ...constraints, schema: { fields: byName(table.schema.fields) } }));
}

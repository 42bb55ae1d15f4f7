import { keyOf, type Action, type Options, type Tables } from "./action.ts";

/**
 * What takes an action back, given the tables before it; nothing where BigQuery has no way back. What was dropped comes back empty. A wider column stays so: what the old
 * contract loads is loaded into it as before.
 */
export function inverse(action: Action, tables: Tables): readonly Action[] {
  const table = "at" in action ? tables.get(keyOf(action.at)) : undefined;
  const column = "column" in action && typeof action.column === "string" ? table?.schema.fields.find(({ name }) => name === action.column) : undefined;
  switch (action.do) {
    case "create table": return [{ do: "drop table", at: action.table.tableReference }];
    case "drop table": return table === undefined ? [] : [{ do: "create table", table }];
    case "rename table": return [{ do: "rename table", at: { ...action.at, tableId: action.to }, to: action.at.tableId }];
    case "add column": return [{ do: "drop column", at: action.at, column: action.column.name }];
    case "drop column": return column === undefined ? [] : [{ do: "add column", at: action.at, column }];
    case "rename column": return [{ do: "rename column", at: action.at, column: action.to, to: action.column }];
    case "describe column": return [{ ...action, description: column?.description }];
    case "patch clustering": return [{ ...action, fields: table?.clustering?.fields ?? [] }];
    case "set options": return table === undefined ? [] : [{ ...action, options: formerOptions(action.options, { description: table.description, labels: table.labels, expirationMs: table.timePartitioning?.expirationMs }) }];
    case "add primary key": return [{ do: "drop primary key", at: action.at }];
    case "drop primary key": return table?.tableConstraints?.primaryKey === undefined ? [] : [{ do: "add primary key", at: action.at, columns: table.tableConstraints.primaryKey.columns }];
    case "add foreign key": return action.key.name === undefined ? [] : [{ do: "drop foreign key", at: action.at, name: action.key.name }];
    case "drop foreign key": return (table?.tableConstraints?.foreignKeys ?? []).filter(({ name }) => name === action.name).map((key) => ({ do: "add foreign key", at: action.at, key }));
    case "fill column": return action.instead === undefined ? [] : [{ ...action, value: action.instead, instead: action.value }];
    case "relax column": case "widen column": case "patch schema": case "copy rows": return [];
  }
}

function formerOptions(options: Options, former: Required<Options>): Options {
  return Object.fromEntries((Object.keys(options) as (keyof Options)[]).map((word) => [word, former[word]]));
}

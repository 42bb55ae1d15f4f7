import { parse } from "sql-parser-cst";
import type { Action } from "../../src/evolve/action.ts";
import type { TableReference } from "../../src/index.ts";
import { column, foreignKey, optionsOf, readDdl, tableReference, typeOf, type Node } from "../ddl.ts";

/** What a statement asks for: an action on tables, with what it says of a thing that is there already or is not; a dataset; rows for a table. */
export type Asked =
  | { readonly ask: "action"; readonly action: Action; readonly ifExists: boolean }
  | { readonly ask: "make dataset" | "drop dataset"; readonly id: string; readonly ifExists: boolean }
  | { readonly ask: "add row"; readonly to: TableReference; readonly columns: readonly string[]; readonly values: readonly string[] };

/** Statements that were read: the parser takes longer than all the rest. */
const known = new Map<string, readonly Asked[]>();

/** Reads a statement with a parser that knows nothing of ours. Throws, as BigQuery refuses, what is no GoogleSQL and what no migration needs. */
export function readStatement(text: string, project: string): readonly Asked[] {
  const key = `${project} ${text}`;
  const asked = known.get(key) ?? askedBy(text, project);
  known.set(key, asked);
  return asked;
}

function askedBy(text: string, project: string): readonly Asked[] {
  const statements = (parse(text, { dialect: "bigquery", paramTypes: ["@name"] }).statements as Node[]).filter((each) => each.type !== "empty");
  return statements.flatMap((node): readonly Asked[] => {
    switch (node.type) {
      case "create_schema_stmt": return [{ ask: "make dataset", id: node.name.name, ifExists: node.ifNotExistsKw !== undefined }];
      case "drop_schema_stmt": return [{ ask: "drop dataset", id: node.schemas.items[0].name, ifExists: node.ifExistsKw !== undefined }];
      case "create_table_stmt": return [action({ do: "create table", table: made(text, node, project) }, node.ifNotExistsKw)];
      case "drop_table_stmt": return [action({ do: "drop table", at: tableReference(node.tables.items[0], project) }, node.ifExistsKw)];
      case "alter_table_stmt": return node.actions.items.map((each: Node) => altered(tableReference(node.table, project), each, project));
      case "merge_stmt": return [action(merged(text, project))];
      case "update_stmt": return [action(filled(text, project))];
      case "insert_stmt": return [inserted(text, project)];
      default: throw new Error(`no migration needs a statement as ${node.type}`);
    }
  });
}

const action = (what: Action, ifExists?: unknown): Asked => ({ ask: "action", action: what, ifExists: ifExists !== undefined });

function made(text: string, node: Node, project: string): Extract<Action, { readonly do: "create table" }>["table"] {
  const table = readDdl(text, project);
  const days = optionsOf(node.clauses.find((each: Node) => each.type === "bigquery_options"))["partition_expiration_days"];
  return days === undefined || table.timePartitioning === undefined ? table : { ...table, timePartitioning: { ...table.timePartitioning, expirationMs: String(days.value * 86_400_000) } };
}

function altered(at: TableReference, node: Node, project: string): Asked {
  switch (node.type) {
    case "alter_action_add_column": return action({ do: "add column", at, column: column(node.column) }, node.ifNotExistsKw);
    case "alter_action_drop_column": return action({ do: "drop column", at, column: node.column.name }, node.ifExistsKw);
    case "alter_action_rename_column": return action({ do: "rename column", at, column: node.oldName.name, to: node.newName.name }, node.ifExistsKw);
    case "alter_action_rename": return action({ do: "rename table", at, to: node.newName.name });
    case "alter_action_drop_primary_key": return action({ do: "drop primary key", at }, node.ifExistsKw);
    case "alter_action_drop_constraint": return action({ do: "drop foreign key", at, name: node.constraint.name }, node.ifExistsKw);
    case "alter_action_add_constraint": {
      if (node.constraint.type === "constraint_primary_key") return action({ do: "add primary key", at, columns: node.constraint.columns.expr.items.map((each: Node) => each.expr.name) });
      return action({ do: "add foreign key", at, key: foreignKey(node, project) }, node.name?.ifNotExistsKw ?? true);
    }
    case "alter_action_set_bigquery_options": return action({ do: "set options", at, options: options(node.options) });
    case "alter_action_alter_column": return inColumn(at, node.column.name, node.action);
    default: throw new Error(`no migration needs ${node.type}`);
  }
}

function inColumn(at: TableReference, name: string, node: Node): Asked {
  switch (node.type) {
    case "alter_action_drop_not_null": return action({ do: "relax column", at, column: name });
    case "alter_action_set_data_type": return action({ do: "widen column", at, column: name, as: { name, ...typeOf(node.dataType) } });
    case "alter_action_set_bigquery_options": return action({ do: "describe column", at, column: name, description: optionsOf(node.options)["description"].value ?? undefined });
    default: throw new Error(`no migration needs ${node.type}`);
  }
}

function options(node: Node): Extract<Action, { readonly do: "set options" }>["options"] {
  const { description, labels, partition_expiration_days: days } = optionsOf(node);
  return {
    ...(description === undefined ? {} : { description: description.value ?? undefined }),
    ...(labels === undefined ? {} : { labels: Object.fromEntries(labels.expr.items.map((each: Node) => each.expr.items.map((one: Node) => one.value))) }),
    ...(days === undefined ? {} : { expirationMs: days.value === null ? undefined : String(days.value * 86_400_000) }),
  };
}

const named = "((?:`[^`]+`\\.?)+)";

function reference(text: string, project: string): TableReference {
  const parts = text.split(".").map((part) => part.replaceAll("`", ""));
  return { projectId: parts.at(-3) ?? project, datasetId: parts.at(-2) as string, tableId: parts.at(-1) as string };
}

const names = (list: string): readonly string[] => [...list.matchAll(/`([^`]+)`/gu)].map(([, name]) => name as string);

/** Rows that are copied: from where to where, and of each column which one it reads. The expressions stay unread. */
function merged(text: string, project: string): Action {
  const [, to = ""] = new RegExp(`^MERGE INTO ${named}`, "u").exec(text) ?? [];
  const [, from = ""] = new RegExp(`FROM ${named} AS o`, "u").exec(text) ?? [];
  const [, inserts = ""] = /INSERT \(([^)]*)\)/u.exec(text) ?? [];
  const reads = new Map([...text.matchAll(/^ {4}(.*) AS `([^`]+)`,?$/gmu)].map(([, expression = "", name = ""]) => [name, names(/o\.`[^`]+`/u.exec(expression)?.[0] ?? "")[0]]));
  const columns = names(inserts).map((name) => ({ name, from: reads.get(name) ?? name, expression: "" }));
  return { do: "copy rows", from: reference(from, project), to: reference(to, project), key: [], columns, update: text.includes("WHEN MATCHED") };
}

function filled(text: string, project: string): Action {
  const [, at = "", name = ""] = new RegExp(`^UPDATE ${named} SET \`([^\`]+)\` = `, "u").exec(text) ?? [];
  return { do: "fill column", at: reference(at, project), column: name, value: "" };
}

function inserted(text: string, project: string): Asked {
  const [, to = "", columns = "", values = ""] = new RegExp(`^INSERT INTO ${named} \\(([^)]*)\\) VALUES \\((.*)\\)$`, "u").exec(text) ?? [];
  return { ask: "add row", to: reference(to, project), columns: names(columns), values: values.split(", ") };
}

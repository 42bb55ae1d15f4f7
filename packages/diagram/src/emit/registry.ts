import type { ColumnBeside, TableBeside } from "@concord/core";
import { json, onOneLine, yaml } from "../quote.ts";
import type { Column, Table } from "../table.ts";

/** A column as the teams' registries and ChartDB jobs write it; `serial` is what their formats call a value that the database counts up. */
export interface RegistryColumn {
  readonly name: string;
  readonly type: string;
  readonly primary_key: boolean;
  readonly unique: boolean;
  readonly nullable: boolean;
}

export function registryColumn(column: Column): RegistryColumn {
  const { base, text, list } = column.type;
  const counted = base === "bigint" ? "bigserial" : "serial";
  return {
    name: column.name, type: column.increment ? counted : `${text}${list ? "[]" : ""}`,
    primary_key: column.primaryKey, unique: column.unique, nullable: column.nullable,
  };
}

/** The columns of a table beside entities' own, in the same words. */
function besideColumn({ name, type, required }: ColumnBeside, { key }: TableBeside): RegistryColumn {
  return { name, type, primary_key: key.includes(name), unique: key.length === 1 && key[0] === name, nullable: !required };
}

/** A table of the column registry, a column a line. Tables of the schema `public` go by their own name, as in the teams' files. */
export function registryTable(table: Table): string {
  return registryText(table, [], table.columns.map(registryColumn));
}

/** A table beside entities' own says what it is, so that no reader takes it for an entity's. */
export function registryBeside(table: TableBeside): string {
  const facts = [`    kind: ${table.kind}`, ...(table.from.length === 0 ? [] : [`    from: [${table.from.map(json).join(", ")}]`])];
  return registryText(table, facts, table.columns.map((column) => besideColumn(column, table)));
}

function registryText({ schema, name }: { readonly schema: string; readonly name: string }, facts: readonly string[], columns: readonly RegistryColumn[]): string {
  const lines = columns.map((column) =>
    `      - { name: ${yaml(column.name)}, type: ${yaml(column.type)}, primary_key: ${column.primary_key}, nullable: ${column.nullable}, unique: ${column.unique} }`);
  return [`  ${yaml(schema === "public" ? name : `${schema}.${name}`)}:`, ...facts, "    columns:", ...lines].join("\n");
}

export function registryFile(tables: readonly string[]): string {
  return tables.length === 0 ? "tables: {}\n" : `tables:\n${tables.join("\n")}\n`;
}

/** The JSON of one table, as the teams' ChartDB jobs write it. */
export function tableFile(table: Table): string {
  return tableText(table.name, table.columns.map(registryColumn));
}

/** The same of a table beside entities' own. */
export function besideFile(table: TableBeside): string {
  return tableText(table.name, table.columns.map((column) => besideColumn(column, table)));
}

function tableText(name: string, columns: readonly RegistryColumn[]): string {
  const rows = columns.map((column) =>
    `    { "name": ${json(column.name)}, "type": ${json(column.type)}, "primary_key": ${column.primary_key}, "unique": ${column.unique}, "nullable": ${column.nullable} }`);
  return `{\n  "table_name": ${json(name)},\n  "columns": [\n${rows.join(",\n")}\n  ]\n}\n`;
}

/** Where each table's file is. `entity` is the contract that it comes from: of a view the view's. */
export function indexFile(tables: readonly Table[], beside: readonly TableBeside[]): string {
  const row = (schema: string, name: string, kind: string, entity: string, file: string): string =>
    `    { "schema": ${json(schema)}, "table_name": ${json(name)}, "kind": ${json(kind)}, "entity": ${json(entity)}, "file": ${json(file)} }`;
  const rows = [
    ...tables.map((table) => row(table.schema, table.name, "entity", table.entity.id, tablePath(table))),
    ...beside.map((table) => row(table.schema, table.name, table.kind, table.kind === "view" ? table.id : table.from[0] ?? "", besidePath(table))),
  ];
  return rows.length === 0 ? "{\n  \"tables\": []\n}\n" : `{\n  "tables": [\n${rows.join(",\n")}\n  ]\n}\n`;
}

/** The schemas that the tables are in, one a line. */
export function schemasFile(tables: readonly { readonly schema: string }[]): string {
  return [...new Set(tables.map((table) => table.schema))].sort().map((name) => `${onOneLine(name)}\n`).join("");
}

/** Below `diagram/`. */
export function tablePath(table: Table): string {
  return `tables/${table.entity.namespace}/${table.entity.name}.json`;
}

/** Below `diagram/`: `person.history.json` beside `person.json`. */
export function besidePath({ id, namespace }: TableBeside): string {
  return `tables/${namespace}/${id.slice(namespace.length + 1).replaceAll(":", ".")}.json`;
}

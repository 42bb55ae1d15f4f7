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

/** A table of the column registry, a column a line. Tables of the schema `public` go by their own name, as in the teams' files. */
export function registryTable(table: Table): string {
  const name = table.schema === "public" ? table.name : `${table.schema}.${table.name}`;
  const columns = table.columns.map(registryColumn).map((column) =>
    `      - { name: ${yaml(column.name)}, type: ${yaml(column.type)}, primary_key: ${column.primary_key}, nullable: ${column.nullable}, unique: ${column.unique} }`);
  return [`  ${yaml(name)}:`, "    columns:", ...columns].join("\n");
}

export function registryFile(tables: readonly string[]): string {
  return tables.length === 0 ? "tables: {}\n" : `tables:\n${tables.join("\n")}\n`;
}

/** The JSON of one table, as the teams' ChartDB jobs write it. */
export function tableFile(table: Table): string {
  const columns = table.columns.map(registryColumn).map(({ name, type, primary_key, unique, nullable }) =>
    `    { "name": ${json(name)}, "type": ${json(type)}, "primary_key": ${primary_key}, "unique": ${unique}, "nullable": ${nullable} }`);
  return `{\n  "table_name": ${json(table.name)},\n  "columns": [\n${columns.join(",\n")}\n  ]\n}\n`;
}

/** Where each table's file is. */
export function indexFile(tables: readonly Table[]): string {
  const rows = tables.map((table) =>
    `    { "schema": ${json(table.schema)}, "table_name": ${json(table.name)}, "entity": ${json(table.entity.id)}, "file": ${json(tablePath(table))} }`);
  return rows.length === 0 ? "{\n  \"tables\": []\n}\n" : `{\n  "tables": [\n${rows.join(",\n")}\n  ]\n}\n`;
}

/** The schemas that the tables are in, one a line. */
export function schemasFile(tables: readonly Table[]): string {
  return [...new Set(tables.map((table) => table.schema))].sort().map((name) => `${onOneLine(name)}\n`).join("");
}

/** Below `diagram/`. */
export function tablePath(table: Table): string {
  return `tables/${table.entity.namespace}/${table.entity.name}.json`;
}

import { join, mark, type Piece } from "@concord/core";
import { json } from "../quote.ts";
import type { TableResource } from "../resource.ts";
import type { Column } from "./columns.ts";
import type { Table } from "./table.ts";

/** Marks in a printed table: a column's type, mode and type parameters, by the path of its constraints; the keys. */
export const marks = {
  type: (path: string): string => `type ${path}`,
  mode: (path: string): string => `mode ${path}`,
  length: (path: string): string => `length ${path}`,
  digits: (path: string): string => `digits ${path}`,
};

/** The resource as JSON: a column a line, so that a changed column is a changed line. */
export function printedTable(table: Table): Piece {
  const { resource } = table;
  const members: Piece[] = [
    ["\"tableReference\": ", flat(resource.tableReference)],
    ...(resource.description === undefined ? [] : [["\"description\": ", json(resource.description)]]),
    ...(resource.labels === undefined ? [] : [["\"labels\": ", flat(resource.labels)]]),
    ["\"schema\": {\n    \"fields\": ", printedColumns(table.columns, "    "), "\n  }"],
    ...(resource.timePartitioning === undefined ? [] : [["\"timePartitioning\": ", flat(resource.timePartitioning)]]),
    ...(resource.clustering === undefined ? [] : [["\"clustering\": ", flat(resource.clustering)]]),
    ...(resource.tableConstraints === undefined ? [] : [["\"tableConstraints\": ", printedKeys(resource.tableConstraints)]]),
  ];
  return ["{\n  ", join(members, ",\n  "), "\n}\n"];
}

function printedColumns(columns: readonly Column[], indent: string): Piece {
  return ["[\n", join(columns.map((column) => [indent, "  ", printedColumn(column, `${indent}  `)]), ",\n"), `\n${indent}]`];
}

/** Members are marked with the comma before them, so that the text without a marked piece is still JSON. */
function printedColumn(column: Column, indent: string): Piece {
  const { path, resource } = column;
  return [
    `{ "name": ${json(resource.name)}`,
    mark(marks.type(path), `, "type": ${json(resource.type)}`, resource.name),
    resource.mode === undefined ? "" : mark(marks.mode(path), `, "mode": ${json(resource.mode)}`, resource.name),
    resource.maxLength === undefined ? "" : mark(marks.length(path), `, "maxLength": ${json(resource.maxLength)}`, resource.name),
    resource.precision === undefined
      ? ""
      : mark(marks.digits(path), `, "precision": ${json(resource.precision)}, "scale": ${json(resource.scale ?? "0")}`, resource.name),
    resource.description === undefined ? "" : `, "description": ${json(resource.description)}`,
    column.inner.length === 0 ? " }" : [", \"fields\": ", printedColumns(column.inner, indent), " }"],
  ];
}

function printedKeys(keys: NonNullable<TableResource["tableConstraints"]>): Piece {
  const members = [
    ...(keys.primaryKey === undefined ? [] : [`"primaryKey": ${flat(keys.primaryKey)}`]),
    ...(keys.foreignKeys === undefined ? [] : [`"foreignKeys": [\n${keys.foreignKeys.map((each) => `      ${flat(each)}`).join(",\n")}\n    ]`]),
  ];
  return `{\n    ${members.join(",\n    ")}\n  }`;
}

/** Plain data on one line, with a space where a reader expects one. */
export function flat(value: unknown): string {
  if (typeof value === "string") return json(value);
  if (Array.isArray(value)) return `[${value.map(flat).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value).map(([key, each]) => `${json(key)}: ${flat(each)}`).join(", ")} }`;
}

import { comment, identifier, literal } from "../quote.ts";
import { unnamedProject } from "../names.ts";
import type { FieldResource, FieldType, ForeignKey, TableReference, TableResource, TimePartitioning } from "../resource.ts";

/** GoogleSQL's names of the API's types, where they differ (docs: REST, TableFieldSchema.type). */
export const sqlNames: Partial<Record<FieldType, string>> = { INTEGER: "INT64", FLOAT: "FLOAT64", BOOLEAN: "BOOL", RECORD: "STRUCT" };

/**
 * The statements that make the table of the resource, and nothing that is not in it; `origin` is named in the first line.
 * They may be run again: a table that is there stays. Foreign keys come as statements of their own, since the tables they refer to may come later.
 * Source: docs, GoogleSQL data definition language, CREATE TABLE and ALTER TABLE ADD FOREIGN KEY.
 */
export function ddlOf(resource: TableResource, origin: string): string {
  const name = tableName(resource.tableReference);
  const key = resource.tableConstraints?.primaryKey;
  const body = [
    ...columnLines(resource.schema.fields, "  "),
    ...(key === undefined ? [] : [`  PRIMARY KEY (${key.columns.map(identifier).join(", ")}) NOT ENFORCED`]),
  ];
  const create = [
    `CREATE TABLE IF NOT EXISTS ${name} (\n${body.join(",\n")}\n)`,
    ...(resource.timePartitioning === undefined ? [] : [`PARTITION BY ${partition(resource.timePartitioning, resource.schema.fields)}`]),
    ...(resource.clustering === undefined ? [] : [`CLUSTER BY ${resource.clustering.fields.map(identifier).join(", ")}`]),
    ...tableOptions(resource),
  ].join("\n");
  const foreign = (resource.tableConstraints?.foreignKeys ?? []).map((each) => foreignKey(name, each));
  return [comment(origin), `${create};`, ...foreign].join("\n").concat("\n");
}

/** A table's name in a statement; without a project it is the one that runs the statement. */
export function tableName(table: TableReference): string {
  const parts = [table.datasetId, table.tableId];
  return (table.projectId === unnamedProject ? parts : [table.projectId, ...parts]).map(identifier).join(".");
}

function columnLines(fields: readonly FieldResource[], indent: string): readonly string[] {
  const names = fields.map((field) => identifier(field.name));
  const types = fields.map((field) => typeOf(field, indent));
  const nameWidth = Math.max(...names.map((name) => name.length));
  const typeWidth = Math.max(...types.filter((type) => !type.includes("\n")).map((type) => type.length), 0);
  return fields.map((field, index) => {
    const type = types[index] as string;
    const rest = [
      ...(field.mode === "REQUIRED" ? ["NOT NULL"] : []),
      ...(field.description === undefined ? [] : [`OPTIONS (description = ${literal(field.description)})`]),
    ].join(" ");
    const padded = rest === "" || type.includes("\n") ? type : type.padEnd(typeWidth);
    return `${indent}${(names[index] as string).padEnd(nameWidth)} ${padded}${rest === "" ? "" : ` ${rest}`}`;
  });
}

/** A column's type in a statement; a STRUCT over several lines. */
export function typeOf(field: FieldResource, indent: string): string {
  const single = field.type === "RECORD"
    ? `STRUCT<\n${columnLines(field.fields ?? [], `${indent}  `).join(",\n")}\n${indent}>`
    : `${sqlNames[field.type] ?? field.type}${parameters(field)}`;
  return field.mode === "REPEATED" ? `ARRAY<${single}>` : single;
}

function parameters(field: FieldResource): string {
  if (field.maxLength !== undefined) return `(${field.maxLength})`;
  if (field.precision === undefined) return "";
  return field.scale === undefined ? `(${field.precision})` : `(${field.precision}, ${field.scale})`;
}

/** A DATE by day is its own partition; every other column is cut to the unit. */
function partition({ type, field }: TimePartitioning, fields: readonly FieldResource[]): string {
  const column = fields.find((each) => each.name === field);
  if (field === undefined || column === undefined) return "_PARTITIONDATE";
  if (column.type === "DATE" && type === "DAY") return identifier(field);
  return `${column.type}_TRUNC(${identifier(field)}, ${type})`;
}

function tableOptions(resource: TableResource): readonly string[] {
  const labels = Object.entries(resource.labels ?? {}).map(([key, value]) => `(${literal(key)}, ${literal(value)})`);
  const options = [
    ...(resource.description === undefined ? [] : [`description = ${literal(resource.description)}`]),
    ...(resource.timePartitioning?.expirationMs === undefined ? [] : [`partition_expiration_days = ${Number(resource.timePartitioning.expirationMs) / 86_400_000}`]),
    ...(labels.length === 0 ? [] : [`labels = [${labels.join(", ")}]`]),
  ];
  return options.length === 0 ? [] : [`OPTIONS (\n  ${options.join(",\n  ")}\n)`];
}

function foreignKey(name: string, key: ForeignKey): string {
  const from = key.columnReferences.map((each) => identifier(each.referencingColumn)).join(", ");
  const to = key.columnReferences.map((each) => identifier(each.referencedColumn)).join(", ");
  const constraint = key.name === undefined ? "ADD" : `ADD CONSTRAINT IF NOT EXISTS ${identifier(key.name)}`;
  return `ALTER TABLE ${name} ${constraint}\n  FOREIGN KEY (${from}) REFERENCES ${tableName(key.referencedTable)} (${to}) NOT ENFORCED;`;
}

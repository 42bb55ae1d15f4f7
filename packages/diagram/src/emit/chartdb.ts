import type { Project, Schema, TableBeside } from "@concord/core";
import { noteOf } from "../beside.ts";
import { builtIn } from "../check/built-in.ts";
import { enumOf, type NamedEnum } from "../enums.ts";
import type { Area } from "../layout/areas.ts";
import type { Rect } from "../layout/geometry.ts";
import { defaultText } from "../note.ts";
import { json } from "../quote.ts";
import type { Column, Relation, Table } from "../table.ts";
import { sqlType, type ColumnType } from "../types.ts";

/** ChartDB's palette (its snapshot 1.20.1, lib/colors.ts), in an order in which neighbours differ. */
export const palette: readonly string[] = [
  "#8eb7ff", "#c05dcf", "#42e0c0", "#ff9f74", "#ff6b8a", "#9ef07a", "#7175fa", "#ff6363", "#4dee8a", "#ffe374", "#b067e9", "#8a61f5",
];

/** ChartDB's own colour of views (the same file), for all that is made from entities. */
const derived = "#b0b0b0";

/** The table of an entity, but for its place: the text before and after `"x": …, "y": …`. Times are 0, so that the same contracts give the same bytes. */
export interface ChartText { readonly before: string; readonly after: string }

export function chartTable(table: Table, project: Project, hue: number): ChartText {
  const id = table.entity.id;
  const fields = table.columns.map((column) => chartField(table, column, project));
  const indexes = table.indexes.map((index) => flat({
    id: `${id}:index:${index.name}`, name: index.name, unique: index.unique, fieldIds: index.columns.map((column) => `${id}/${column}`), createdAt: 0,
    ...(index.note === undefined ? {} : { comments: index.note }),
  }));
  return chartText({ ...table, id }, palette[hue] as string, false, table.note, fields, indexes);
}

function chartText(
  { id, schema, name }: { readonly id: string; readonly schema: string; readonly name: string }, color: string, isView: boolean, note: readonly string[], fields: readonly string[], indexes: readonly string[],
): ChartText {
  const before = `    {\n      "id": ${json(id)}, "name": ${json(name)}, "schema": ${json(schema)}, `;
  const after = [
    `, "width": 320, "expanded": true, "color": ${json(color)}, "isView": ${isView}, "createdAt": 0,`,
    `      "comments": ${json(note.join("\n"))},`,
    `      "fields": ${list(fields, "      ")},`,
    `      "indexes": ${list(indexes, "      ")}`,
    "    }",
  ].join("\n");
  return { before, after };
}

/** A table beside entities' own, or a view. */
export function chartBeside(table: TableBeside): ChartText {
  const fields = table.columns.map(({ name, type: text, required }) => {
    const primaryKey = table.key.includes(name);
    const type = sqlType(text);
    return fieldText(table.id, { name, type, primaryKey, unique: primaryKey && table.key.length === 1, nullable: !required, increment: false, note: "" }, plainType(type));
  });
  return chartText(table, derived, table.kind === "view", noteOf(table), fields, []);
}

/** Relationships by which the rows of such a table go with their record, one for each pair of columns. */
export function chartBelongs({ id, schema, name, link, from: [of = ""] }: TableBeside, to: Table): readonly string[] {
  if (link?.goes !== true) return [];
  return link.columns.map(([own, column], index) => flat({
    id: `${id}:reference${link.columns.length === 1 ? "" : `:${index}`}`, name: `${name}_of`, sourceSchema: schema, sourceTableId: id, sourceFieldId: `${id}/${own}`,
    targetSchema: to.schema, targetTableId: of, targetFieldId: `${of}/${column}`, sourceCardinality: "many", targetCardinality: "one", createdAt: 0,
  }));
}

/** Dependencies, which ChartDB draws where no foreign key is: of a view on what it reads, of a journal and of what waits on its entity. `schemas`: by id. */
export function chartDependencies({ id, schema, from, link }: TableBeside, schemas: ReadonlyMap<string, string>): readonly string[] {
  if (link?.goes === true) return [];
  return from.flatMap((other) => {
    const there = schemas.get(other);
    return there === undefined ? [] : [flat({ id: `${id}:from:${other}`, schema: there, tableId: other, dependentSchema: schema, dependentTableId: id, createdAt: 0 })];
  });
}

function chartField(table: Table, column: Column, project: Project): string {
  const { values } = column.type;
  return fieldText(table.entity.id, column, values === undefined ? plainType(column.type) : enumName(enumOf(table, column.name, values, project)));
}

/** The name of a type that is no enum's. */
function plainType({ base }: ColumnType): string {
  return builtIn.get(base) ?? unknown;
}
const unknown = "user-defined";

/** A field of a table; of a type that ChartDB does not have the comments say PostgreSQL's words. */
function fieldText(table: string, column: Column, typeName: string): string {
  const { type } = column;
  const made = column.made ?? (column.default === undefined ? undefined : defaultText(column.default));
  const note = typeName === unknown ? `${type.text} ${column.note}`.trim() : column.note;
  return [
    `{ "id": ${json(`${table}/${column.name}`)}, "name": ${json(column.name)}`,
    `, "type": { "id": ${json(typeName.replaceAll(" ", "_"))}, "name": ${json(typeName)} }`,
    `, "primaryKey": ${column.primaryKey}, "unique": ${column.unique}, "nullable": ${column.nullable}, "createdAt": 0`,
    column.increment ? ", \"increment\": true" : "",
    type.list ? ", \"isArray\": true" : "",
    type.length === undefined ? "" : `, "characterMaximumLength": "${type.length}"`,
    type.precision === undefined ? "" : `, "precision": ${type.precision}, "scale": ${type.scale}`,
    made === undefined ? "" : `, "default": ${json(made)}`,
    note === "" ? " }" : `, "comments": ${json(note)} }`,
  ].join("");
}

/**
 * Relationships of a reference, one for each pair of columns, since ChartDB has no others; a table's comments say which belong together.
 * The referring side is the source and many; where it is unique, ChartDB takes the foreign key for the target's, so the sides change.
 */
export function chartRelationships({ reference, from, to, single }: Relation): readonly string[] {
  const [source, target] = single ? [to, from] : [from, to];
  return from.columns.map((_, index) => flat({
    id: `${from.entity}:reference:${reference.name}${from.columns.length === 1 ? "" : `:${index}`}`, name: `${from.table}_${reference.name}`,
    sourceSchema: source.schema, sourceTableId: source.entity, sourceFieldId: `${source.entity}/${source.columns[index]}`,
    targetSchema: target.schema, targetTableId: target.entity, targetFieldId: `${target.entity}/${target.columns[index]}`,
    sourceCardinality: single ? "one" : "many", targetCardinality: "one", createdAt: 0,
  }));
}

export interface ChartParts {
  readonly tables: readonly { readonly id: string; readonly text: ChartText }[];
  readonly relationships: readonly string[];
  readonly dependencies: readonly string[];
  readonly enums: readonly string[];
}

/** The diagram as ChartDB imports it. */
export function chartFile(
  schema: Schema, parts: ChartParts, rects: ReadonlyMap<string, Rect>, areas: readonly Area[], hue: (namespace: string) => number,
): string {
  const tables = parts.tables.flatMap(({ id, text }, index) => {
    const { x, y } = rects.get(id) as Rect;
    return [index === 0 ? "[\n" : ",\n", text.before, `"x": ${x}, "y": ${y}`, text.after];
  });
  const seen = new Map<string, number>();
  const drawnAreas = areas.map((area) => {
    const count = (seen.get(area.namespace) ?? 0) + 1;
    seen.set(area.namespace, count);
    const suffix = count === 1 ? "" : ` (${count})`;
    return flat({
      id: `area:${area.namespace}${suffix}`, name: `${area.namespace}${suffix}`, x: area.x, y: area.y, width: area.width, height: area.height,
      color: palette[hue(area.namespace)] as string,
    });
  });
  return [
    `{\n  "id": ${json(`concord:${schema.project.name}`)}, "name": ${json(schema.project.name)}, "databaseType": "postgresql",\n`,
    "  \"tables\": ", ...(tables.length === 0 ? ["[]"] : [...tables, "\n  ]"]),
    `,\n  "relationships": ${list(parts.relationships, "  ")}`,
    `,\n  "dependencies": ${list(parts.dependencies, "  ")}`,
    `,\n  "areas": ${list(drawnAreas, "  ")}`,
    `,\n  "customTypes": ${list(parts.enums, "  ")}\n}\n`,
  ].join("");
}

/** An enum as a custom type. */
export function chartEnum(named: NamedEnum): string {
  const { schema, name, type } = named;
  return flat({ id: `enum:${schema}.${name}`, schema, name: enumName(named), kind: "enum", values: type.values.map(({ value }) => value) });
}

/** ChartDB knows custom types by name alone. */
function enumName({ schema, name }: NamedEnum): string {
  return `${schema}_${name}`;
}

function list(rows: readonly string[], indent: string): string {
  return rows.length === 0 ? "[]" : `[\n${rows.map((row) => `${indent}  ${row}`).join(",\n")}\n${indent}]`;
}

/** Plain data on one line. */
function flat(value: unknown): string {
  if (typeof value === "string") return json(value);
  if (Array.isArray(value)) return `[${value.map(flat).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  return `{ ${Object.entries(value).map(([key, each]) => `${json(key)}: ${flat(each)}`).join(", ")} }`;
}

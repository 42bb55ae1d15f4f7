import type { Project, Schema } from "@concord/core";
import { enumOf, type NamedEnum } from "../enums.ts";
import type { Area } from "../layout/areas.ts";
import type { Rect } from "../layout/geometry.ts";
import { defaultText } from "../note.ts";
import { json } from "../quote.ts";
import type { Column, Relation, Table } from "../table.ts";

/** ChartDB's palette (its snapshot 1.20.1, lib/colors.ts), in an order in which neighbours differ. */
export const palette: readonly string[] = [
  "#8eb7ff", "#c05dcf", "#42e0c0", "#ff9f74", "#ff6b8a", "#9ef07a", "#7175fa", "#ff6363", "#4dee8a", "#ffe374", "#b067e9", "#8a61f5",
];

/** The table of an entity, but for its place: the text before and after `"x": …, "y": …`. Times are 0, so that the same contracts give the same bytes. */
export interface ChartText { readonly before: string; readonly after: string }

export function chartTable(table: Table, project: Project, hue: number): ChartText {
  const id = table.entity.id;
  const fields = table.columns.map((column) => chartField(table, column, project));
  const indexes = table.indexes.map((index) => flat({
    id: `${id}:index:${index.name}`, name: index.name, unique: index.unique, fieldIds: index.columns.map((column) => `${id}/${column}`), createdAt: 0,
    ...(index.note === undefined ? {} : { comments: index.note }),
  }));
  const before = `    {\n      "id": ${json(id)}, "name": ${json(table.name)}, "schema": ${json(table.schema)}, `;
  const after = [
    `, "width": 320, "expanded": true, "color": ${json(palette[hue] as string)}, "isView": false, "createdAt": 0,`,
    `      "comments": ${json(table.note.join("\n"))},`,
    `      "fields": ${list(fields, "      ")},`,
    `      "indexes": ${list(indexes, "      ")}`,
    "    }",
  ].join("\n");
  return { before, after };
}

function chartField(table: Table, column: Column, project: Project): string {
  const { type } = column;
  const name = type.values === undefined ? type.base.replaceAll("_", " ") : enumName(enumOf(table, column.name, type.values, project));
  const made = column.made ?? (column.default === undefined ? undefined : defaultText(column.default));
  return [
    `{ "id": ${json(`${table.entity.id}/${column.name}`)}, "name": ${json(column.name)}`,
    `, "type": { "id": ${json(name.replaceAll(" ", "_"))}, "name": ${json(name)} }`,
    `, "primaryKey": ${column.primaryKey}, "unique": ${column.unique}, "nullable": ${column.nullable}, "createdAt": 0`,
    column.increment ? ", \"increment\": true" : "",
    type.list ? ", \"isArray\": true" : "",
    type.length === undefined ? "" : `, "characterMaximumLength": "${type.length}"`,
    type.precision === undefined ? "" : `, "precision": ${type.precision}, "scale": ${type.scale}`,
    made === undefined ? "" : `, "default": ${json(made)}`,
    column.note === "" ? " }" : `, "comments": ${json(column.note)} }`,
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

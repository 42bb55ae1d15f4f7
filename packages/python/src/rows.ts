import { byKind, type Entity, type Field, type PerKind, type Project, type Type } from "@concord/core";
import { text, tuple } from "./quote.ts";

/** What columns of a table hold: a value of the record at the path, two columns of a geoPoint. `padded`: drivers hand a text out with spaces behind it, which are none of the value's. */
export interface Held { readonly path: readonly [string, ...string[]]; readonly type: Type; readonly columns: readonly string[]; readonly padded: boolean }

/** What the columns of a table hold of a field: the field itself, or the members that it is spread over; the caller knows the store's own names. */
export type ColumnsOf = (field: Field, entity: Entity, project: Project) => readonly Held[];

/** What reads a cell as a driver gives it, of `_rows.py`. */
const cells: PerKind<[], string> = {
  string: () => "_row.as_given", boolean: () => "_row.as_given", int32: () => "_row.as_given", integer: () => "_row.as_given", float: () => "float", uid: () => "_row.as_given", enum: () => "_row.as_given",
  int64: () => "str", uuid: () => "str", date: () => "str", geoPoint: () => "float",
  decimal: ({ precision, scale }) => `_row.decimal_cell(${precision}, ${scale})`,
  time: ({ precision }) => `_row.time_cell(${precision})`,
  timestamp: ({ precision }) => `_row.timestamp_cell(${precision})`,
  localDateTime: ({ precision }) => `_row.local_cell(${precision})`,
  bytes: () => "_row.bytes_cell",
  json: () => "_row.json_cell", map: () => "_row.json_cell", object: () => "_row.json_cell", union: () => "_row.json_cell",
  list: ({ of }) => (["json", "map", "object", "union", "geoPoint", "list"].includes(of.kind) ? "_row.json_cell" : `_row.list_cell(${byKind(cells, of)})`),
};

/**
 * The columns of a record's fields with what reads them, as the lines of a tuple: nothing where a record is more than one row of its table holds. Behind them come the objects without columns of their own
 * that a record never lacks, since all their members may be missing.
 */
export function rowLines(entity: Entity, project: Project, columnsOf: ColumnsOf): readonly string[] | undefined {
  const fields = entity.fields.filter((field) => !field.secret);
  if (fields.some((field) => !field.stores.includes("postgres"))) return undefined;
  const held = fields.flatMap((field) => columnsOf(field, entity, project));
  const line = (path: readonly string[], columns: readonly string[], reader: string): string => `    (${tuple(path.map(text))}, ${tuple(columns.map(text))}, ${reader}),\n`;
  return [...held.map(({ path, type, columns, padded }) => line(path, columns, padded ? "_row.padded_cell" : byKind(cells, type))), ...fields.flatMap((field) => spread(field, [], held)).map((path) => line(path, [], "_row.as_given"))];
}

/** Paths of the required objects that are spread over columns, the outer ones first. */
function spread(field: Field, outer: readonly string[], held: readonly Held[]): readonly (readonly string[])[] {
  const own = [...outer, field.name];
  const isSpread = held.some(({ path }) => path.length > own.length && own.every((step, index) => path[index] === step));
  if (!isSpread || field.type.kind !== "object") return [];
  return [...(field.optional ? [] : [own]), ...field.type.fields.flatMap((member) => spread(member, own, held))];
}

import { byKind, type Entity, type Field, type PerKind, type Project } from "@concord/core";
import { text, tuple } from "./quote.ts";

/** Which columns of a table hold a field; the caller knows the store's own names. Nothing for a field that has none of its own. */
export type ColumnsOf = (field: Field, entity: Entity, project: Project) => readonly string[] | undefined;

/** What reads a cell as a driver gives it, of `_values.py`. */
const cells: PerKind<[], string> = {
  string: () => "_v.as_given", boolean: () => "_v.as_given", int32: () => "_v.as_given", integer: () => "_v.as_given", float: () => "float", uid: () => "_v.as_given", enum: () => "_v.as_given",
  int64: () => "str", uuid: () => "str", date: () => "str", geoPoint: () => "float",
  decimal: ({ precision, scale }) => `_v.decimal_cell(${precision}, ${scale})`,
  time: ({ precision }) => `_v.time_cell(${precision})`,
  timestamp: ({ precision }) => `_v.timestamp_cell(${precision})`,
  localDateTime: ({ precision }) => `_v.local_cell(${precision})`,
  bytes: () => "_v.bytes_cell",
  json: () => "_v.json_cell", map: () => "_v.json_cell", object: () => "_v.json_cell", union: () => "_v.json_cell",
  list: ({ of }) => (["json", "map", "object", "union", "geoPoint", "list"].includes(of.kind) ? "_v.json_cell" : `_v.list_cell(${byKind(cells, of)})`),
};

/**
 * The columns of a record's fields with what reads them, as the lines of a tuple: nothing where a record is more than one row of its table holds.
 */
export function rowLines(entity: Entity, project: Project, columnsOf: ColumnsOf): readonly string[] | undefined {
  const lines = entity.fields.filter((field) => !field.secret).map((field) => {
    const columns = field.stores.includes("postgres") ? columnsOf(field, entity, project) : undefined;
    return columns === undefined ? undefined : `    (${text(field.name)}, ${tuple(columns.map(text))}, ${byKind(cells, field.type)}),\n`;
  });
  return lines.every((line) => line !== undefined) ? lines : undefined;
}

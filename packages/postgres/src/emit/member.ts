import { byKind, type PerKind, type Type } from "@concord/core";
import { literal } from "../quote.ts";
import type { TableField } from "../spread.ts";
import { columnType, isArray } from "../types.ts";

/** A value in canonical JSON, given as text, as a value of the column type of its kind; nothing where the column holds the JSON itself. */
const read: PerKind<[text: string], string | undefined> = {
  string: (_, text) => text,
  boolean: (type, text) => cast(type, text),
  // JSON may spell a whole number as 1.0.
  int32: (type, text) => cast(type, `(${text})::numeric`),
  integer: (type, text) => cast(type, `(${text})::numeric`),
  int64: (type, text) => cast(type, text),
  float: (type, text) => cast(type, text),
  decimal: (type, text) => cast(type, text),
  uuid: (type, text) => cast(type, text),
  uid: (_, text) => text,
  date: (type, text) => cast(type, text),
  time: (type, text) => cast(type, text),
  timestamp: (type, text) => cast(type, text),
  localDateTime: (type, text) => cast(type, text),
  bytes: (_, text) => `decode(${text}, 'base64')`,
  json: () => undefined,
  enum: (_, text) => text,
  list: () => undefined,
  map: () => undefined,
  object: () => undefined,
  union: () => undefined,
  geoPoint: () => undefined,
};

function cast(type: Type, text: string): string {
  return `(${text})::${columnType(type)}`;
}

/** The values of the columns that hold a member of a JSON object; `object` is SQL for the object, and what is missing there is NULL. */
export function memberValues({ steps, type }: TableField, object: string): readonly string[] {
  const path = steps.map(({ name }) => literal(name));
  const inside = path.slice(0, -1).reduce((text, step) => `${text} -> ${step}`, object);
  const last = path.at(-1) as string;
  if (type.kind === "geoPoint") return ["latitude", "longitude"].map((part) => `(${inside} -> ${last} ->> ${literal(part)})::double precision`);
  if (type.kind === "list" && isArray(type.of)) return [arrayOf(type.of, `${inside} -> ${last}`)];
  return [byKind(read, type, `${inside} ->> ${last}`) ?? `${inside} -> ${last}`];
}

function arrayOf(of: Type, list: string): string {
  const each = byKind(read, of, "item") ?? "item";
  return `CASE WHEN jsonb_typeof(${list}) = 'array' THEN ARRAY(SELECT ${each} FROM jsonb_array_elements_text(${list}) WITH ORDINALITY AS items(item, place) ORDER BY place)::${columnType(of)}[] END`;
}

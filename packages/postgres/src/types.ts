import { byKind, type PerKind, type Type } from "@concord/core";

/**
 * The column type of each kind; `text` stands in the C collation, so that order and uniqueness do not hang on the server's locale.
 * Lists of single values are arrays, everything else inside a list is `jsonb`. A geoPoint has two columns of its own.
 */
const columnTypes: PerKind<[], string> = {
  string: () => "text",
  boolean: () => "boolean",
  int32: () => "integer",
  integer: () => "bigint",
  int64: () => "bigint",
  float: () => "double precision",
  decimal: (type) => `numeric(${type.precision},${type.scale})`,
  uuid: () => "uuid",
  uid: () => "text",
  date: () => "date",
  time: (type) => `time(${type.precision})`,
  timestamp: (type) => `timestamptz(${type.precision})`,
  localDateTime: (type) => `timestamp(${type.precision})`,
  bytes: () => "bytea",
  json: () => "jsonb",
  enum: () => "text",
  list: (type) => (isArray(type.of) ? `${columnType(type.of)}[]` : "jsonb"),
  map: () => "jsonb",
  object: () => "jsonb",
  union: () => "jsonb",
  geoPoint: () => "double precision",
};

export function columnType(type: Type): string {
  return byKind(columnTypes, type);
}

/** A column type as the catalog spells it (`format_type`): `timestamptz(3)` is `timestamp(3) with time zone`. */
export function spelled(type: string): string {
  const [, word = type, digits = "", list = ""] = /^([a-z]+)(\(\d+\))?((?:\[\])?)$/.exec(type) ?? [];
  const [name, zone] = longNames[word] ?? [word, ""];
  return name === word && zone === "" ? type : `${name}${digits}${zone}${list}`;
}

const longNames: Readonly<Record<string, readonly [name: string, zone: string]>> = {
  timestamptz: ["timestamp", " with time zone"], timestamp: ["timestamp", " without time zone"], time: ["time", " without time zone"], varchar: ["character varying", ""],
};

/** Whether a list of this is an array: its members are single values that a column could hold. */
export function isArray(member: Type): boolean {
  return !["json", "list", "map", "object", "union", "geoPoint"].includes(member.kind);
}

/** Whether a column of the type is text that has an order and a collation. */
export function isText(type: Type): boolean {
  return type.kind === "string" || type.kind === "uid" || type.kind === "enum";
}

/** Whether the type's constraints are judged by a function over the value, since a check cannot look inside it by itself. */
export function isInspected(type: Type): boolean {
  return ["list", "map", "object", "union"].includes(type.kind);
}

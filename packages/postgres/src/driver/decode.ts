import { types as pgTypes } from "pg";
import { byKind, type Field, type Json, type NamingPolicy, type PerKind, type Type } from "@concord/core";
import { columnNames } from "../names.ts";
import { identifier } from "../quote.ts";
import { isSpread, membersOf } from "../spread.ts";
import { isArray } from "../types.ts";

/** What a session must be set to, so that values have one text: ISO dates in UTC, the shortest exact floats, bytes in hexadecimal. */
export const sessionSettings = "-c timezone=UTC -c datestyle=ISO -c extra_float_digits=1 -c bytea_output=hex -c client_encoding=UTF8";

/** The columns of some fields as text, for SELECT and RETURNING, in the order in which `recordOf` takes them. */
export function columnTexts(fields: readonly Field[], policy: NamingPolicy): string {
  return fields.flatMap((field) => columnNames(field, policy).map((name) => `${identifier(name)}::text`)).join(", ");
}

/**
 * The canonical record in a row of `columnTexts`. Nothing is mended: what the store holds outside of a type is written as the store writes
 * it.
 */
export function recordOf(fields: readonly Field[], row: readonly (string | null)[]): Json {
  const cells = row.values();
  return membersIn(fields, () => cells.next().value ?? null);
}

/** The fields that have a value, by the next columns of the row. */
function membersIn(fields: readonly Field[], next: () => string | null): { readonly [name: string]: Json } {
  const record = Object.create(null) as Record<string, Json>;
  for (const field of fields) {
    const value = valueIn(field, next);
    if (value !== undefined) record[field.name] = value;
  }
  return record;
}

function valueIn(field: Field, next: () => string | null): Json | undefined {
  if (isSpread(field)) {
    const object = membersIn(membersOf(field), next);
    return Object.keys(object).length === 0 ? undefined : object;
  }
  const text = next();
  if (field.type.kind !== "geoPoint") return text === null ? undefined : byKind(readers, field.type, text);
  const second = next();
  return text === null && second === null ? undefined : { latitude: decimalOrNull(text), longitude: decimalOrNull(second) };
}

const decimalOrNull = (text: string | null): Json => (text === null ? null : Number(text));

const readers: PerKind<[text: string], Json> = {
  string: (_, text) => text,
  boolean: (_, text) => text === "t" || text === "true",
  int32: (_, text) => Number(text),
  integer: (_, text) => Number(text),
  int64: (_, text) => text,
  float: (_, text) => Number(text) + 0, // -0 is 0
  decimal: (type, text) => padded(text, type.scale),
  uuid: (_, text) => text,
  uid: (_, text) => text,
  date: (_, text) => text,
  time: (type, text) => padded(text, type.precision),
  timestamp: (type, text) => moment(text, type.precision, "Z"),
  localDateTime: (type, text) => moment(text, type.precision, ""),
  bytes: (_, text) => Buffer.from(text.slice(2), "hex").toString("base64"),
  json: (_, text) => JSON.parse(text) as Json,
  enum: (_, text) => text,
  list: (type, text) => (isArray(type.of) ? members(type.of, text) : (JSON.parse(text) as Json)),
  map: (_, text) => JSON.parse(text) as Json,
  object: (_, text) => JSON.parse(text) as Json,
  union: (_, text) => JSON.parse(text) as Json,
  geoPoint: (_, text) => text,
};

/** `1.5` with two digits after the point is `1.50`: numeric without a scale and clocks leave zeros away. Words (NaN, infinity) stay. */
function padded(text: string, digits: number): string {
  if (!/\d$/.test(text) || digits === 0) return text;
  const [whole = "", fraction = ""] = text.split(".");
  return `${whole}.${fraction.padEnd(digits, "0")}`;
}

/** `2024-02-29 12:00:00.5+00` is `2024-02-29T12:00:00.500Z`. */
function moment(text: string, digits: number, zone: "" | "Z"): string {
  const [, day, clock, era = ""] = /^(\S+) ([0-9:.]+)(?:\+00)?( BC)?$/.exec(text) ?? [];
  return day === undefined || clock === undefined ? text : `${day}T${padded(clock, digits)}${zone}${era}`;
}

/** The parser of text[] (1009, which the types of `pg` do not list). */
const parseArray = (pgTypes.getTypeParser as (oid: number, format: "text") => (text: string) => readonly (string | null | readonly unknown[])[])(1009, "text");

function members(of: Type, text: string): Json {
  const each = (member: string | null | readonly unknown[]): Json => {
    if (member === null) return null;
    return typeof member === "string" ? byKind(readers, of, member) : (member as readonly (string | null)[]).map(each);
  };
  return parseArray(text).map(each);
}

import { byKind, type Field, type Json, type NamingPolicy, type PerKind, type Type } from "@concord/core";
import { columnNames } from "../names.ts";
import { identifier, literal } from "../quote.ts";
import { isArray } from "../types.ts";

const text = (value: string): string => `to_jsonb((${value})::text)`;
const plain = (value: string): string => `to_jsonb(${value})`;
const second = (precision: number): string => ({ 0: "SS", 3: "SS.MS", 6: "SS.US" })[precision] ?? "SS";

/** A column as canonical JSON, as SQL: what the store holds now, in the spelling of the contract. */
const readers: PerKind<[value: string], string> = {
  string: (_, value) => text(value),
  boolean: (_, value) => plain(value),
  int32: (_, value) => plain(value),
  integer: (_, value) => plain(value),
  int64: (_, value) => text(value),
  float: (_, value) => plain(value),
  decimal: (type, value) => text(`(${value})::numeric(${type.precision},${type.scale})`),
  uuid: (_, value) => text(value),
  uid: (_, value) => text(value),
  date: (_, value) => `to_jsonb(to_char(${value}, 'YYYY-MM-DD'))`,
  time: (type, value) => `to_jsonb(to_char(${value}, 'HH24:MI:${second(type.precision)}'))`,
  timestamp: (type, value) => `to_jsonb(to_char((${value}) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:${second(type.precision)}"Z"'))`,
  localDateTime: (type, value) => `to_jsonb(to_char(${value}, 'YYYY-MM-DD"T"HH24:MI:${second(type.precision)}'))`,
  bytes: (_, value) => `to_jsonb(translate(encode(${value}, 'base64'), E'\\n', ''))`,
  json: (_, value) => value,
  enum: (_, value) => text(value),
  list: (type, value) => (isArray(type.of) ? `(SELECT coalesce(jsonb_agg(${read(type.of, "members.member")} ORDER BY members.place), '[]') FROM unnest(${value}) WITH ORDINALITY AS members(member, place))` : value),
  map: (_, value) => value,
  object: (_, value) => value,
  geoPoint: (_, value) => value,
};

function read(type: Type, value: string): string {
  return byKind(readers, type, value);
}

/** The whole row as one JSON object, as SQL; fields without a value are left out when it is read. Arguments are limited to 100, so it is put together of parts. */
export function rowText(fields: readonly Field[], policy: NamingPolicy, from = ""): string {
  const parts = fields.map((field) => {
    const [first, second] = columnNames(field, policy).map((name) => `${from}${identifier(name)}`) as [string, string | undefined];
    const value = field.type.kind === "geoPoint" ? `CASE WHEN ${first} IS NOT NULL THEN jsonb_build_object('latitude', ${first}, 'longitude', ${second}) END` : `CASE WHEN ${first} IS NOT NULL THEN ${read(field.type, first)} END`;
    return `jsonb_build_object(${literal(field.name)}, ${value})`;
  });
  return `(${parts.join(" || ")})::text`;
}

/** The canonical record in a row's JSON. */
export function recordOf(row: string): Json {
  const read = JSON.parse(row) as Record<string, Json>;
  const record = Object.create(null) as Record<string, Json>;
  for (const [name, value] of Object.entries(read)) if (value !== null) record[name] = value;
  return record;
}

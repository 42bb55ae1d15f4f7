import { byKind, type Offered, type PerKind, type Type } from "@concord/core";
import { columnType, isArray } from "../types.ts";

/**
 * A value on its way to a column: text that the server reads as the column's own type or, where `as` names a type, as that one, so that the
 * server itself says
 * whether the types fit. `unrepresentable`: nothing of the value would be left for the server to judge.
 */
export type Bound = { readonly text: string | null; readonly as?: "text" | "numeric" | "boolean" | "jsonb" } | { readonly unrepresentable: string };

/**
 * Encodes without judging. Text that JSON uses for what it lacks (dates, UUIDs, decimals, int64) goes to the server as it is, whatever it
 * says; that a text
 * was another spelling of a value shows when the row is read back (respelled.ts). A value of another family of JSON goes as a value of that
 * family, and the
 * server refuses it (42804) but where it has an assignment cast:
 *
 * | column | text | number | boolean | list, object |
 * |---|---|---|---|---|
 * | text | itself | cast: unrepresentable | cast: unrepresentable | cast: unrepresentable |
 * | integer, bigint, double (JSON numbers) | 42804 | itself, `1.5` into integer 22P02 | 42804 | 42804 |
 * | bigint, numeric (JSON text) | itself | cast: unrepresentable | 42804 | 42804 |
 * | boolean, uuid, date, time, timestamp, bytea, arrays | itself | 42804 | 42804 | 42804 |
 * | jsonb | itself | itself | itself | itself |
 */
export function encode(type: Type, value: Offered): Bound {
  if (value === undefined) return { text: null };
  return byKind(encoders, type, value);
}

const no = (why: string): Bound => ({ unrepresentable: why });

/**
 * A value of a family that is not the column's: PostgreSQL has no assignment cast from these types to the columns that come here (pg_cast).
 */
function foreign(value: Offered): Bound {
  if (value === null || value === undefined) return { text: null };
  if (typeof value === "string") return ownText(value, "text");
  if (typeof value === "number") return { text: numberText(value), as: "numeric" };
  if (typeof value === "boolean") return { text: String(value), as: "boolean" };
  const text = jsonText(value);
  return text === undefined ? no("JSON has no such value") : { text, as: "jsonb" };
}

function ownText(value: string, as?: "text"): Bound {
  if (!value.isWellFormed()) return no("UTF-8 has no lone surrogates");
  return as === undefined ? { text: value } : { text: value, as };
}

/** PostgreSQL's names for what JSON cannot say. */
function numberText(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

const textOnly = (value: Offered): Bound => (typeof value === "string" ? ownText(value) : value === null ? { text: null } : no("the server casts every other type to text"));
const spelled = (value: Offered): Bound => (typeof value === "string" ? ownText(value) : foreign(value));
const spelledNumber = (value: Offered): Bound => (typeof value === "number" ? no("the server casts one type of number to another") : spelled(value));
const number = (value: Offered): Bound => (typeof value === "number" ? { text: numberText(value) } : foreign(value));
const document = (value: Offered): Bound => {
  const text = jsonText(value);
  return text === undefined ? no("JSON has no such value") : { text };
};

const encoders: PerKind<[value: Offered], Bound> = {
  string: (_, value) => textOnly(value),
  boolean: (_, value) => (typeof value === "boolean" ? { text: String(value) } : foreign(value)),
  int32: (_, value) => number(value),
  integer: (_, value) => number(value),
  int64: (_, value) => spelledNumber(value),
  float: (_, value) => number(value),
  decimal: (_, value) => spelledNumber(value),
  uuid: (_, value) => spelled(value),
  uid: (_, value) => textOnly(value),
  date: (_, value) => spelled(value),
  time: (_, value) => spelled(value),
  timestamp: (_, value) => spelled(value),
  localDateTime: (_, value) => spelled(value),
  bytes: (_, value) => {
    if (typeof value !== "string") return foreign(value);
    const bytes = Buffer.from(value, "base64");
    return bytes.toString("base64") === value ? { text: `\\x${bytes.toString("hex")}` } : no("no bytes are spelled so");
  },
  json: (_, value) => document(value),
  enum: (_, value) => textOnly(value),
  list: (type, value) => (isArray(type.of) ? array(type.of, value) : document(value)),
  map: (_, value) => document(value),
  object: (_, value) => document(value),
  union: (_, value) => document(value),
  geoPoint: () => no("a geoPoint has two columns"),
};

/** A list as an array's text: every member in double quotes, so that none can end it. A list in it is one more dimension. */
function array(of: Type, value: Offered): Bound {
  if (!Array.isArray(value)) return foreign(value);
  const parts: string[] = [];
  for (const member of value as readonly Offered[]) {
    if (Array.isArray(member) && member.length === 0) return no("an array has no empty dimension");
    const bound = Array.isArray(member) ? array(of, member) : encode(of, member);
    if ("unrepresentable" in bound) return bound;
    if (bound.as !== undefined) return no(`an array of ${columnType(of)} has members of that type alone`);
    parts.push(bound.text === null ? "NULL" : Array.isArray(member) ? bound.text : `"${bound.text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`);
  }
  return { text: `{${parts.join(",")}}` };
}

/** JSON text of a value, or nothing where JSON has no such value and would put null in its place: NaN, the infinities, holes in lists. */
export function jsonText(value: Offered): string | undefined {
  return value !== undefined && isJson(value) ? JSON.stringify(value) : undefined;
}

function isJson(value: Offered): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (value === null || typeof value !== "object") return true;
  return Array.isArray(value) ? Array.from(value as readonly Offered[]).every((member) => member !== undefined && isJson(member)) : Object.values(value).every(isJson);
}

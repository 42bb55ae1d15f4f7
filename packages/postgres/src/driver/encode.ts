import { byKind, type Offered, type PerKind, type Type } from "@concord/core";
import { columnType, isArray } from "../types.ts";

/**
 * A value on its way to a column: text that the server reads as the column's own type, or text of a type that is named (then the server itself says that the types do not fit).
 * `unrepresentable`: the column's type has no such value, so the server is not asked.
 */
export type Bound = { readonly text: string | null; readonly as?: string } | { readonly unrepresentable: string };

/** Encodes without judging: whatever the column's type can hold goes to the server. */
export function encode(type: Type, value: Offered): Bound {
  return value === undefined || value === null ? { text: null } : byKind(encoders, type, value);
}

const no = (why: string): Bound => ({ unrepresentable: why });
const texts = (value: Offered, bind: (text: string) => Bound): Bound => (typeof value === "string" ? (value.isWellFormed() ? bind(value) : no("UTF-8 has no lone surrogates")) : foreign(value));
/** A text that spells a value of the type in the canonical way, or at least no other value: another spelling of the same value is no other value. */
const spelled = (value: Offered, spelling: RegExp): Bound => texts(value, (text) => (spelling.test(text) ? { text } : no("no value of the column's type is spelled so")));
const numbers = (value: Offered): Bound => (typeof value === "number" ? { text: Object.is(value, -0) ? "0" : numberText(value) } : foreign(value));

/** PostgreSQL's names for what JSON cannot say. */
function numberText(value: number): string {
  return Number.isNaN(value) ? "NaN" : value === Infinity ? "Infinity" : value === -Infinity ? "-Infinity" : String(value);
}

/** A value of another JSON type, sent in a type of its own: there is no assignment cast from these to the columns that come here, and the server refuses (42804). */
function foreign(value: Offered): Bound {
  if (typeof value === "string") return value.isWellFormed() && !value.includes("\0") ? { text: value, as: "text" } : no("UTF-8 has no lone surrogates");
  if (typeof value === "boolean") return { text: String(value), as: "boolean" };
  if (typeof value === "number") return no("a number is cast to the column's type, or read as it");
  const json = jsonText(value);
  return json === undefined ? no("jsonb holds no such value") : { text: json, as: "jsonb" };
}

/** Any value but text becomes text by an assignment cast, so a text column is asked for text only. */
const textOnly = (value: Offered): Bound => (typeof value === "string" ? texts(value, (text) => ({ text })) : no("the server casts every other type to text"));
const document = (value: Offered): Bound => {
  const json = jsonText(value);
  return json === undefined ? no("jsonb holds no such value") : { text: json };
};

const digits = "(?:\\.[0-9]+)?";
const clock = `[0-9]{2}:[0-5][0-9]:[0-5][0-9]${digits}`;
const day = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
const beforeMidnight = `(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]${digits}`;
const atLeast = (scale: number): RegExp => new RegExp(`^-?(?:0|[1-9][0-9]*)${scale === 0 ? digits : `\\.[0-9]{${scale},}`}$`);
const fractionOf = (precision: number): RegExp => new RegExp(precision === 0 ? "" : `\\.[0-9]{${precision},}Z?$`);

const encoders: PerKind<[value: Offered], Bound> = {
  string: (_, value) => textOnly(value),
  boolean: (_, value) => (typeof value === "boolean" ? { text: String(value) } : foreign(value)),
  int32: (_, value) => numbers(value),
  integer: (_, value) => numbers(value),
  int64: (_, value) => spelled(value, /^(?:0|-?[1-9][0-9]*)$/),
  float: (_, value) => numbers(value),
  decimal: (type, value) => (typeof value === "string" && /^-0(?:\.0*)?$/.test(value) ? no("numeric has no -0") : spelled(value, atLeast(type.scale))),
  uuid: (_, value) => texts(value, (text) => (text.replace(/[{}-]/g, "").length === 32 && !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? no("another spelling of the same uuid") : { text })),
  uid: (_, value) => textOnly(value),
  date: (_, value) => spelled(value, new RegExp(`^${day}$`)),
  time: (type, value) => (typeof value === "string" && !fractionOf(type.precision).test(value) ? no("the same value with fewer digits") : spelled(value, new RegExp(`^${clock}$`))),
  timestamp: (type, value) => (typeof value === "string" && !fractionOf(type.precision).test(value) ? no("the same value with fewer digits") : spelled(value, new RegExp(`^${day}T${beforeMidnight}Z$`))),
  localDateTime: (type, value) => (typeof value === "string" && !fractionOf(type.precision).test(value) ? no("the same value with fewer digits") : spelled(value, new RegExp(`^${day}T${beforeMidnight}$`))),
  bytes: (_, value) => texts(value, (text) => {
    const bytes = Buffer.from(text, "base64");
    return bytes.toString("base64") === text ? { text: `\\x${bytes.toString("hex")}` } : no("no bytes are spelled so");
  }),
  json: (_, value) => document(value),
  enum: (_, value) => textOnly(value),
  list: (type, value) => (isArray(type.of) ? array(type.of, value) : document(value)),
  map: (_, value) => document(value),
  object: (_, value) => document(value),
  geoPoint: () => no("a geoPoint has two columns"),
};

/** A list as an array's text: every member in double quotes, so that none can end it. */
function array(of: Type, value: Offered): Bound {
  if (!Array.isArray(value)) return foreign(value);
  const parts: string[] = [];
  for (const member of value as readonly Offered[]) {
    const bound = encode(of, member);
    if ("unrepresentable" in bound) return bound;
    if (bound.as !== undefined) return no(`an array of ${columnType(of)} holds no such member`);
    parts.push(bound.text === null ? "NULL" : `"${bound.text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`);
  }
  return { text: `{${parts.join(",")}}` };
}

/** JSON text of a value, or none where JSON has no such value: NaN and undefined would silently become null. */
export function jsonText(value: Offered): string | undefined {
  return isJson(value) ? JSON.stringify(value) : undefined;
}

function isJson(value: Offered): boolean {
  if (value === undefined) return false;
  if (typeof value === "number") return Number.isFinite(value);
  if (value === null || typeof value !== "object") return true;
  return Array.isArray(value) ? [...value].every(isJson) : Object.values(value).every(isJson);
}

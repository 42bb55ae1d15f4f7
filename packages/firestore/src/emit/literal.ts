import { byKind, type Json, type Literal, type PerKind, type Project, type Type } from "@concord/core";
import { isNullWhenAbsent } from "../block.ts";
import { instantOf } from "../clock.ts";
import { storedName } from "../names.ts";
import { always, binary, call, float, list, name, never, nothing, text, whole, type Rule } from "../rules/rule.ts";
import { isUnits, unitsOf } from "../units.ts";

/** A canonical value of the type as rules write what documents hold of it. */
export function literal(type: Type, value: Json, project: Project): Rule {
  return byKind(table, type, value, project);
}

/** An instant: rules make timestamps of milliseconds, and add what is left of a microsecond as nanoseconds. */
export function instantLiteral(micros: bigint): Rule {
  const rest = ((micros % 1000n) + 1000n) % 1000n;
  const millis = call("timestamp.value", whole((micros - rest) / 1000n));
  return rest === 0n ? millis : binary(millis, "+", call("duration.time", whole(0), whole(0), whole(0), whole(rest * 1000n)));
}

/** A literal of an expression. Decimals are translated beside what they are compared with. */
export function literalRule({ is, value }: Literal): Rule {
  if (value === null) return nothing;
  if (typeof value === "boolean") return value ? always : never;
  if (is === "integer" || is === "int64") return whole(value);
  if (is === "float") return float(Number(value));
  if (is === "timestamp") return instantLiteral(instantOf(String(value))?.micros ?? 0n);
  return text(String(value));
}

const asText = (_: Type, value: Json): Rule => text(value as string);
const asWhole = (_: Type, value: Json): Rule => whole(value as number | string);

const table: PerKind<[value: Json, project: Project], Rule> = {
  string: asText,
  boolean: (_, value) => (value === true ? always : never),
  int32: asWhole,
  integer: asWhole,
  int64: asWhole,
  float: (_, value) => number(value as number),
  decimal: (type, value) => (isUnits(type) ? whole(unitsOf(value as string, type.scale)) : text(value as string)),
  uuid: asText,
  uid: asText,
  date: asText,
  time: asText,
  timestamp: (_, value) => instantLiteral(instantOf(value as string)?.micros ?? 0n),
  localDateTime: asText,
  bytes: (_, value) => name(`b'${bytesOf(value as string).map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("")}'`),
  json: (_, value) => natural(value),
  enum: asText,
  list: (type, value, project) => list((value as readonly Json[]).map((member) => literal(type.of, member, project))),
  map: (type, value, project) => map(Object.entries(value as Record<string, Json>).map(([key, member]) => [key, literal(type.of, member, project)])),
  object: (type, value, project) => {
    const given = value as { readonly [key: string]: Json };
    return map(type.fields.flatMap((field): readonly (readonly [string, Rule])[] => {
      if (Object.hasOwn(given, field.name)) return [[storedName(field, project), literal(field.type, given[field.name] as Json, project)]];
      return isNullWhenAbsent(field) ? [[storedName(field, project), nothing]] : [];
    }));
  },
  // The language gives no union a default.
  union: (_, value) => natural(value),
  geoPoint: (_, value) => {
    const { latitude, longitude } = value as { readonly latitude: number; readonly longitude: number };
    return call("latlng.value", float(latitude), float(longitude));
  },
};

/** A number as JavaScript's SDKs store it: whole ones as integers, which differ from doubles inside of lists and maps. */
function number(value: number): Rule {
  return Number.isSafeInteger(value) ? whole(value === 0 ? 0 : value) : float(value);
}

function natural(value: Json): Rule {
  if (value === null) return nothing;
  if (typeof value === "boolean") return value ? always : never;
  if (typeof value === "number") return number(value);
  if (typeof value === "string") return text(value);
  if (Array.isArray(value)) return list((value as readonly Json[]).map(natural));
  return map(Object.entries(value as Record<string, Json>).map(([key, member]) => [key, natural(member)]));
}

function map(entries: readonly (readonly [key: string, value: Rule])[]): Rule {
  return { is: "map", entries: entries.map(([key, value]) => [text(key), value]) };
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The bytes of canonical padded base64. */
function bytesOf(base64: string): readonly number[] {
  const bits = Array.from(base64.replaceAll("=", ""), (letter) => alphabet.indexOf(letter).toString(2).padStart(6, "0")).join("");
  return Array.from({ length: Math.floor(bits.length / 8) }, (_, index) => Number.parseInt(bits.slice(index * 8, index * 8 + 8), 2));
}

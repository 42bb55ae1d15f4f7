import { byKind, type PerKind, type Type, type TypeOf } from "@concord/core";
import { literal } from "../quote.ts";
import { asDouble, asNumber, bounds, jsonText, textConditions, type Conditions } from "./conditions.ts";

const number = (value: string, holds: string): string => `CASE WHEN jsonb_typeof(${value}) = 'number' THEN ${holds} ELSE false END`;
const isText = (value: string): string => `jsonb_typeof(${value}) = 'string'`;
const text = (value: string): string => `(${value} #>> '{}')`;
const whole = (value: string, least: string, most: string): string => number(value, `(${value})::numeric % 1 = 0 AND (${value})::numeric BETWEEN ${least} AND ${most}`);
const matches = (value: string, pattern: string): string => `CASE WHEN ${isText(value)} THEN ${text(value)} ~ ${literal(pattern)} ELSE false END`;

/** A canonical decimal in text: `type` takes more digits than the scale, `precision` does not (so that each can be told from the other). */
function decimalText(precision: number, scale: number): string {
  const before = precision === scale ? "0" : `(?:0|[1-9][0-9]{0,${precision - scale - 1}})`;
  return `^(?:-(?!0(?:\\.0*)?$))?${before}${scale === 0 ? "(?:\\.[0-9]+)?" : `\\.[0-9]{${scale},}`}$`;
}
const exactly = (scale: number): string => (scale === 0 ? "^[^.]*$" : `\\.[0-9]{${scale}}$`);
const fraction = (precision: number): string => (precision === 0 ? "^[^.]*$" : `\\.[0-9]{${precision}}Z?$`);

function array(texts: readonly string[]): string {
  return texts.length === 0 ? "'{}'::text[]" : `ARRAY[${texts.map(literal).join(", ")}]::text[]`;
}

/** No key of the map but values of this type. */
function everyKey(keys: NonNullable<TypeOf<"map">["keys"]>, value: string): string {
  if (keys.kind === "enum") return `${value} - ${array(keys.values.map((each) => each.value))} = '{}'`;
  const holds = Object.values(textConditions(keys, "name"));
  return holds.length === 0 ? "true" : `NOT EXISTS (SELECT FROM jsonb_object_keys(${value}) AS names(name) WHERE NOT (${holds.join(" AND ")}))`;
}

/**
 * Conditions on single values inside JSON, where the canonical text itself is kept. A condition after `type` may rely on it: the first that
 * fails ends the judgement.
 */
const inJson: PerKind<[value: string, documents: boolean], Conditions> = {
  string: (type, value) => ({ type: isText(value), ...textConditions(type, text(value)) }),
  boolean: (_, value) => ({ type: `jsonb_typeof(${value}) = 'boolean'` }),
  int32: (type, value) => ({ type: whole(value, "-2147483648", "2147483647"), ...bounds(type, `(${value})::numeric`, asNumber) }),
  integer: (type, value) => ({ type: whole(value, "-9007199254740991", "9007199254740991"), ...bounds(type, `(${value})::numeric`, asNumber) }),
  int64: (type, value) => ({
    type: `CASE WHEN ${matches(value, "^(?:0|-?[1-9][0-9]{0,18})$")} THEN ${text(value)}::numeric BETWEEN -9223372036854775808 AND 9223372036854775807 ELSE false END`,
    ...bounds(type, `${text(value)}::numeric`, asNumber),
  }),
  float: (type, value) => ({
    type: number(value, `abs((${value})::numeric) <= 1.7976931348623157e308`),
    ...bounds(type, `(${value})::double precision`, asDouble),
  }),
  decimal: (type, value) => ({
    type: matches(value, decimalText(type.precision, type.scale)),
    precision: `${text(value)} ~ ${literal(exactly(type.scale))}`,
    ...bounds(type, `${text(value)}::numeric`, asNumber),
  }),
  uuid: (_, value) => ({ type: matches(value, "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$") }),
  uid: (_, value) => ({ type: `${isText(value)} AND char_length(${text(value)}) BETWEEN 1 AND 128` }),
  date: (_, value) => ({ type: `${isText(value)} AND concord.is_date(${text(value)})` }),
  time: (type, value) => ({ type: `${isText(value)} AND concord.is_time(${text(value)}, ${type.precision})`, precision: `${text(value)} ~ ${literal(fraction(type.precision))}` }),
  timestamp: (type, value) => ({ type: `${isText(value)} AND concord.is_instant(${text(value)}, ${type.precision})`, precision: `${text(value)} ~ ${literal(fraction(type.precision))}` }),
  localDateTime: (type, value) => ({ type: `${isText(value)} AND concord.is_local(${text(value)}, ${type.precision})`, precision: `${text(value)} ~ ${literal(fraction(type.precision))}` }),
  bytes: (type, value) => {
    const size = `octet_length(decode(${text(value)}, 'base64'))`;
    return {
      type: matches(value, "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$"),
      ...(type.minLength === undefined ? {} : { minLength: `${size} >= ${type.minLength}` }),
      ...(type.maxLength === undefined ? {} : { maxLength: `${size} <= ${type.maxLength}` }),
    };
  },
  json: (_, value, documents) => ({ type: jsonText(value, documents) }),
  enum: (type, value) => ({ type: isText(value), values: `${text(value)} IN (${type.values.map((each) => literal(each.value)).join(", ")})` }),
  list: (type, value) => ({
    type: `jsonb_typeof(${value}) = 'array'`,
    ...(type.minItems === undefined ? {} : { minItems: `jsonb_array_length(${value}) >= ${type.minItems}` }),
    ...(type.maxItems === undefined ? {} : { maxItems: `jsonb_array_length(${value}) <= ${type.maxItems}` }),
    ...(type.uniqueItems ? { uniqueItems: `jsonb_array_length(${value}) = (SELECT count(DISTINCT member) FROM jsonb_array_elements(${value}) AS members(member))` } : {}),
  }),
  map: (type, value) => ({
    type: `jsonb_typeof(${value}) = 'object' AND NOT ${value} ? ''`,
    ...(type.keys === undefined ? {} : { keys: everyKey(type.keys, value) }),
    ...(type.require === undefined ? {} : { require: `${value} ?& ${array(type.require)}` }),
    ...(type.maxItems === undefined ? {} : { maxItems: `(SELECT count(*) FROM jsonb_object_keys(${value})) <= ${type.maxItems}` }),
  }),
  object: (type, value) => ({
    type: `jsonb_typeof(${value}) = 'object'`,
    closed: `${value} - ${array(type.fields.map((field) => field.name))} = '{}'`,
  }),
  union: (type, value) => ({
    type: `jsonb_typeof(${value}) = 'object'`,
    ...(type.tag === undefined ? {} : { part: `jsonb_typeof(${value} -> ${literal(type.tag)}) = 'string' AND ${value} ->> ${literal(type.tag)} IN (${type.parts.map((part) => literal(part.name)).join(", ")})` }),
  }),
  geoPoint: (_, value) => {
    const angle = (name: string, most: number): string => number(`${value} -> '${name}'`, `(${value} -> '${name}')::numeric BETWEEN -${most} AND ${most}`);
    const both = `${value} - ARRAY['latitude', 'longitude'] = '{}' AND ${angle("latitude", 90)} AND ${angle("longitude", 180)}`;
    return { type: `CASE WHEN jsonb_typeof(${value}) = 'object' THEN ${both} ELSE false END` };
  },
};

/** Conditions on a value inside JSON. `documents`: a document store holds it too. */
export function jsonConditions(type: Type, value: string, documents: boolean): Conditions {
  return byKind(inJson, type, value, documents);
}

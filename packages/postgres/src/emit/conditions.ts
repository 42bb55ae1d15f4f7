import { byKind, formatPattern, normalPattern, printPattern, type ConstraintKind, type PerKind, type StringType, type Type } from "@concord/core";
import { literal } from "../quote.ts";

/**
 * What must hold for a value, by the kind of constraint that it serves; in the order of `constraintKinds`. Every condition is true or false
 * for every value that is there.
 */
export type Conditions = Partial<Record<ConstraintKind, string>>;

const bound = { minimum: ">=", maximum: "<=", exclusiveMinimum: ">", exclusiveMaximum: "<" } as const;
type Bounds = { readonly [B in keyof typeof bound]?: number | string };

export function bounds(type: Bounds, value: string, constant: (limit: number | string) => string): Conditions {
  const found: Conditions = {};
  for (const [word, operator] of Object.entries(bound) as [keyof Bounds, string][]) {
    const limit = type[word];
    if (limit !== undefined) found[word] = `${value} ${operator} ${constant(limit)}`;
  }
  return found;
}

export const asNumber = (limit: number | string): string => (Number(limit) < 0 ? `(${limit})` : String(limit));
export const asDouble = (limit: number | string): string => `${literal(String(limit))}::double precision`;

/** Lengths in code points (`char_length`), and patterns: PostgreSQL's `~` searches, so the pattern is anchored. */
export function textConditions(type: StringType, value: string): Conditions {
  return {
    ...(type.format === undefined ? {} : { format: `${value} ~ ${literal(printPattern(formatPattern(type.format)))}` }),
    ...(type.pattern === undefined ? {} : { pattern: `${value} ~ ${literal(printPattern(type.pattern))}` }),
    ...(type.normalize === undefined ? {} : { normalize: `${value} ~ ${literal(printPattern(normalPattern(type.normalize)))}` }),
    ...(type.minLength === undefined ? {} : { minLength: `char_length(${value}) >= ${type.minLength}` }),
    ...(type.maxLength === undefined ? {} : { maxLength: `char_length(${value}) <= ${type.maxLength}` }),
  };
}

/**
 * What a column's type leaves open: floats and numerics that are no finite number, times at 24:00, dates and instants beyond the years 1 to
 * 9999
 * (all measured: PostgreSQL accepts them).
 */
const native: PerKind<[value: string, documents: boolean], Conditions> = {
  string: (type, value) => textConditions(type, value),
  boolean: () => ({}),
  int32: (type, value) => bounds(type, value, asNumber),
  integer: (type, value) => ({ type: `${value} BETWEEN -9007199254740991 AND 9007199254740991`, ...bounds(type, value, asNumber) }),
  int64: (type, value) => bounds(type, value, asNumber),
  float: (type, value) => ({ type: `${value} > '-Infinity' AND ${value} < 'Infinity'`, ...bounds(type, value, asDouble) }),
  decimal: (type, value) => ({ type: `${value} <> 'NaN'`, ...bounds(type, value, asNumber) }),
  uuid: () => ({}),
  uid: (_, value) => ({ type: `char_length(${value}) BETWEEN 1 AND 128` }),
  date: (_, value) => ({ type: `${value} BETWEEN '0001-01-01' AND '9999-12-31'` }),
  time: (_, value) => ({ type: `${value} < '24:00'` }),
  timestamp: (_, value) => ({ type: `${value} >= '0001-01-01T00:00:00Z' AND ${value} < '10000-01-01T00:00:00Z'` }),
  localDateTime: (_, value) => ({ type: `${value} >= '0001-01-01T00:00:00' AND ${value} < '10000-01-01T00:00:00'` }),
  bytes: (type, value) => ({
    ...(type.minLength === undefined ? {} : { minLength: `octet_length(${value}) >= ${type.minLength}` }),
    ...(type.maxLength === undefined ? {} : { maxLength: `octet_length(${value}) <= ${type.maxLength}` }),
  }),
  json: (_, value, documents) => ({ type: jsonText(value, documents) }),
  enum: (type, value) => ({ values: `${value} IN (${type.values.map((each) => literal(each.value)).join(", ")})` }),
  list: () => ({}),
  map: () => ({}),
  object: () => ({}),
  union: () => ({}),
  geoPoint: () => ({}),
};

/**
 * JSON null is absence and no value. Where a document store holds the field too, what it cannot hold is refused here as well: it would
 * refuse the copy.
 */
export function jsonText(value: string, documents: boolean): string {
  return documents ? `${value} <> 'null' AND concord.is_document(${value})` : `${value} <> 'null'`;
}

/**
 * Conditions on a value of the column type of its kind: a column itself, or a member of an array. `documents`: a document store holds it
 * too.
 */
export function nativeConditions(type: Type, value: string, documents: boolean): Conditions {
  return byKind(native, type, value, documents);
}

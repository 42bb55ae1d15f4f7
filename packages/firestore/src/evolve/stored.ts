import { byKind, type Json, type PerKind, type Project, type Type } from "@concord/core";
import { storedName } from "../names.ts";
import { isUnits, unitsOf } from "../units.ts";
import type { Sort, StoredValue } from "./request.ts";

/** A canonical literal as documents hold it. */
export function storedValue(type: Type, value: Json, project: Project): StoredValue {
  return byKind(values, type, value, project);
}

const asText = (_: Type, value: Json): StoredValue => ({ stringValue: String(value) });
const asInteger = (_: Type, value: Json): StoredValue => ({ integerValue: String(value) });

const values: PerKind<[value: Json, project: Project], StoredValue> = {
  string: asText, uuid: asText, uid: asText, date: asText, time: asText, localDateTime: asText, enum: asText,
  boolean: (_, value) => ({ booleanValue: value === true }),
  int32: asInteger, integer: asInteger, int64: asInteger,
  float: (_, value) => natural(value),
  decimal: (type, value) => (isUnits(type) ? { integerValue: String(unitsOf(String(value), type.scale)) } : { stringValue: String(value) }),
  timestamp: (_, value) => ({ timestampValue: String(value) }),
  bytes: (_, value) => ({ bytesValue: String(value) }),
  json: (_, value) => natural(value),
  list: (type, value, project) => ({ arrayValue: { values: (value as readonly Json[]).map((each) => storedValue(type.of, each, project)) } }),
  map: (type, value, project) => fields(Object.entries(value as object).map(([key, each]) => [key, storedValue(type.of, each as Json, project)])),
  object: (type, value, project) => fields(Object.entries(value as object).flatMap(([name, each]) => {
    const field = type.fields.find((one) => one.name === name);
    return field === undefined ? [] : [[storedName(field, project), storedValue(field.type, each as Json, project)] as const];
  })),
  union: (_, value) => natural(value),
  geoPoint: (_, value) => ({ geoPointValue: value as unknown as { readonly latitude: number; readonly longitude: number } }),
};

function natural(value: Json): StoredValue {
  if (value === null) return { nullValue: null };
  if (typeof value === "boolean") return { booleanValue: value };
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "number") return Number.isSafeInteger(value) ? { integerValue: String(value) } : { doubleValue: value };
  if (Array.isArray(value)) return { arrayValue: { values: value.map(natural) } };
  return fields(Object.entries(value).map(([key, each]) => [key, natural(each as Json)]));
}

function fields(entries: readonly (readonly [string, StoredValue])[]): StoredValue {
  return { mapValue: { fields: Object.fromEntries(entries) } };
}

/** The sorts of stored values that a type takes; none where it takes any. */
export function sortsOf(type: Type): readonly Sort[] {
  return byKind(sorts, type);
}

const text = (): readonly Sort[] => ["string"];
const whole = (): readonly Sort[] => ["integer"];

const sorts: PerKind<[], readonly Sort[]> = {
  string: text, uuid: text, uid: text, date: text, time: text, localDateTime: text, enum: text,
  boolean: () => ["boolean"], int32: whole, integer: whole, int64: whole, float: () => ["integer", "double"],
  decimal: (type) => (isUnits(type) ? ["integer"] : ["string"]),
  timestamp: () => ["timestamp"], bytes: () => ["bytes"], json: () => [], list: () => ["list"], map: () => ["map"], object: () => ["map"], union: () => ["map"], geoPoint: () => ["geoPoint"],
};

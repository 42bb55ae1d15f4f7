import { byKind, type Field, type Json, type PerKind, type Type } from "@concord/core";

/** A record as an application holds it, made without asking whether it is valid: what an expression is evaluated over. Null is absent. */
export function applicationRecord(fields: readonly Field[], record: Json): unknown {
  return objectOf(fields, record);
}

const asItIs = (_: unknown, value: Json): unknown => value;

const values: PerKind<[value: Json], unknown> = {
  string: asItIs, boolean: asItIs, int32: asItIs, integer: asItIs, float: asItIs, decimal: asItIs, uuid: asItIs, uid: asItIs, date: asItIs, time: asItIs,
  localDateTime: asItIs, bytes: asItIs, json: asItIs, enum: asItIs, union: asItIs, geoPoint: asItIs,
  int64: (_, value) => (typeof value === "string" && /^-?[0-9]+$/.test(value) ? BigInt(value) : value),
  timestamp: (type, value) => (typeof value === "string" && type.precision === 3 && /\.[0-9]{3}Z$/.test(value) ? new Date(value) : value),
  list: (type, value) => (Array.isArray(value) ? (value as readonly Json[]).map((each) => valueOf(type.of, each)) : value),
  map: (type, value) => (isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, valueOf(type.of, each)])) : value),
  object: (type, value) => objectOf(type.fields, value),
};

function valueOf(type: Type, value: Json | undefined): unknown {
  return value === null || value === undefined ? undefined : byKind(values, type, value);
}

function objectOf(fields: readonly Field[], value: Json): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(fields.flatMap((field) => (Object.hasOwn(value, field.name) ? [[field.name, valueOf(field.type, value[field.name])]] : [])));
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

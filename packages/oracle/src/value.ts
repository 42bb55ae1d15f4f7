import type { Json, Offered } from "@concord/core";

/** An object of JSON: no list, no null. */
export type JsonObject = { readonly [key: string]: Json };

/** Whether the value is an object of JSON. */
export function isObject(value: Offered): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether the value is a list of JSON. */
export function isList(value: Offered): value is readonly Json[] {
  return Array.isArray(value);
}

/** The value's own member of that name, never an inherited one; `undefined` where there is none. */
export function own(value: Offered, name: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The names of the members that are there. One that is `undefined` is not: JSON has no word for it. */
export function names(value: JsonObject): readonly string[] {
  return Object.keys(value).filter((name) => value[name] !== undefined);
}

/** A copy with one member set, or taken away where the new value is `undefined`. */
export function withMember(value: JsonObject, name: string, member: Json | undefined): JsonObject {
  const copy: Record<string, Json> = Object.create(null);
  for (const each of names(value)) if (each !== name) copy[each] = value[each] as Json;
  if (member !== undefined) copy[name] = member;
  return copy;
}

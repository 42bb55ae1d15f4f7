import type { Type } from "../model/type.ts";
import type { ValueKind } from "./expression.ts";

export function kindOf(type: Type): ValueKind {
  return type.kind === "int32" ? "integer" : type.kind;
}

export const numbers: ReadonlySet<ValueKind> = new Set(["integer", "int64", "float", "decimal"]);

/** Kinds whose order every store shares. */
export const ordered: ReadonlySet<ValueKind> = new Set([...numbers, "date", "time", "timestamp", "localDateTime"]);

/** Kinds whose values every store compares alike, as a whole. */
export const comparable: ReadonlySet<ValueKind> = new Set([...ordered, "string", "boolean", "uuid", "uid", "enum"]);

/** A kind in a message: `'price' is an object`. */
const articles: Readonly<Record<ValueKind, string>> = {
  string: "text", boolean: "true or false", integer: "a whole number", int64: "an int64", float: "a float", decimal: "a decimal", uuid: "a uuid", uid: "a uid",
  date: "a date", time: "a time", timestamp: "a timestamp", localDateTime: "a localDateTime", bytes: "bytes", json: "json", enum: "an enum", list: "a list",
  map: "a map", object: "an object", union: "one of several objects", geoPoint: "a point", nothing: "null",
};

export function described(kind: ValueKind): string {
  return articles[kind];
}

/** Least and greatest value of a whole number's type, by its own limits and by what the contract says. */
export function boundsOf(type: Type): readonly [least: number, greatest: number] | undefined {
  if (type.kind !== "int32" && type.kind !== "integer") return undefined;
  const [least, greatest] = type.kind === "int32" ? [-(2 ** 31), 2 ** 31 - 1] : [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
  return [
    Math.max(least, type.minimum ?? least, type.exclusiveMinimum === undefined ? least : type.exclusiveMinimum + 1),
    Math.min(greatest, type.maximum ?? greatest, type.exclusiveMaximum === undefined ? greatest : type.exclusiveMaximum - 1),
  ];
}

import { byKind, type PerKind, type Type } from "@concord/core";

/** What a type demands of its values beyond what a TypeScript type says, in words for a doc comment; empty where there is nothing to say. */
export function limitsOf(type: Type): string {
  const said = byKind(limits, type);
  return said.length === 0 ? "" : `${said.join(", ").replace(/^./, (first) => first.toUpperCase())}.`;
}

const limits: PerKind<[], readonly string[]> = {
  string: (type) => [
    ...(type.format === undefined ? [] : [type.format.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)]),
    ...range(type.minLength, type.maxLength, "character"),
    ...(type.pattern === undefined ? [] : [`matches \`${type.pattern.source}\``]),
    ...(type.normalize === undefined ? [] : [type.normalize.map((each) => ({ trim: "without blanks at its ends", lowercase: "A to Z in lower case" })[each]).join(" and ")]),
  ],
  boolean: () => [],
  int32: (type) => ["whole number of 32 bits", ...bounds(type)],
  integer: (type) => ["whole number", ...bounds(type)],
  int64: (type) => ["64 bits", ...bounds(type)],
  float: (type) => bounds(type),
  decimal: (type) => [`decimal text of ${type.precision} digits, ${type.scale} after the point`, ...bounds(type)],
  uuid: () => ["a UUID in lower case"],
  uid: () => ["1 to 128 characters"],
  date: () => ["`YYYY-MM-DD`"],
  time: (type) => [`\`HH:MM:SS${fraction(type.precision)}\``],
  timestamp: (type) => (type.precision === 3 ? ["to the millisecond"] : [`\`YYYY-MM-DDTHH:MM:SS${fraction(type.precision)}Z\``]),
  localDateTime: (type) => [`\`YYYY-MM-DDTHH:MM:SS${fraction(type.precision)}\` of no zone`],
  bytes: (type) => range(type.minLength, type.maxLength, "byte"),
  json: () => [],
  enum: () => [],
  list: (type) => [...range(type.minItems, type.maxItems, "member"), ...(type.uniqueItems ? ["no member twice"] : []), ...members(type.of)],
  map: (type) => [
    ...range(undefined, type.maxItems, "key"), ...(type.keys?.kind === "string" ? keysLike(type.keys) : []), ...members(type.of),
  ],
  object: () => [],
  union: () => [],
  geoPoint: () => ["in degrees"],
};

function keysLike(keys: Type): readonly string[] {
  const said = byKind(limits, keys);
  return said.length === 0 ? [] : [`keys of ${said.join(" and ")}`];
}

function members(of: Type): readonly string[] {
  const said = byKind(limits, of);
  return said.length === 0 ? [] : [`each ${said.join(" and ")}`];
}

function fraction(precision: number): string {
  return precision === 0 ? "" : `.${"f".repeat(precision)}`;
}

function range(least: number | undefined, most: number | undefined, unit: string): readonly string[] {
  const counted = (count: number): string => `${count} ${unit}${count === 1 ? "" : "s"}`;
  if (least !== undefined && most !== undefined) return [least === most ? `exactly ${counted(most)}` : `${least} to ${counted(most)}`];
  return [...(least === undefined ? [] : [`at least ${counted(least)}`]), ...(most === undefined ? [] : [`at most ${counted(most)}`])];
}

type Bound = number | string | undefined;

function bounds(type: { readonly [K in "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum"]?: Bound }): readonly string[] {
  return [
    ...(type.minimum === undefined ? [] : [`at least ${type.minimum}`]),
    ...(type.exclusiveMinimum === undefined ? [] : [`more than ${type.exclusiveMinimum}`]),
    ...(type.maximum === undefined ? [] : [`at most ${type.maximum}`]),
    ...(type.exclusiveMaximum === undefined ? [] : [`less than ${type.exclusiveMaximum}`]),
  ];
}

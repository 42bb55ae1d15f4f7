import { byKind, codePoints, type ConstraintKind, formatPattern, type Json, matches, partFor, type PerKind, type Type } from "@concord/core";
import { canonicalText } from "./canonical.ts";
import { decodedLength } from "./carrier.ts";
import { readClock, type ClockKind } from "./clock.ts";
import { compareDecimals, readDecimal } from "./decimal.ts";
import { normalText } from "./normal.ts";
import { names, type JsonObject } from "./value.ts";

/** A demand beside `type` that a value of the type does not meet. */
export interface Fault { readonly kind: ConstraintKind; readonly message: string }

/**
 * What is wrong with a value that has the carrier of its type (`misfit` found nothing). Each demand is judged alone, so that a value may have several faults.
 * `reading`: the read shape, which takes unknown values of an open enum.
 */
export function faults(type: Type, value: Json, reading: boolean): readonly Fault[] {
  return byKind(table, type, value, reading).filter((fault) => fault !== undefined);
}

type Found = readonly (Fault | undefined)[];

const table: PerKind<[value: Json, reading: boolean], Found> = {
  string: (type, value) => [
    unless(type.format === undefined || matches(formatPattern(type.format), value as string), "format", `is no ${type.format}`),
    ...lengths(type, codePoints(value as string), "code points"),
    unless(type.normalize === undefined || normalText(type.normalize, value as string) === value, "normalize", `is not in its normal form (${type.normalize?.join(", ")})`),
    unless(type.pattern === undefined || matches(type.pattern, value as string), "pattern", `does not match ${type.pattern?.source}`),
  ],
  boolean: () => [],
  int32: (type, value) => bounds(type, (bound) => (value as number) - bound),
  integer: (type, value) => bounds(type, (bound) => (value as number) - bound),
  int64: (type, value) => bounds(type, (bound) => Number(BigInt(value as string) > BigInt(bound)) - Number(BigInt(value as string) < BigInt(bound))),
  float: (type, value) => bounds(type, (bound) => Number((value as number) > bound) - Number((value as number) < bound)),
  decimal: (type, value) => {
    const decimal = readDecimal(value as string) as NonNullable<ReturnType<typeof readDecimal>>;
    return [
      unless(decimal.scale <= type.scale, "precision", `has more than ${type.scale} digits after the point`),
      ...bounds(type, (bound) => compareDecimals(decimal, readDecimal(bound) as typeof decimal)),
    ];
  },
  uuid: () => [],
  uid: () => [],
  date: () => [],
  time: (type, value) => digits("time", value, type.precision),
  timestamp: (type, value) => digits("timestamp", value, type.precision),
  localDateTime: (type, value) => digits("localDateTime", value, type.precision),
  bytes: (type, value) => lengths(type, decodedLength(value as string) as number, "bytes"),
  json: () => [],
  enum: (type, value, reading) => [
    unless((reading && type.open) || type.values.some((each) => each.value === value), "values", "is none of the values"),
  ],
  list: (type, value) => {
    const list = value as readonly Json[];
    return [
      unless(type.minItems === undefined || list.length >= type.minItems, "minItems", `has fewer than ${type.minItems} members`),
      unless(type.maxItems === undefined || list.length <= type.maxItems, "maxItems", `has more than ${type.maxItems} members`),
    ];
  },
  map: (type, value) => {
    const keys = names(value as JsonObject);
    const foreign = type.keys === undefined ? undefined : keys.find((key) => faults(type.keys as Type, key, false).length > 0);
    const missing = type.require?.find((key) => !keys.includes(key));
    return [
      unless(foreign === undefined, "keys", `has the key ${JSON.stringify(foreign)}, which is none that it may have`),
      unless(missing === undefined, "require", `has no ${missing}`),
      unless(type.maxItems === undefined || keys.length <= type.maxItems, "maxItems", `has more than ${type.maxItems} keys`),
    ];
  },
  object: () => [],
  union: (type, value) => [unless(type.tag === undefined || partFor(type, value, undefined) !== undefined, "part", `has a ${type.tag} that names none of its parts`)],
  geoPoint: () => [],
};

/** Whether all members differ; asked only of members that are valid by themselves. */
export function allDiffer(list: readonly Json[]): boolean {
  return new Set(list.map(canonicalText)).size === list.length;
}

function unless(met: boolean, kind: ConstraintKind, message: string): Fault | undefined {
  return met ? undefined : { kind, message };
}

function lengths(type: { readonly minLength?: number; readonly maxLength?: number }, length: number, unit: string): Found {
  return [
    unless(type.minLength === undefined || length >= type.minLength, "minLength", `has ${length} ${unit}, fewer than ${type.minLength}`),
    unless(type.maxLength === undefined || length <= type.maxLength, "maxLength", `has ${length} ${unit}, more than ${type.maxLength}`),
  ];
}

interface Bounds<B> {
  readonly minimum?: B;
  readonly maximum?: B;
  readonly exclusiveMinimum?: B;
  readonly exclusiveMaximum?: B;
}

/** `against` compares the value with a bound: negative, zero or positive. */
function bounds<B>(type: Bounds<B>, against: (bound: B) => number): Found {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = type;
  return [
    unless(minimum === undefined || against(minimum) >= 0, "minimum", `is less than ${minimum}`),
    unless(maximum === undefined || against(maximum) <= 0, "maximum", `is more than ${maximum}`),
    unless(exclusiveMinimum === undefined || against(exclusiveMinimum) > 0, "exclusiveMinimum", `is not more than ${exclusiveMinimum}`),
    unless(exclusiveMaximum === undefined || against(exclusiveMaximum) < 0, "exclusiveMaximum", `is not less than ${exclusiveMaximum}`),
  ];
}

function digits(kind: ClockKind, value: Json, precision: number): Found {
  const clock = readClock(kind, value as string);
  return [unless(clock !== undefined && clock.digits <= precision, "precision", `has more than ${precision} digits after the second`)];
}

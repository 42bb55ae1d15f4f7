import { byKind, formatPattern, samples as patternSamples, type Field, type Json, type Pattern, type PerKind, type Type } from "@concord/core";
import { microsPerDay, writeClock, writeDecimal, type ClockKind } from "@concord/oracle";
import * as fc from "fast-check";
import { bytesOf } from "../base/sample.ts";

/** Random values of a type: most of them valid or nearly so, some of them from anywhere. */
export function arbitraryOf(type: Type): fc.Arbitrary<Json> {
  return fc.oneof({ weight: 12, arbitrary: byKind(table, type) }, { weight: 1, arbitrary: anything });
}

const text: fc.Arbitrary<string> = fc.string({ unit: "binary", maxLength: 12 });
// Made once: fast-check cuts its list of graphemes into slices each time.
const letter: fc.Arbitrary<string> = fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 });
const called: fc.Arbitrary<string> = fc.oneof(fc.string({ minLength: 1, maxLength: 20 }), fc.string({ unit: "grapheme", maxLength: 130 }));
const anything: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, false, 0, -1, 1.5, "", "x", [], {}, [null]), text, fc.integer(), fc.double(), fc.array(fc.oneof(fc.integer(), text), { maxLength: 3 }) as fc.Arbitrary<Json>,
  fc.dictionary(text, fc.integer(), { maxKeys: 2 }) as fc.Arbitrary<Json>,
);

const table: PerKind<[], fc.Arbitrary<Json>> = {
  string: (type) => {
    const most = Math.min(type.maxLength ?? 40, 300);
    const sized = fc.string({ unit: fc.oneof({ weight: 8, arbitrary: fc.constantFrom(..."ab cXZ09-_.é") }, { weight: 1, arbitrary: letter }), minLength: Math.max((type.minLength ?? 0) - 1, 0), maxLength: most + 1 });
    const pattern = type.pattern ?? (type.format === undefined ? undefined : formatPattern(type.format));
    return pattern === undefined ? sized : fc.oneof({ weight: 6, arbitrary: matching(pattern) }, { weight: 1, arbitrary: sized });
  },
  boolean: () => fc.boolean(),
  int32: (type) => whole(type, 2 ** 31),
  integer: (type) => whole(type, Number.MAX_SAFE_INTEGER),
  int64: () => fc.oneof(fc.bigInt({ min: -(2n ** 63n) - 2n, max: 2n ** 63n + 1n }), fc.bigInt({ min: -20n, max: 20n })).map(String),
  float: (type) => fc.oneof(fc.double({ noNaN: false }), fc.double({ min: (type.minimum ?? type.exclusiveMinimum ?? -10) - 1, max: (type.maximum ?? type.exclusiveMaximum ?? 10) + 1, noNaN: true })),
  decimal: (type) => fc.tuple(fc.oneof(fc.bigInt({ min: -(10n ** BigInt(type.precision)) - 1n, max: 10n ** BigInt(type.precision) + 1n }), fc.bigInt({ min: -300n, max: 300_00n })), fc.constantFrom(0, 0, 0, 0, 1, 2))
    .map(([units, more]) => writeDecimal({ units, scale: type.scale + more })),
  uuid: () => fc.oneof({ weight: 8, arbitrary: fc.uuid() }, { weight: 1, arbitrary: fc.uuid().map((each) => each.toUpperCase()) }),
  uid: () => called,
  date: () => clock("date", 0),
  time: (type) => clock("time", type.precision),
  timestamp: (type) => clock("timestamp", type.precision),
  localDateTime: (type) => clock("localDateTime", type.precision),
  bytes: (type) => fc.integer({ min: 0, max: Math.min((type.maxLength ?? 40) + 2, 600) }).map(bytesOf),
  json: () => fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>,
  enum: (type) => fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...type.values.map((each) => each.value)) }, { weight: 1, arbitrary: text }),
  list: (type) => fc.array(arbitraryOf(type.of), { minLength: Math.max((type.minItems ?? 0) - 1, 0), maxLength: Math.min((type.maxItems ?? 4) + 1, 40), size: "max" }),
  map: (type) => fc.dictionary(keysOf(type.keys), arbitraryOf(type.of), { maxKeys: Math.min((type.maxItems ?? 2) + 1, 10) }),
  object: (type) => objectOf(type.fields),
  union: (type) => fc.oneof(...type.parts.map((part) => objectOf(part.type.fields))),
  geoPoint: () => fc.record({ latitude: fc.double({ min: -91, max: 91, noNaN: true }), longitude: fc.double({ min: -181, max: 181, noNaN: true }) }),
};

function keysOf(keys: (Type & { readonly kind: "map" })["keys"]): fc.Arbitrary<string> {
  if (keys === undefined) return fc.oneof(fc.constantFrom("k", "key two", "é"), text);
  return fc.oneof({ weight: 8, arbitrary: byKind(table, keys as Type) as fc.Arbitrary<string> }, { weight: 1, arbitrary: text });
}

/** Random objects of these fields: required ones nearly always there, now and then a key too many. */
export function objectOf(fields: readonly Field[]): fc.Arbitrary<{ readonly [key: string]: Json }> {
  const members = fields.map((field) => fc.tuple(fc.constant(field.name), fc.option(arbitraryOf(field.type), { nil: undefined, freq: field.optional ? 2 : 60 })));
  const extra = fc.tuple(fc.constant("unknownKey"), fc.option(fc.integer(), { nil: undefined, freq: 1 }));
  return fc.tuple(fc.tuple(...members), fc.integer({ min: 0, max: 39 }), extra).map(([all, dice, more]) =>
    Object.fromEntries([...all, ...(dice === 0 ? [more] : [])].filter((member): member is [string, Json] => member[1] !== undefined)));
}

function whole(type: { readonly minimum?: number; readonly maximum?: number; readonly exclusiveMinimum?: number; readonly exclusiveMaximum?: number }, most: number): fc.Arbitrary<number> {
  const low = type.minimum ?? type.exclusiveMinimum ?? -most;
  const high = type.maximum ?? type.exclusiveMaximum ?? most;
  const near = fc.integer({ min: -3, max: 3 });
  return fc.oneof(fc.maxSafeInteger().map((n) => low + (Math.abs(n) % Math.max(high - low, 1))), near.map((n) => low + n), near.map((n) => high + n), near, fc.double({ min: -5, max: 5, noNaN: true }));
}

function matching(pattern: Pattern): fc.Arbitrary<string> {
  return fc.tuple(fc.integer({ min: 1, max: 2 ** 31 - 1 }), fc.nat(), fc.boolean()).map(([seed, index, exact]) => {
    const { matching: good, near } = patternSamples(pattern, dice(seed));
    const from = exact || near.length === 0 ? good : near;
    return from[index % from.length] ?? "";
  });
}

/** A small generator of numbers from 0 to 1 (Park and Miller's), so that a seed gives the same texts again. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const millennium = 365_243n * microsPerDay;

function clock(kind: ClockKind, precision: number): fc.Arbitrary<string> {
  const range = kind === "time" ? { min: 0n, max: microsPerDay - 1n } : { min: -719_162n * microsPerDay, max: 7n * millennium };
  const near = { min: 1_704_067_200_000_000n, max: 1_735_689_600_000_000n };
  const moments = kind === "time" ? fc.bigInt(range) : fc.oneof(fc.bigInt(range), fc.bigInt(near));
  return fc.tuple(moments, fc.constantFrom(precision, precision, precision, precision, 6)).map(([micros, digits]) => writeClock(kind, micros, digits));
}

import { byKind, type Json, type Offered, type PerKind, type Type } from "@concord/core";
import { readDecimal, writeDecimal } from "@concord/oracle";
import type { Hints } from "../base/hints.ts";
import { keyIn, type Part } from "../base/place.ts";
import { bytesOf, listOf, mapWith, samples, unlike } from "../base/sample.ts";
import { nth } from "../base/nth.ts";
import { clockProbes } from "./clocks.ts";
import { textProbes } from "./texts.ts";

/**
 * Values that tell an engine which judges a type from one that does not: the ends of every range and what lies just outside, near misses of every form,
 * and a value of each other family of JSON. What the contract says of each, the oracle knows; nothing here does.
 */
export function probes(part: Part, hints: Hints): readonly Offered[] {
  const valid = samples(part.type, part.steps, hints);
  return unlikeOffered([...valid.slice(0, 6), ...byKind(table, part.type, valid, part, hints), ...families, ...alone(valid)]);
}

/** A text that is right, as the one member of a list: read as a text, the list is it. Of the plainest texts the last, since moments are the later the further on they stand. */
function alone(valid: readonly Json[]): readonly Offered[] {
  const text = valid.slice(0, 3).findLast((value) => typeof value === "string");
  return text === undefined ? [] : [[text]];
}

/** One value of each family of JSON, and what JSON has no word for. */
const families: readonly Offered[] = [null, true, 0, -1.5, "x", "", [], {}, ["x"], { x: 1 }];

type Make = PerKind<[valid: readonly Json[], part: Part, hints: Hints], readonly Offered[]>;

const table: Make = {
  // Numbers whose text may match a pattern: an engine that looks at the text alone takes them for one.
  string: (type, valid) => [...textProbes(type, valid as readonly string[]), 11, 12_345],
  boolean: () => ["true", "false", "yes", "t", 1, "1"],
  int32: (type) => [...whole, ...edges(type, 1), 2_147_483_647, 2_147_483_648, -2_147_483_648, -2_147_483_649],
  integer: (type) => [...whole, ...edges(type, 1), 2_147_483_648],
  int64: (type) => [
    "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "9007199254740993", "99999999999999999999",
    "-0", "00", "01", "+1", "1.0", "1e3", " 1", "1 ", "-", "0x1", "١", 1, ...bounds(type).flatMap((bound) => [-1n, 0n, 1n].map((step) => String(BigInt(bound) + step))),
  ],
  float: (type) => [
    ...bounds(type).flatMap((bound) => [bound, nextUp(bound), -nextUp(-bound), bound + 1, bound - 1]),
    0, -0, 0.1, 1e-7, 5e-324, -5e-324, Number.MAX_VALUE, -Number.MAX_VALUE, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, "1.5", "NaN",
  ],
  decimal: (type) => decimals(type),
  uuid: () => [
    "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "9B2D6C1E-3F4A-4B5C-8D8E-9F0A1B2C3D4E", "9b2d6c1e-3f4a-4b5c-8d8e-9f0a1b2c3d4e",
    "{9b2d6c1e-3f4a-4b5c-8d8e-9f0a1b2c3d4e}", "9b2d6c1e3f4a4b5c8d8e9f0a1b2c3d4e", "9b2d6c1e-3f4a-4b5c-8d8e-9f0a1b2c3d4", "urn:uuid:9b2d6c1e-3f4a-4b5c-8d8e-9f0a1b2c3d4e",
    "gb2d6c1e-3f4a-4b5c-8d8e-9f0a1b2c3d4e", "9b2d6c1e-3f4a-4b5c-8d8e-9f0a1b2c3d4e\n",
  ],
  uid: () => ["x".repeat(128), "x".repeat(129), "\u{1F600}".repeat(128), "\u{1F600}".repeat(129), " ", "a\0", "\ud83d", "a b", "é"],
  date: () => clockProbes("date", 0),
  time: (type) => clockProbes("time", type.precision),
  timestamp: (type) => clockProbes("timestamp", type.precision),
  localDateTime: (type) => clockProbes("localDateTime", type.precision),
  bytes: (type) => [
    "AA==", "AB==", "AAB=", "AA", "AA=", "A===", "_-8=", "/+8=", "AA==\n", "AAAA AAAA", "====",
    ...[type.minLength, type.maxLength].filter((size) => size !== undefined).flatMap((size) => [size - 1, size, size + 1]).filter((size) => size >= 0).map(bytesOf),
    ["x".repeat(type.minLength ?? 0)], // As text it is long enough, and no bytes.
  ],
  json: () => [
    "x", 0, 1.5, true, [], {}, [1, "a", null, true, { b: [1, { c: null }] }], { a: { b: { c: [] } } }, [[1]], { a: [[]] }, { __x__: 1 }, { "": 1 }, { "a.b`c": 1 },
    1e300, -0, 9_007_199_254_740_992, "\u{1F600}", Number.NaN, [Number.POSITIVE_INFINITY], "a\0", { "a\0": 1 }, ["\ud800"], { "\udc00": 1 },
  ],
  enum: (type) => type.values.flatMap(({ value }) => [value, `${value} `, value.slice(0, -1), swapped(value), `${value}${value}`, `${value}|`]).concat("nope", ".*", "\ud800", "a\0"),
  list: (type, _valid, part, hints) => {
    const members = samples(type.of, [...part.steps, "[]"], hints);
    const sizes = [type.minItems, type.maxItems].filter((size) => size !== undefined).flatMap((size) => [size - 1, size, size + 1]).filter((size) => size >= 0 && size <= 300);
    const first = members[0] ?? null;
    const lists = unlike([0, 1, ...sizes]).map((size) => listOf(type.of, members, size, true) ?? listOf(type.of, members, size, false));
    // A list of one member over and over meets every check that the base record meets: it is refused for its length, or for nothing else.
    const alike = sizes.map((size) => Array.from({ length: size }, () => first));
    return [...lists.filter((list) => list !== undefined), ...alike, [first, first], [null], [first, null], [[first]], { 0: first }, ...members.slice(1, 4).map((member) => [member, first])];
  },
  map: (type, _valid, part, hints) => {
    const [value = null] = samples(type.of, [...part.steps, "{}"], hints);
    const base = mapWith(type.require ?? [], value);
    const { maxItems } = type;
    const full = maxItems === undefined || maxItems > 300 ? [] : [maxItems, maxItems + 1].map((size) => ({ ...base, ...mapWith(Array.from({ length: size }, (_, n) => keyIn(type, n)), value) }));
    return [
      ...["k", "x y", "é", "a.b", "`", "", "\ud800", "a\0", "constructor", ...keyTexts(type.keys)].map((key) => ({ ...base, [key]: value })),
      ...(type.require ?? []).map((key) => mapWith((type.require ?? []).filter((each) => each !== key), value)), ...full,
      { ...base, [keyIn(type)]: value, [keyIn(type, 1)]: nth(type.of, 1) ?? value }, { ...base, [keyIn(type)]: null }, { ...base, [keyIn(type)]: value, [keyIn(type, 1)]: null },
    ];
  },
  object: (_, valid) => {
    const [object = {}] = valid;
    return [{ ...(object as object), extra: 1 }, { ...(object as object), extra: null }, { ...(object as object), "": 1 }];
  },
  union: ({ tag, parts }, valid) => {
    const objects = valid as readonly { readonly [name: string]: Json }[];
    const [object = {}] = objects;
    const extra = objects.slice(0, parts.length).flatMap((each) => [{ ...each, extra: 1 }, { ...each, extra: null }]);
    if (tag === undefined) return [...objects, ...extra];
    const { [tag]: _, ...untagged } = object;
    return [...objects, ...extra, untagged, ...[...parts.map(({ name }) => name), "nope", 1, null, ["x"]].map((name) => ({ ...object, [tag]: name })), { [tag]: parts[0]?.name ?? "" }];
  },
  geoPoint: () => [
    { latitude: 90, longitude: 180 }, { latitude: -90, longitude: -180 }, { latitude: 90.00001, longitude: 0 }, { latitude: -90.00001, longitude: 0 },
    { latitude: 0, longitude: 180.00001 }, { latitude: 0, longitude: -180.00001 }, { latitude: 0 }, { longitude: 0 }, { latitude: 0, longitude: null }, { latitude: "0", longitude: 0 },
    { latitude: 0, longitude: 0, altitude: 0 }, { latitude: -0, longitude: -0 }, { latitude: Number.NaN, longitude: 0 }, [0, 0],
  ],
};

/** Keys that are of a map's kind of keys or nearly. */
function keyTexts(keys: (Type & { readonly kind: "map" })["keys"]): readonly string[] {
  if (keys === undefined) return [];
  const valid = samples(keys, [], new Map()) as readonly string[];
  return keys.kind === "string" ? [...valid, ...textProbes(keys, valid)] : valid.flatMap((each) => [each, `${each} `, swapped(each)]);
}

const whole: readonly number[] = [
  0, -0, 1, -1, 0.5, 1e300, 9_007_199_254_740_991, 9_007_199_254_740_992, -9_007_199_254_740_991, -9_007_199_254_740_992,
  Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY,
];

interface Bounds<B> { readonly minimum?: B; readonly maximum?: B; readonly exclusiveMinimum?: B; readonly exclusiveMaximum?: B }

function bounds<B>(type: Bounds<B>): readonly B[] {
  return [type.minimum, type.maximum, type.exclusiveMinimum, type.exclusiveMaximum].filter((bound) => bound !== undefined);
}

function edges(type: Bounds<number>, step: number): readonly number[] {
  return bounds(type).flatMap((bound) => [bound - step, bound, bound + step, bound + step / 2]);
}

/** The next larger double. */
function nextUp(value: number): number {
  if (value === 0) return 5e-324;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + (value > 0 ? 1n : -1n));
  return view.getFloat64(0);
}

function decimals(type: Type & { readonly kind: "decimal" }): readonly Offered[] {
  const { precision, scale } = type;
  const most = 10n ** BigInt(precision) - 1n;
  const near = bounds(type).flatMap((bound) => {
    const decimal = readDecimal(bound) as NonNullable<ReturnType<typeof readDecimal>>;
    const units = decimal.units * 10n ** BigInt(scale - decimal.scale);
    return [-1n, 0n, 1n].map((step) => ({ units: units + step, scale }));
  });
  const beyond = [5n, -5n, 4n, 15n, 10n, most * 10n + 9n, most * 10n + 4n, -most * 10n - 9n].map((units) => ({ units, scale: scale + 1 }));
  const past = bounds(type).flatMap((bound) => {
    const decimal = readDecimal(bound) as NonNullable<ReturnType<typeof readDecimal>>;
    const units = decimal.units * 10n ** BigInt(scale + 1 - decimal.scale);
    return [-5n, -4n, 4n, 5n].map((step) => ({ units: units + step, scale: scale + 1 }));
  });
  const numbers = [...[0n, 1n, -1n, most, -most, most + 1n, -most - 1n].map((units) => ({ units, scale })), ...near, ...beyond, ...past];
  const fewer = scale === 0 ? [] : [writeDecimal({ units: 1n, scale: scale - 1 })];
  return [
    ...numbers.map(writeDecimal), ...fewer, "-0", writeDecimal({ units: 0n, scale }).replace(/^/, "-"), "+1", "01", "1.", ".5", "1e2", "NaN", "Infinity", "-Infinity", " 1", "1,5", "0x1", 1.5, 1,
  ];
}

function swapped(text: string): string {
  const upper = text.toUpperCase();
  return upper === text ? text.toLowerCase() : upper;
}

/** The list without what it holds twice, told apart also where JSON can't: NaN, the infinities, -0. */
function unlikeOffered(values: readonly Offered[]): readonly Offered[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const text = textOf(value);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

/** A text of any offered value for people and for telling values apart; like JSON, with NaN, Infinity, -0 and undefined as they are written in code. */
export function textOf(value: Offered): string {
  if (typeof value === "number" && !(Number.isFinite(value) && !Object.is(value, -0))) return Object.is(value, -0) ? "-0" : String(value);
  if (value === undefined) return "undefined";
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${Array.from(value as readonly Json[], textOf).join(", ")}]`;
  return `{ ${Object.entries(value).map(([key, member]) => `${/^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key)}: ${textOf(member as Json)}`).join(", ")} }`;
}

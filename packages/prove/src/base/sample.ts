import { byKind, codePoints, formatPattern, formatPatterns, partStep, type Json, type PerKind, type Step, type Type } from "@concord/core";
import { faults, misfit, momentFor, readDecimal, writeDecimal, writeClock } from "@concord/oracle";
import { hintKey, type Hints } from "./hints.ts";
import { keyIn } from "./place.ts";
import { nth } from "./nth.ts";
import { wordLengths, wordOf, wordsThrough } from "./word.ts";

/** The caller that owns base records: every uid of a base record is this one. */
export const owner = "owner-1";
export const other = "other-1";

/** The moment (microseconds since 1970) at which base records were made: 2024-01-15T10:20:30.456789Z. */
export const baseMicros = 1_705_314_030_456_789n;

/**
 * Some valid values of a type, the plainest first, then those that expressions name (`hints`, for these steps). Empty where none was found:
 * a type may be written so narrow that only search could find one.
 */
export function samples(type: Type, steps: readonly Step[], hints: Hints): readonly Json[] {
  const named = hints.get(hintKey(steps)) ?? [];
  const all = [...byKind(table, type, steps, hints), ...named.flatMap((value) => [value, ...byKind(beside, type, value)])];
  return unlike(all.filter((value) => misfit(type, value, { documents: true }) === undefined && faults(type, value, false).length === 0));
}

/** The list without what it holds twice. */
export function unlike<T>(values: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const text = JSON.stringify(value) ?? "undefined";
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

type Make = PerKind<[steps: readonly Step[], hints: Hints], readonly Json[]>;

const table: Make = {
  string: (type) => [...texts(type)],
  boolean: () => [true, false],
  int32: (type) => numbers(type, 1),
  integer: (type) => numbers(type, 1),
  int64: (type) => {
    const bounds = [type.minimum, type.maximum, type.exclusiveMinimum, type.exclusiveMaximum].filter((bound) => bound !== undefined);
    return ["1", "0", "2", ...bounds.flatMap((bound) => [bound, String(BigInt(bound) + 1n), String(BigInt(bound) - 1n)])];
  },
  float: (type) => [1.5, ...numbers(type, 0.5)],
  decimal: (type) => {
    const bounds = [type.minimum, type.maximum, type.exclusiveMinimum, type.exclusiveMaximum].filter((bound) => bound !== undefined);
    const units = bounds.flatMap((bound) => {
      const at = (readDecimal(bound) as NonNullable<ReturnType<typeof readDecimal>>).units;
      return [at, at + 1n, at - 1n];
    });
    return [1n, 0n, 10n ** BigInt(type.scale), -1n, ...units].map((each) => writeDecimal({ units: each, scale: type.scale }));
  },
  uuid: () => [1, 2, 3].map((n) => uuidOf(n)),
  uid: () => [owner, other],
  date: () => ["2024-01-15", "2024-01-16", "2024-02-29"],
  time: (type) => [0n, 1n, 60n].map((minutes) => writeClock("time", 37_230_456_789n + minutes * 60_000_000n, type.precision)),
  timestamp: (type) => [0n, 1n, 86_400n].map((seconds) => momentFor(type, baseMicros + seconds * 1_000_000n)),
  localDateTime: (type) => [0n, 1n, 86_400n].map((seconds) => writeClock("localDateTime", baseMicros + seconds * 1_000_000n, type.precision)),
  bytes: (type) => [type.minLength ?? 1, type.maxLength ?? 4].map((size) => bytesOf(Math.min(size, 300))),
  json: () => [{ a: 1 }, [], "x", 0, false],
  enum: (type) => type.values.map((each) => each.value),
  list: (type, steps, hints) => {
    const members = samples(type.of, [...steps, "[]"], hints);
    const sizes = (hints.get(`${hintKey(steps)}.size`) ?? []).flatMap((size) => [Number(size), Number(size) + 1, Number(size) - 1]);
    const lists = unlike([type.minItems ?? 0, 1, 2, ...sizes]).filter((size) => size >= 0 && size <= 64).map((size) => listOf(type.of, members, size, type.uniqueItems));
    return [...lists.filter((list) => list !== undefined), ...members.slice(0, 8).map((member) => [member])];
  },
  map: (type, steps, hints) => {
    const values = samples(type.of, [...steps, "{}"], hints);
    const base = mapWith(type.require ?? [], values[0]);
    return [base, ...values.slice(0, 2).map((value) => ({ ...base, [keyIn(type)]: value })), ...values.slice(0, 1).map((value) => ({ ...base, [keyIn(type, 1)]: value }))];
  },
  object: (type, steps, hints) => {
    const required = type.fields.filter((field) => !field.optional);
    const choices = required.map((field) => [field.name, samples(field.type, [...steps, field.name], hints)] as const);
    if (choices.some(([, values]) => values.length === 0)) return [];
    const plain = Object.fromEntries(choices.map(([name, values]) => [name, values[0] as Json]));
    return [plain, ...choices.flatMap(([name, values]) => values.slice(1, 5).map((value) => ({ ...plain, [name]: value })))];
  },
  // The plainest of each part first.
  union: (type, steps, hints) => {
    const each = type.parts.map((part) => samples(part.type, [...steps, partStep(part.name)], hints));
    return [...each.flatMap((values) => values.slice(0, 1)), ...each.flatMap((values) => values.slice(1))];
  },
  geoPoint: () => [{ latitude: 52.5, longitude: 13.25 }, { latitude: -0.5, longitude: 0 }],
};

/** Values just before and after one that an expression names. */
const beside: PerKind<[value: Json], readonly Json[]> = {
  string: () => [], boolean: () => [], uuid: () => [], uid: () => [], bytes: () => [], json: () => [], enum: () => [], list: () => [], map: () => [],
  object: () => [], union: () => [], geoPoint: () => [], date: () => ["2000-01-01", "2100-01-01"],
  time: () => [], timestamp: (type) => [momentFor(type, 0n), momentFor(type, 4_102_444_800_000_000n)], localDateTime: () => [],
  int32: (_, value) => [(value as number) - 1, (value as number) + 1],
  integer: (_, value) => [(value as number) - 1, (value as number) + 1],
  int64: (_, value) => [String(BigInt(value as string) - 1n), String(BigInt(value as string) + 1n)],
  float: (_, value) => [(value as number) - 1, (value as number) + 1],
  decimal: (type, value) => {
    const decimal = readDecimal(String(value));
    if (decimal === undefined || decimal.scale > type.scale) return [];
    const units = decimal.units * 10n ** BigInt(type.scale - decimal.scale);
    return [0n, -1n, 1n].map((step) => writeDecimal({ units: units + step, scale: type.scale }));
  },
};

/** A map of these keys, each with the value; empty where there is no value. */
export function mapWith(keys: readonly string[], value: Json | undefined): { readonly [key: string]: Json } {
  return value === undefined ? {} : Object.fromEntries(keys.map((key) => [key, value]));
}

interface Bounds { readonly minimum?: number; readonly maximum?: number; readonly exclusiveMinimum?: number; readonly exclusiveMaximum?: number }

function numbers(type: Bounds, step: number): readonly number[] {
  const bounds = [type.minimum, type.maximum, type.exclusiveMinimum, type.exclusiveMaximum].filter((bound) => bound !== undefined);
  const low = type.minimum ?? type.exclusiveMinimum;
  const high = type.maximum ?? type.exclusiveMaximum;
  const between = low === undefined || high === undefined ? [] : [1, 2, 3].map((quarter) => low + Math.floor(((high - low) * quarter) / 4));
  return [1, 2, 0, -1, ...bounds.flatMap((bound) => [bound, bound + step, bound - step]), ...between];
}

/** Text of a string type: by its format and pattern if it has one, else of plain letters; of the shortest length, of one more, and of the longest up to 80. */
function texts(type: Type & { readonly kind: "string" }): readonly string[] {
  const tree = type.pattern?.tree ?? (type.format === undefined ? undefined : formatPattern(type.format).tree);
  const least = type.minLength ?? (tree === undefined ? 1 : 0);
  const most = Math.min(type.maxLength ?? least + 80, least + 80);
  if (tree === undefined) return unlike([least, Math.max(least, 1), most]).flatMap((length) => ["a".repeat(length), "b".repeat(length)]);
  const lengths = wordLengths(tree, most).filter((length) => length >= least);
  const words = [lengths[0], lengths[1], lengths[2], lengths.at(-1)].map((length) => (length === undefined ? undefined : wordOf(tree, length)));
  const examples = type.format === undefined ? [] : formatPatterns[type.format].examples.good;
  const others = wordsThrough(tree).slice(0, 8);
  return [...examples.filter((each) => codePoints(each) <= most), ...words.filter((word) => word !== undefined), ...others];
}

/** A list of that many members, all different where they must be, none a list itself, since no list stands directly in a list; nothing if there are not so many. */
export function listOf(type: Type, members: readonly Json[], size: number, differ: boolean): readonly Json[] | undefined {
  const held = type.kind === "json" ? members.filter((member) => !Array.isArray(member)) : members;
  const [first] = held;
  if (size === 0) return [];
  if (first === undefined) return undefined;
  if (!differ) return Array.from({ length: size }, () => first);
  const list = unlike([...held, ...Array.from({ length: size }, (_, n) => nth(type, n)).filter((each) => each !== undefined)]);
  return list.length < size ? undefined : list.slice(0, size);
}

/** A UUID with this number in its last group. */
export function uuidOf(n: number): string {
  return `00000000-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Base64 of so many bytes, each 0x69 or the like, padded canonically; the first of them counts up with n. */
export function bytesOf(size: number, n = 0): string {
  const whole = "aWlp".repeat(Math.floor(size / 3));
  const rest = size % 3;
  const text = rest === 0 ? whole : rest === 1 ? `${whole}a${letters.charAt(16)}==` : `${whole}aW${letters.charAt(32)}=`;
  return text === "" ? "" : `${letters.charAt((letters.indexOf("a") + n) % letters.length)}${text.slice(1)}`;
}

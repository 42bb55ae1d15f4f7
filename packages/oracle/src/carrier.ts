import { byKind, codePoints, type Offered, type PerKind, type Type } from "@concord/core";
import { readClock, type ClockKind } from "./clock.ts";
import { fits, readDecimal } from "./decimal.ts";
import { isList, isObject, names, own } from "./value.ts";

/** What the place of a value changes: `documents` is set where a document store holds the field, which no list directly in a list survives; `inList` for a member of a list. */
export interface Carried { readonly documents: boolean; readonly inList?: boolean }

/**
 * Why the value is no canonical JSON of the type (constraint kind `type`), or nothing if it is. Source: the table of "One value, every store".
 * Digits beyond the type's precision are no fault here but in `faults` (kind `precision`); what members of lists, maps and objects are is judged with them.
 */
export function misfit(type: Type, value: Offered, carried: Carried): string | undefined {
  return byKind(carriers, type, value, carried);
}

const carriers: PerKind<[value: Offered, carried: Carried], string | undefined> = {
  string: (_, value) => badText(value),
  boolean: (_, value) => (typeof value === "boolean" ? undefined : "is neither true nor false"),
  int32: (_, value) => badInteger(value, -(2 ** 31), 2 ** 31 - 1),
  integer: (_, value) => badInteger(value, -(2 ** 53 - 1), 2 ** 53 - 1),
  int64: (_, value) => badInt64(value),
  float: (_, value) => (typeof value === "number" && Number.isFinite(value) ? undefined : "is no finite number"),
  decimal: (type, value) => badDecimal(value, type.precision, type.scale),
  uuid: (_, value) => (typeof value === "string" && uuid.test(value) ? undefined : "is no UUID in lower case"),
  uid: (_, value) => badText(value) ?? (between(codePoints(value as string), 1, 128) ? undefined : "has not 1 to 128 code points"),
  date: (_, value) => badClock("date", value, 0),
  time: (type, value) => badClock("time", value, type.precision),
  timestamp: (type, value) => badClock("timestamp", value, type.precision),
  localDateTime: (type, value) => badClock("localDateTime", value, type.precision),
  bytes: (_, value) => (typeof value === "string" && decodedLength(value) !== undefined ? undefined : "is no canonical padded base64"),
  json: (_, value, carried) => badJson(value, carried, carried.inList === true),
  enum: (_, value) => badText(value),
  list: (_, value) => (isList(value) ? undefined : "is no list"),
  map: (_, value) => badMap(value),
  object: (_, value) => (isObject(value) ? undefined : "is no object"),
  union: (_, value) => (isObject(value) ? undefined : "is no object"),
  geoPoint: (_, value) => badPoint(value),
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const int64 = /^(?:0|-?[1-9][0-9]{0,18})$/;

/** Text is well-formed and without U+0000: PostgreSQL holds neither lone surrogates nor NUL, and no store may differ. */
function badText(value: Offered): string | undefined {
  if (typeof value !== "string") return "is no string";
  if (!value.isWellFormed()) return "holds a lone surrogate";
  return value.includes("\0") ? "holds U+0000" : undefined;
}

function badInteger(value: Offered, least: number, most: number): string | undefined {
  if (typeof value !== "number" || !Number.isInteger(value)) return "is no whole number";
  return between(value, least, most) ? undefined : `is not between ${least} and ${most}`;
}

function badInt64(value: Offered): string | undefined {
  if (typeof value !== "string" || !int64.test(value)) return "is no canonical decimal text of a whole number";
  return BigInt.asIntN(64, BigInt(value)) === BigInt(value) ? undefined : "needs more than 64 bits";
}

function badDecimal(value: Offered, precision: number, scale: number): string | undefined {
  const decimal = typeof value === "string" ? readDecimal(value) : undefined;
  if (decimal === undefined) return "is no canonical decimal text";
  if (decimal.scale < scale) return `has not ${scale} digits after the point`;
  return fits(decimal, precision, scale) ? undefined : `has more than ${precision - scale} digits before the point`;
}

function badClock(kind: ClockKind, value: Offered, precision: number): string | undefined {
  const clock = typeof value === "string" ? readClock(kind, value) : undefined;
  if (clock === undefined) return `is no canonical ${kind} of the calendar`;
  return clock.digits < precision ? `has not ${precision} digits after the second` : undefined;
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Number of bytes that a canonical padded base64 text stands for (RFC 4648, section 3.5: the bits that are padded are zero), or nothing if it is none. */
export function decodedLength(text: string): number | undefined {
  if (!base64.test(text)) return undefined;
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const last = letters.indexOf(text.charAt(text.length - padding - 1));
  if (padding > 0 && last % (padding === 2 ? 16 : 4) !== 0) return undefined;
  return (text.length / 4) * 3 - padding;
}

/** Any JSON value but null itself, which is absence. In a document store no list stands directly in a list, and keys are not empty or `__name__`. */
function badJson(value: Offered, carried: Carried, inList: boolean): string | undefined {
  if (value === undefined) return "is no JSON value";
  if (value === null || typeof value === "boolean") return undefined;
  if (typeof value === "number") return Number.isFinite(value) ? undefined : "holds a number that JSON can't";
  if (typeof value === "string") return badText(value);
  if (isList(value)) {
    if (inList && carried.documents) return "holds a list directly in a list";
    return firstOf([...value], (member) => badJson(member, carried, true));
  }
  return firstOf(names(value), (name) => {
    if (carried.documents && (name === "" || /^__.*__$/s.test(name))) return "holds a reserved key";
    return badText(name) ?? badJson(own(value, name), carried, false);
  });
}

function badMap(value: Offered): string | undefined {
  if (!isObject(value)) return "is no map";
  return firstOf(names(value), (name) => badText(name) ?? (name === "" ? "has an empty key" : undefined));
}

const degrees = { latitude: 90, longitude: 180 };

function badPoint(value: Offered): string | undefined {
  if (!isObject(value)) return "is no geoPoint";
  if (names(value).some((name) => !Object.hasOwn(degrees, name))) return "has a key beside latitude and longitude";
  return firstOf(Object.entries(degrees), ([name, most]) => {
    const angle = own(value, name);
    return typeof angle === "number" && between(angle, -most, most) ? undefined : `has a ${name} that is not between -${most} and ${most}`;
  });
}

function between(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}

function firstOf<T>(items: readonly T[], fault: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = fault(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

import type { BytesType, ClockType, DecimalType, Int64Type } from "@concord/core";
import { numberBetween } from "./numerals.ts";

/**
 * The canonical text of each carrier as a regular expression, all but `wholeText` without anchors, for flag `u` and for engines without look-around.
 * The formats `date-time`, `time`, `uuid` and `email` that validators bring disagree with each other, so none is used.
 */

/** Text that every store can hold: well-formed, without U+0000. Under flag `u` a surrogate in a class is a lone one. */
export const wholeText = "^[^\\u0000\\ud800-\\udfff]*$";

/** Any version, lower case, so that equal uuids are equal texts. */
export const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

const year = "(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)";
const multipleOfFour = "(?:0[48]|[2468][048]|[13579][26])";
const leapYear = `(?:[0-9]{2}${multipleOfFour}|${multipleOfFour}00)`;
const dayOfYear = "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))";

/** A day of the Gregorian calendar from 0001-01-01 to 9999-12-31, leap days included. */
export const date: string = `(?:${year}-${dayOfYear}|${leapYear}-02-29)`;

/** A time of day without leap seconds and 24:00, with exactly that many digits after the second. */
export function timeOfDay(precision: ClockType["precision"]): string {
  return `(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]${precision === 0 ? "" : `\\.[0-9]{${precision}}`}`;
}

export function clock(type: ClockType): string {
  if (type.kind === "time") return timeOfDay(type.precision);
  return `${date}T${timeOfDay(type.precision)}${type.kind === "timestamp" ? "Z" : ""}`;
}

/** Exactly `scale` digits after the point, within precision and bounds. */
export function decimal(type: DecimalType): string {
  const limit = 10n ** BigInt(type.precision) - 1n;
  return bounded(type, -limit, limit, type.scale);
}

/** A 64 bit integer, within its bounds. */
export function int64(type: Int64Type): string {
  return bounded(type, -(2n ** 63n), 2n ** 63n - 1n, 0);
}

/** A whole number of so many digits, within bounds. */
export function digitsBetween(digits: number, bounds: Omit<Int64Type, "kind">): string {
  const limit = 10n ** BigInt(digits) - 1n;
  return bounded({ kind: "int64", ...bounds }, -limit, limit, 0);
}

function bounded(type: DecimalType | Int64Type, least: bigint, most: bigint, scale: number): string {
  const units = (text: string | undefined, aside: bigint): bigint | undefined => (text === undefined ? undefined : BigInt(text.replace(".", "")) + aside);
  const low = [least, units(type.minimum, 0n), units(type.exclusiveMinimum, 1n)].filter((each) => each !== undefined);
  const high = [most, units(type.maximum, 0n), units(type.exclusiveMaximum, -1n)].filter((each) => each !== undefined);
  return numberBetween(low.reduce((one, other) => (one > other ? one : other)), high.reduce((one, other) => (one < other ? one : other)), scale);
}

const fourCharacters = "(?:[A-Za-z0-9+/]{4})";
/** The last one or two bytes: padded, and the bits that no byte uses are zero, so that equal bytes are equal texts. */
const lastBytes = ["", "[A-Za-z0-9+/][AQgw]==", "[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]="] as const;

/** Canonical padded base64 (RFC 4648, sections 3.5 and 4) of as many bytes as the type allows, exactly. */
export function base64(type: BytesType): string {
  const { minLength = 0, maxLength } = type;
  const alternatives = lastBytes.flatMap((last, rest) => {
    const least = Math.max(0, Math.ceil((minLength - rest) / 3));
    const most = maxLength === undefined ? undefined : Math.floor((maxLength - rest) / 3);
    return most !== undefined && most < least ? [] : [`${groups(least, most)}${last}`];
  });
  return alternatives.join("|");
}

function groups(least: number, most: number | undefined): string {
  if (most === undefined) return `${fourCharacters}${least === 0 ? "*" : `{${least},}`}`;
  return most === 0 ? "" : `${fourCharacters}{${least === most ? least : `${least},${most}`}}`;
}

/** The pattern for the whole text. */
export function whole(pattern: string): string {
  return `^(?:${pattern})$`;
}

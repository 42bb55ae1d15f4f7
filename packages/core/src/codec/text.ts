/**
 * What the codecs of all stores share, as text of a generated file: the error, and what canonical JSON (agreement.md's carriers) says of values that a
 * store's own types can't hold or would spell in another way. Bounds, patterns and lengths are the validators' and not asked here.
 */
export const codecText: string = String.raw`/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What a field of type json holds: null is no value of any field. */
export type JsonValue = Exclude<Json, null>;

/** A value that the store can't hold, or that was read and is none of the contract. */
export class CodecError extends RangeError {
  /** Where it is in the record: address.street, items[2].price; empty for the record itself. */
  readonly field: string;
  readonly why: string;
  constructor(field: string, why: string) {
    super(field === "" ? why : field + ": " + why);
    this.name = "CodecError";
    this.field = field;
    this.why = why;
  }
}

export function fail(at: string, value: unknown, why: string): never {
  const text = typeof value === "bigint" || typeof value === "number" ? String(value) : (JSON.stringify(value) ?? "nothing");
  throw new CodecError(at, (text.length > 60 ? text.slice(0, 60) + "\u2026" : text) + " " + why);
}

/** The path of a member: of a list by its index, of an object by its name. */
export function below(at: string, step: string | number): string {
  return typeof step === "number" ? at + "[" + step + "]" : at === "" ? step : at + "." + step;
}

/** An object with no key but these, since any other would be lost. */
export function checkKeys(value: unknown, known: readonly string[], at: string): void {
  if (typeof value !== "object" || value === null || Array.isArray(value)) fail(at, value, "is no object");
  for (const key of Object.keys(value)) if (!known.includes(key)) throw new CodecError(below(at, key), "is no field of the contract, and would be lost");
}

/** Text that every store can hold: well-formed, without U+0000. */
export function checkText(value: unknown, at: string): string {
  if (typeof value !== "string") fail(at, value, "is no text");
  if (/[\u0000\ud800-\udfff]/u.test(value)) fail(at, value, "holds U+0000 or half a character");
  return value;
}

export function checkBoolean(value: unknown, at: string): boolean {
  return typeof value === "boolean" ? value : fail(at, value, "is neither true nor false");
}

/** A whole number of 32 or 53 bits; -0 is 0. */
export function checkInteger(value: unknown, bits: 32 | 53, at: string): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value)) fail(at, value, "is no whole number of " + bits + " bits");
  if (bits === 32 && (value < -2147483648 || value > 2147483647)) fail(at, value, "is beyond 32 bits");
  return value === 0 ? 0 : value;
}

/** A whole number of 64 bits, as canonical text. */
export function checkInt64(value: unknown, at: string): string {
  if (typeof value !== "string" || !/^(?:0|-?[1-9][0-9]{0,18})$/.test(value)) fail(at, value, "is no whole number of 64 bits as text");
  if (BigInt.asIntN(64, BigInt(value)) !== BigInt(value)) fail(at, value, "is beyond 64 bits");
  return value;
}

/** A finite number; -0 is 0. */
export function checkFloat(value: unknown, at: string): number {
  if (typeof value !== "number" || !Number.isFinite(value)) fail(at, value, "is no finite number");
  return value === 0 ? 0 : value;
}

/** Decimal text with exactly scale digits after the point; missing zeros are added, no digit is dropped. */
export function checkDecimal(value: unknown, precision: number, scale: number, at: string): string {
  const [, minus, whole, fraction = ""] = (typeof value === "string" ? /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?$/.exec(value) : null) ?? [];
  if (whole === undefined) fail(at, value, "is no decimal as text");
  if (fraction.length > scale) fail(at, value, "has more than " + digits(scale) + " after the point");
  if ((whole === "0" ? 0 : whole.length) > precision - scale) fail(at, value, "has more than " + digits(precision - scale) + " before the point");
  const number = whole + (scale === 0 ? "" : "." + fraction.padEnd(scale, "0"));
  return minus === "-" && /[1-9]/.test(number) ? "-" + number : number;
}

function digits(count: number): string {
  return count === 1 ? "1 digit" : count + " digits";
}

/** A UUID in lower case. */
export function checkUuid(value: unknown, at: string): string {
  if (typeof value !== "string" || !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)) fail(at, value, "is no UUID in lower case");
  return value;
}

/** A day of the calendar, years 0001 to 9999. */
export function checkDate(value: unknown, at: string): string {
  const parts = typeof value === "string" ? /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(value) : null;
  const day = new Date(0);
  if (parts !== null) day.setUTCFullYear(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  if (parts === null || parts[1] === "0000" || day.toISOString().slice(0, 10) !== value) fail(at, value, "is no day as YYYY-MM-DD");
  return parts[0];
}

/** A time of day with exactly that many digits after the second: further ones are cut, missing zeros added. */
export function checkTime(value: unknown, digits: number, at: string): string {
  const [, clock, fraction = ""] = (typeof value === "string" ? /^((?:[01][0-9]|2[0-3])(?::[0-5][0-9]){2})(?:\.([0-9]+))?$/.exec(value) : null) ?? [];
  if (clock === undefined) fail(at, value, "is no time as HH:MM:SS");
  return digits === 0 ? clock : clock + "." + fraction.slice(0, digits).padEnd(digits, "0");
}

/** A day and time, with the Z of a moment or without, cut to that many digits after the second. */
export function checkMoment(value: unknown, digits: number, zone: "Z" | "", at: string): string {
  if (typeof value !== "string" || value[10] !== "T" || value.endsWith("Z") !== (zone === "Z")) fail(at, value, "is no " + (zone === "Z" ? "moment as YYYY-MM-DDTHH:MM:SSZ" : "day and time as YYYY-MM-DDTHH:MM:SS"));
  return checkDate(value.slice(0, 10), at) + "T" + checkTime(value.slice(11, value.length - zone.length), digits, at) + zone;
}

/** Any JSON value with text that every store can hold, and numbers that JSON has. */
export function checkJson<T>(value: T, at: string): T {
  if (typeof value === "string") checkText(value, at);
  else if (typeof value === "number") checkFloat(value, at);
  else if (Array.isArray(value)) for (const [index, member] of value.entries()) checkJson(member, below(at, index));
  else if (typeof value === "object" && value !== null) {
    for (const [key, member] of Object.entries(value)) if (member !== undefined) checkJson(member, below(at, checkText(key, at)));
  } else if (typeof value !== "boolean" && value !== null) fail(at, value, "is no JSON");
  return value;
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The bytes of canonical, padded base64. */
export function bytesOf(value: unknown, at: string): Uint8Array {
  const form = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/;
  if (typeof value !== "string" || !form.test(value)) fail(at, value, "is no canonical base64");
  const digits = value.replace(/=+$/, "");
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  for (let index = 0, bits = 0, next = 0; index < digits.length; index += 1) {
    bits = ((bits << 6) | alphabet.indexOf(digits.charAt(index))) & 0xffff;
    const left = (index * 6 + 6) % 8; // Bits that are not yet a byte.
    if (left !== 6) bytes[next++] = (bits >> left) & 0xff;
  }
  return bytes;
}

/** Canonical, padded base64. */
export function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (let index = 0; index < bytes.length; index += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(index, index + 3);
    const bits = (first << 16) | (second << 8) | third;
    text += alphabet.charAt(bits >> 18) + alphabet.charAt((bits >> 12) & 63) + alphabet.charAt((bits >> 6) & 63) + alphabet.charAt(bits & 63);
  }
  const missing = (3 - (bytes.length % 3)) % 3;
  return text.slice(0, text.length - missing) + "=".repeat(missing);
}
`;

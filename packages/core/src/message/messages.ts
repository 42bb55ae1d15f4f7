import type { Check } from "../model/entity.ts";
import { byKind, type Format, type PerKind, type StringType, type Type } from "../model/type.ts";

/**
 * What a person is told of a value that a contract does not allow, in plain English, as the end of a sentence that begins with the field's name. Codecs, validators and forms print
 * these texts, so that one mistake has one message wherever it is found. Nothing else words a refusal.
 */
export const messages = {
  required: "is required",
  badText: "must not hold U+0000 or half a character",
  json: "must be JSON",
  documentJson: "must be JSON that a document store holds",
  record: "must be an object",
  wholeNumber: "must be a whole number",
  bytes: "must be canonical base64",
  members: "must not have a member twice",
  key: "is no key that a map may have",
  keys: "has a key that it may not have",
  atLeast: (bound: number | string): string => `must be at least ${bound}`,
  atMost: (bound: number | string): string => `must be at most ${bound}`,
  above: (bound: number | string): string => `must be more than ${bound}`,
  below: (bound: number | string): string => `must be less than ${bound}`,
  decimal: (precision: number | string, scale: number | string): string => `must be a number of ${precision} digits, ${scale} after the point`,
  /** Of a text its characters, of bytes them. */
  longEnough: (bound: number, unit: "character" | "byte"): string => `must be at least ${counted(bound, unit)}`,
  shortEnough: (bound: number, unit: "character" | "byte"): string => `must be at most ${counted(bound, unit)}`,
  enough: (bound: number): string => `must have at least ${counted(bound, "member")}`,
  few: (bound: number, unit: "member" | "key"): string => `must have at most ${counted(bound, unit)}`,
  matching: (pattern: string): string => `must match ${pattern}`,
  normal: (how: NonNullable<StringType["normalize"]>): string => `must be ${how.map((each) => normalForms[each]).join(" and ")}`,
  oneOf: (values: readonly string[]): string => (values.length === 1 ? `must be ${values[0]}` : `must be one of ${values.join(", ")}`),
  part: (tag: string, names: readonly string[]): string => `must be an object whose ${tag} is ${names.length === 1 ? "" : "one of "}${names.join(", ")}`,
  anyPart: "must be one of several objects, and is none of them",
  havingKeys: (names: readonly string[]): string => `must have the ${names.length === 1 ? "key" : "keys"} ${names.join(", ")}`,
  check: (check: Check): string => check.message ?? `must meet ${check.if.text.trim()}`,
} as const;

/** What goes before the names of keys that an object does not have. */
export const unknownKeyWords = { one: "has a key that is", several: "has keys that are", end: " not known: " } as const;

const normalForms = { trim: "without blanks at its ends", lowercase: "in lower case" } as const;

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** What a value that is none of the type is told: not of its bounds, lengths or pattern. */
export function typeMessage(type: Type): string {
  return byKind(types, type);
}

const types: PerKind<[], string> = {
  string: () => "must be text",
  boolean: () => "must be true or false",
  int32: () => messages.wholeNumber,
  integer: () => messages.wholeNumber,
  float: () => "must be a number",
  int64: () => messages.wholeNumber,
  decimal: ({ precision, scale }) => messages.decimal(precision, scale),
  uuid: () => "must be a UUID in lower case",
  uid: () => "must be text",
  date: () => "must be a day as YYYY-MM-DD",
  time: ({ precision }) => `must be a time as ${clock(precision)}`,
  timestamp: ({ precision }) => `must be a moment as YYYY-MM-DDT${clock(precision)}Z`,
  localDateTime: ({ precision }) => `must be a day and time as YYYY-MM-DDT${clock(precision)}`,
  bytes: () => messages.bytes,
  json: () => messages.json,
  enum: ({ values }) => messages.oneOf(values.map(({ value }) => value)),
  list: () => "must be a list",
  map: () => messages.record,
  object: () => messages.record,
  union: ({ tag, parts }) => (tag === undefined ? messages.record : messages.part(tag, parts.map(({ name }) => name))),
  geoPoint: () => messages.record,
};

function clock(digits: number): string {
  return `HH:MM:SS${digits === 0 ? "" : `.${"f".repeat(digits)}`}`;
}

/** What a text that does not have the form of its format is told. */
export const formatMessages: Readonly<Record<Format, string>> = {
  email: "must be an e-mail address",
  url: "must be a URL",
  hostname: "must be a host name",
  slug: "must be lower-case words joined by hyphens",
  ipAddress: "must be an IP address",
  phone: "must be a phone number that begins with +",
  locale: "must be a locale such as de-AT",
  countryCode: "must be a country code of two letters",
  currency: "must be a currency code of three letters",
  semver: "must be a version such as 1.2.3",
  color: "must be a colour as #rrggbb",
};

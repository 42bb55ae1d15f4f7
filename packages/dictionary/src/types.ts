import { byKind, partStep, type EnumType, type Format, type PerKind, type Type } from "@concord/core";
import { pathTo, shortName } from "./names.ts";
import { between, listed } from "./prose.ts";
import { code, link, text } from "./quote.ts";
import { value } from "./value.ts";

/** Where a type stands: the namespace of the page, and how to link to the part of the page that tells more of an object or enum there. */
export interface Around {
  readonly namespace: string;
  readonly path: string;
  readonly sectionOf: (path: string) => string | undefined;
}

const formats: Record<Format, string> = {
  email: "e-mail address", url: "web address", hostname: "host name", slug: "slug", ipAddress: "IP address", phone: "phone number", locale: "locale",
  countryCode: "country code", currency: "currency code", semver: "semantic version", color: "colour",
};

/** What a value is, in words, with everything that the type asks of it. */
const words: PerKind<[Around], string> = {
  string: (type) => said(
    type.format === undefined ? "text" : formats[type.format],
    between(type.minLength, type.maxLength, "character"),
    type.pattern === undefined ? undefined : `matches ${code(type.pattern.source)}`,
    type.normalize === undefined ? undefined : `stored ${listed(type.normalize.map((each) => normal[each]))}`,
  ),
  boolean: () => "true or false",
  int32: (type) => said("whole number of 32 bits", bounds(type)),
  integer: (type) => said("whole number", bounds(type)),
  int64: (type) => said("whole number of 64 bits", bounds(type)),
  float: (type) => said("number", bounds(type)),
  decimal: (type) => said("decimal number", digits(type.precision, type.scale), bounds(type)),
  uuid: () => "UUID",
  uid: () => "user id of the identity provider",
  date: () => "date",
  time: (type) => said("time of day", seconds(type.precision)),
  timestamp: (type) => said("moment", seconds(type.precision)),
  localDateTime: (type) => said("date and time without a zone", seconds(type.precision)),
  bytes: (type) => said("bytes", between(type.minLength, type.maxLength, "byte")),
  json: () => "any JSON",
  enum: (type, around) => reference(type.shared, around) ?? valuesOf(type, around),
  list: (type, around) => said("list", between(type.minItems, type.maxItems, "member"), type.uniqueItems ? "no member twice" : undefined, `each: ${typeWords(type.of, inner(around, "[]"))}`),
  map: (type, around) => said(
    "map", between(undefined, type.maxItems, "key"),
    type.keys === undefined ? undefined : `each key: ${typeWords(type.keys, inner(around, "{key}"))}`,
    type.require === undefined ? undefined : `always with ${listed(type.require.map(value))}`,
    `each value: ${typeWords(type.of, inner(around, "{}"))}`,
  ),
  object: (type, around) => reference(type.shared, around) ?? section("object", around),
  union: (type, around) => said(
    `one of ${listed(type.parts.map((part) => `${value(part.name)} (${reference(part.shared, around) ?? section("object", inner(around, partStep(part.name)))})`), "or")}`,
    type.by === undefined ? `its ${code(type.tag ?? "")} says which` : `${code(type.by)} says which`,
  ),
  geoPoint: () => "point on earth: latitude and longitude",
};

const normal = { trim: "without space at either end", lowercase: "in lower case" } as const;

/** What a value of the type is, in words: inline Markdown. */
export function typeWords(type: Type, around: Around): string {
  return byKind(words, type, around);
}

/** The place inside a list, map or part of a union. */
export function inner(around: Around, step: "[]" | "{}" | "{key}" | `<${string}>`): Around {
  return { ...around, path: `${around.path}${step}` };
}

/** Whether an enum's values need a table of their own: they are many, or more than words. */
export function hasSection(type: EnumType): boolean {
  return type.shared === undefined && (type.values.length > 8 || type.values.some(({ description, deprecated, was }) => description !== undefined || deprecated || was.length > 0));
}

function said(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join("; ");
}

function valuesOf(type: EnumType, around: Around): string {
  const open = type.open ? "readers also meet other values" : undefined;
  return said(hasSection(type) ? section(`one of ${type.values.length} values`, around) : `one of ${listed(type.values.map((each) => value(each.value)), "or")}`, open);
}

function reference(shared: string | undefined, { namespace }: Around): string | undefined {
  return shared === undefined ? undefined : link(text(shortName(shared, namespace)), pathTo(shared, namespace));
}

function section(label: string, around: Around): string {
  const anchor = around.sectionOf(around.path);
  return anchor === undefined ? label : link(label, `#${anchor}`);
}

function digits(precision: number, scale: number): string {
  return scale === 0 ? `up to ${precision} digits` : `up to ${precision} digits, ${scale} of them after the point`;
}

function seconds(precision: 0 | 3 | 6): string {
  return { 0: "to the second", 3: "to the millisecond", 6: "to the microsecond" }[precision];
}

interface Bounds {
  readonly minimum?: number | string;
  readonly maximum?: number | string;
  readonly exclusiveMinimum?: number | string;
  readonly exclusiveMaximum?: number | string;
}

function bounds({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Bounds): string | undefined {
  const parts = [
    ...(minimum !== undefined && maximum !== undefined ? [`${code(String(minimum))} to ${code(String(maximum))}`] : [
      ...(minimum === undefined ? [] : [`at least ${code(String(minimum))}`]),
      ...(maximum === undefined ? [] : [`at most ${code(String(maximum))}`]),
    ]),
    ...(exclusiveMinimum === undefined ? [] : [`more than ${code(String(exclusiveMinimum))}`]),
    ...(exclusiveMaximum === undefined ? [] : [`less than ${code(String(exclusiveMaximum))}`]),
  ];
  return parts.length === 0 ? undefined : parts.join(", ");
}

import type { Pattern } from "../pattern/pattern.ts";
import type { Span } from "../source/span.ts";
import type { Field } from "./field.ts";

/** The closed set of type kinds. A room's table is a `Record<Kind, …>`, so the compiler names the rooms that miss one. */
export const kinds = [
  "string", "boolean", "int32", "integer", "int64", "float", "decimal", "uuid", "uid",
  "date", "time", "timestamp", "localDateTime", "bytes", "json", "enum", "list", "map", "object", "union", "geoPoint",
] as const;
export type Kind = (typeof kinds)[number];

/** Strings that follow one pattern of the portable subset (pattern/formats.ts has the patterns). In the model they are strings with a `format`. */
export const formats = [
  "email", "url", "hostname", "slug", "ipAddress", "phone", "locale", "countryCode", "currency", "semver", "color",
] as const;
export type Format = (typeof formats)[number];

/** Length in code points. A `format` brings its own pattern and, where it has one, its own `maxLength`. */
export interface StringType {
  readonly kind: "string";
  readonly format?: Format;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: Pattern;
  /** How codecs write the text: the stored form is what stays as it is. Each once, in the order of `normalisations`. */
  readonly normalize?: readonly Normalisation[];
}
/** trim: no space, tab, line feed or carriage return at either end. lowercase: A to Z become a to z, and nothing else changes. */
export const normalisations = ["trim", "lowercase"] as const;
export type Normalisation = (typeof normalisations)[number];
export interface BooleanType { readonly kind: "boolean" }
/** int32: 32 bit. integer: ±(2^53−1). float: finite. Bounds are JSON numbers. */
export interface NumberType {
  readonly kind: "int32" | "integer" | "float";
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}
/** Canonical decimal text of a 64 bit integer; bounds are such text. */
export interface Int64Type {
  readonly kind: "int64";
  readonly minimum?: string;
  readonly maximum?: string;
  readonly exclusiveMinimum?: string;
  readonly exclusiveMaximum?: string;
}
/** Text with exactly `scale` digits after the point; bounds are such text. 1 ≤ precision ≤ 38, 0 ≤ scale ≤ precision. */
export interface DecimalType {
  readonly kind: "decimal";
  readonly precision: number;
  readonly scale: number;
  readonly minimum?: string;
  readonly maximum?: string;
  readonly exclusiveMinimum?: string;
  readonly exclusiveMaximum?: string;
}
/** uid: a string of 1 to 128 code points that an identity provider made. */
export interface IdentityType { readonly kind: "uuid" | "uid" }
export interface DateType { readonly kind: "date" }
/** `precision`: digits after the second, exactly. time: default 0; timestamp and localDateTime: default 3. timestamp has 3 or 6. */
export interface ClockType { readonly kind: "time" | "timestamp" | "localDateTime"; readonly precision: 0 | 3 | 6 }
/** Size in decoded bytes. */
export interface BytesType { readonly kind: "bytes"; readonly minLength?: number; readonly maxLength?: number }
export interface JsonType { readonly kind: "json" }
/** `open`: readers accept values they do not know; writers never. `shared` is the id (`ns.name`) of the shared type it came from. */
export interface EnumType {
  readonly kind: "enum";
  readonly values: readonly EnumValue[];
  readonly open: boolean;
  readonly shared?: string;
}
export interface EnumValue {
  readonly value: string;
  readonly description?: string;
  readonly deprecated: boolean;
  readonly was: readonly string[];
  readonly span: Span;
}
/** Never a list directly in a list, never null inside. */
export interface ListType {
  readonly kind: "list";
  readonly of: Type;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems: boolean;
}
/**
 * Values by key. A key is text of at least one code point; with `keys`, a value of that type, which is an enum that is not open or a string.
 * `require`: keys that are there, each once; absent where the contract asks for none. `maxItems`: of keys.
 */
export interface MapType {
  readonly kind: "map";
  readonly of: Type;
  readonly keys?: StringType | EnumType;
  readonly require?: readonly string[];
  readonly maxItems?: number;
}
/** Closed when written. `shared` is the id (`ns.name`) of the shared type it came from. */
export interface ObjectType { readonly kind: "object"; readonly fields: readonly Field[]; readonly shared?: string }
/**
 * One of several objects, each closed when written. Which one says `tag`, the member that each part has first and whose value is the part's name, or `by`,
 * a required enum field of the same entity, of whose values each names one part. Exactly one of the two.
 */
export interface UnionType { readonly kind: "union"; readonly by?: string; readonly tag?: string; readonly parts: readonly UnionPart[] }
/** `shared` is the id of the shared object that the part is; its `type` has the tag as well, where the union has one. */
export interface UnionPart { readonly name: string; readonly type: ObjectType; readonly shared?: string }
export interface GeoPointType { readonly kind: "geoPoint" }

export type Type =
  | StringType | BooleanType | NumberType | Int64Type | DecimalType | IdentityType | DateType | ClockType
  | BytesType | JsonType | EnumType | ListType | MapType | ObjectType | UnionType | GeoPointType;

/** The type of one kind: `TypeOf<"decimal">`. */
export type TypeOf<K extends Kind> = OfKind<Type, K>;
type OfKind<T, K> = T extends { readonly kind: infer J } ? (K extends J ? T & { readonly kind: K } : never) : never;

/** One function per kind, called with the type of that kind: how a room says what it makes of each. */
export type PerKind<Args extends readonly unknown[], R> = { readonly [K in Kind]: (type: TypeOf<K>, ...args: Args) => R };

/** Calls the function of the type's kind. */
export function byKind<Args extends readonly unknown[], R>(table: PerKind<Args, R>, type: Type, ...args: Args): R {
  return (table[type.kind] as (type: Type, ...args: Args) => R)(type, ...args);
}

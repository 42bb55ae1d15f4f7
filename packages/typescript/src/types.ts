import { byKind, type Field, type PerKind, type Type, type TypeOf } from "@concord/core";
import { fieldAbout } from "./about.ts";
import { brandType, type Brand } from "./brands.ts";
import type { Imports } from "./imports.ts";
import { limitsOf } from "./limits.ts";
import { namedBy, pascal, specifierTo } from "./names.ts";
import { docComment, property, text } from "@concord/jsonschema";

/** Where a type is written. */
export interface TypeSite {
  readonly imports: Imports;
  readonly namespace: string;
  /** The entity whose file it is. */
  readonly self?: string;
  /** Readers meet values of open enums that nobody knows yet. */
  readonly mode: "write" | "read";
  readonly indent: string;
  readonly brand?: Brand | undefined;
}

/** The application's type of a value. */
export function typeText(type: Type, site: TypeSite): string {
  return byKind(types, type, site);
}

const types: PerKind<[TypeSite], string> = {
  string: () => "string",
  boolean: () => "boolean",
  int32: () => "number",
  integer: () => "number",
  int64: () => "bigint",
  float: () => "number",
  decimal: () => "string",
  uuid: (_, site) => brandType(site.brand ?? { kind: "uuid" }, site),
  uid: (_, site) => brandType(site.brand ?? { kind: "uid" }, site),
  date: () => "string",
  time: () => "string",
  timestamp: (type, site) => (type.precision === 3 ? site.imports.global("Date") : "string"),
  localDateTime: () => "string",
  bytes: (_, site) => site.imports.global("Uint8Array"),
  json: (_, site) => site.imports.type("../concord.js", "JsonValue"),
  enum: (type, site) => {
    const opened = type.open && site.mode === "read";
    if (type.shared !== undefined) return sharedName(type.shared, site, opened);
    return `${type.values.map((each) => text(each.value)).join(" | ")}${opened ? " | (string & {})" : ""}`;
  },
  list: (type, site) => {
    const of = typeText(type.of, { ...site, brand: undefined });
    return /^[A-Za-z0-9_$.]+$/.test(of) ? `${of}[]` : `(${of})[]`;
  },
  map: (type, site) => {
    const of = typeText(type.of, { ...site, brand: undefined });
    return mapText(type, (name, optional) => memberOf(name, optional, of), of);
  },
  object: (type, site) => {
    if (type.shared === undefined) return objectType(type.fields, site);
    return sharedName(type.shared, site, site.mode === "read" && holdsOpenEnum(type));
  },
  union: (type, site) => type.parts.map((part) => typeText(part.type, { ...site, brand: undefined })).join(" | "),
  geoPoint: () => "{ latitude: number; longitude: number }",
};

/** A map: of declared keys a member for each, of free ones an index signature beside the keys that are always there. */
export function mapText({ keys, require = [] }: TypeOf<"map">, member: (name: string, optional: boolean) => string, of: string): string {
  if (keys?.kind === "enum") return `{ ${keys.values.map(({ value }) => member(value, !require.includes(value))).join(" ")} }`;
  return `{ ${[...require.map((name) => member(name, false)), `[key: string]: ${of}`].join(" ")} }`;
}

/** The members of an object, in braces, a line for each with its doc comment. */
export function objectType(fields: readonly Field[], site: TypeSite, brandOf: (field: Field) => Brand | undefined = () => undefined): string {
  if (fields.length === 0) return "{ [key: string]: never }";
  const inner = { ...site, indent: `${site.indent}  ` };
  const members = fields.map((field) => {
    const of = typeText(field.type, { ...inner, brand: brandOf(field) });
    const [description = "", ...rest] = fieldAbout(field);
    const about = docComment([[description, limitsOf(field.type)].filter((each) => each !== "").join(" "), ...rest], inner.indent);
    return `${about}${inner.indent}${memberOf(field.name, field.optional, of)}\n`;
  });
  return `{\n${members.join("")}${site.indent}}`;
}

/** A member; what may be missing may be undefined, so that `z.output` and these types are assignable to each other under every compiler option. */
export function memberOf(name: string, optional: boolean, of: string): string {
  return optional ? `${property(name)}?: ${of} | undefined;` : `${property(name)}: ${of};`;
}

/** Whether readers meet values in it that writers cannot put. */
export function holdsOpenEnum(type: Type): boolean {
  if (type.kind === "list" || type.kind === "map") return holdsOpenEnum(type.of);
  if (type.kind === "union") return type.parts.some((part) => holdsOpenEnum(part.type));
  return (type.kind === "enum" && type.open) || (type.kind === "object" && type.fields.some((field) => holdsOpenEnum(field.type)));
}

function sharedName(id: string, site: TypeSite, reading: boolean): string {
  const shared = namedBy(id);
  return site.imports.type(specifierTo(shared, site.namespace), `${pascal(shared.name)}${reading ? "Read" : ""}`);
}

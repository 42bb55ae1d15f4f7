import type { Field } from "../model/field.ts";
import { byKind, type PerKind, type Type } from "../model/type.ts";
import { typeScriptComment, typeScriptKey, typeScriptString } from "./quote.ts";

/** The type of canonical JSON of each kind, as TypeScript at some indentation; `codec.Json` is any JSON value of the room's codec file. */
const wireTypes: PerKind<[indent: string], string> = {
  string: () => "string",
  boolean: () => "boolean",
  int32: () => "number",
  integer: () => "number",
  int64: () => "string",
  float: () => "number",
  decimal: () => "string",
  uuid: () => "string",
  uid: () => "string",
  date: () => "string",
  time: () => "string",
  timestamp: () => "string",
  localDateTime: () => "string",
  bytes: () => "string",
  json: () => "codec.Json",
  enum: (type) => [...type.values.map(({ value }) => typeScriptString(value)), ...(type.open ? ["(string & {})"] : [])].join(" | "),
  list: (type, indent) => {
    const of = wireType(type.of, indent);
    return type.of.kind === "enum" ? `(${of})[]` : `${of}[]`;
  },
  map: (type, indent) => `{ [key: string]: ${wireType(type.of, indent)} }`,
  object: (type, indent) => wireMembers(type.fields, indent),
  geoPoint: () => "{ latitude: number; longitude: number }",
};

/** What a value is in canonical JSON, as a type of TypeScript. */
export function wireType(type: Type, indent = ""): string {
  return byKind(wireTypes, type, indent);
}

/** The type of an object with these fields, in braces. */
export function wireMembers(fields: readonly Field[], indent = ""): string {
  if (fields.length === 0) return "{ [key: string]: never }";
  const inside = `${indent}  `;
  const rows = fields.map(({ name, type, optional, description }) => {
    const member = `${inside}${typeScriptKey(name)}${optional ? "?" : ""}: ${wireType(type, inside)}${optional ? " | undefined" : ""};\n`;
    return `${typeScriptComment(description, inside)}${member}`;
  });
  return `{\n${rows.join("")}${indent}}`;
}

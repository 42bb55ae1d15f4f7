import type { Field } from "../model/field.ts";
import { byKind, type PerKind, type Type } from "../model/type.ts";
import { typeScriptComment, typeScriptKey, typeScriptString } from "./quote.ts";

/** The type of canonical JSON of each kind, as TypeScript at some indentation; `json` names any JSON value, a type of the room's shared file. */
const wireTypes: PerKind<[indent: string, json: string], string> = {
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
  json: (_, __, json) => json,
  enum: (type) => [...type.values.map(({ value }) => typeScriptString(value)), ...(type.open ? ["(string & {})"] : [])].join(" | "),
  list: (type, indent, json) => {
    const of = wireType(type.of, indent, json);
    return type.of.kind === "enum" || type.of.kind === "union" ? `(${of})[]` : `${of}[]`;
  },
  map: (type, indent, json) => `{ [key: string]: ${wireType(type.of, indent, json)} }`,
  object: (type, indent, json) => wireMembers(type.fields, indent, json),
  union: (type, indent, json) => type.parts.map((part) => wireType(part.type, indent, json)).join(" | "),
  geoPoint: () => "{ latitude: number; longitude: number }",
};

/** What a value is in canonical JSON, as a type of TypeScript. */
export function wireType(type: Type, indent = "", json = "codec.JsonValue"): string {
  return byKind(wireTypes, type, indent, json);
}

/** The type of an object with these fields, in braces. */
export function wireMembers(fields: readonly Field[], indent = "", json = "codec.JsonValue"): string {
  if (fields.length === 0) return "{ [key: string]: never }";
  const inside = `${indent}  `;
  const rows = fields.map(({ name, type, optional, description }) => {
    const member = `${inside}${typeScriptKey(name)}${optional ? "?" : ""}: ${wireType(type, inside, json)}${optional ? " | undefined" : ""};\n`;
    return `${typeScriptComment(description, inside)}${member}`;
  });
  return `{\n${rows.join("")}${indent}}`;
}

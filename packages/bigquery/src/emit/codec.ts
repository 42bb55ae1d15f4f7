import {
  byKind, typeScriptComment, typeScriptKey, typeScriptString, wireMembers, wireType, type Entity, type Field, type GeneratedFile, type NamingPolicy, type PerKind, type Project, type Type,
} from "@concord/core";
import { columnName, fieldsHere, policyOf, tableOf } from "../names.ts";
import { sharedCodecText } from "./codec-text.ts";

/** The file of what all codecs share, below the output folder. */
export const sharedCodec: GeneratedFile = { path: "bigquery/codec.ts", text: sharedCodecText };

/** The file of an entity's codec, below the output folder. */
export function codecPath(entity: Entity): string {
  return `bigquery/${entity.namespace}/${entity.name}.codec.ts`;
}

/** What a kind is in a row, as TypeScript, and what leads from canonical JSON to it and back, of `bigquery/codec.ts`. */
interface CodecCarrier { readonly cell: string; readonly codec: string }

const carrier = (cell: string, codec: string): CodecCarrier => ({ cell, codec: `codec.${codec}` });

const carriers: PerKind<[policy: NamingPolicy, indent: string], CodecCarrier> = {
  string: () => carrier("string", "text"),
  boolean: () => carrier("boolean", "boolean"),
  int32: () => carrier("number | string", "integer(32)"),
  integer: () => carrier("number | string", "integer(53)"),
  int64: () => carrier("string | number", "int64"),
  float: () => carrier("number", "float"),
  decimal: (type) => carrier("string", `decimal(${type.precision}, ${type.scale})`),
  uuid: () => carrier("string", "uuid"),
  uid: () => carrier("string", "text"),
  date: () => carrier("string", "date"),
  time: (type) => carrier("string", `time(${type.precision})`),
  timestamp: (type) => carrier("string", `timestamp(${type.precision})`),
  localDateTime: (type) => carrier("string", `localDateTime(${type.precision})`),
  bytes: () => carrier("string", "bytes"),
  json: () => carrier("codec.JsonValue", "json<codec.JsonValue>()"),
  enum: (type) => carrier("string", `textOf<${wireType(type)}>()`),
  list: (type, policy, indent) => {
    const of = carrierOf(type.of, policy, indent);
    return { cell: of.cell.includes(" | ") && (!of.cell.startsWith("{") || type.of.kind === "union") ? `(${of.cell})[]` : `${of.cell}[]`, codec: `codec.list(${of.codec})` };
  },
  map: (type, _, indent) => carrier(wireType(type, indent), `json<${wireType(type, indent)}>()`),
  object: (type, policy, indent) => {
    if (type.fields.length === 0) return carrier(wireType(type, indent), `json<${wireType(type, indent)}>()`);
    const { cells, to, from } = membersOf(type.fields, policy, `${indent}  `, (name) => `codec.below(at, ${typeScriptString(name)})`);
    const known = `[${type.fields.map(({ name }) => typeScriptString(name)).join(", ")}]`;
    return {
      cell: `{\n${cells}${indent}}`,
      codec: `codec.record<${wireType(type, indent)}, {\n${cells}${indent}}>((record, at) => (codec.checkKeys(record, ${known}, at), {\n${to}${indent}}), (row, at) => ({\n${from}${indent}}))`,
    };
  },
  union: (type, _, indent) => carrier(wireType(type, indent), `json<${wireType(type, indent)}>()`),
  geoPoint: () => carrier("string", "geoPoint"),
};

function carrierOf(type: Type, policy: NamingPolicy, indent: string): CodecCarrier {
  return byKind(carriers, type, policy, indent);
}

/** The members of a row or RECORD: as a type, on the way to the row and on the way back. What may be absent is left out; of an absent list nothing is left but an empty one. */
function membersOf(
  fields: readonly Field[], policy: NamingPolicy, indent: string, at: (name: string) => string, shared: (field: Field) => string | undefined = () => undefined,
): { readonly cells: string; readonly to: string; readonly from: string } {
  const rows = fields.map((field) => {
    const { cell, codec } = carrierOf(field.type, policy, indent);
    const through = shared(field) ?? codec;
    const key = typeScriptKey(columnName(field, policy));
    const held = `row[${typeScriptString(columnName(field, policy))}]`;
    const isEmptyAbsent = field.optional && field.type.kind === "list";
    const absent = `${held} === undefined || ${held} === null${isEmptyAbsent ? ` || ${held}.length === 0` : ""}`;
    const to = `${through}.to(record.${field.name}, ${at(field.name)})`;
    const from = `codec.read(${through}, ${held}, ${at(field.name)})`;
    return {
      cells: `${indent}${key}${field.optional ? "?" : ""}: ${cell}${field.optional ? " | null | undefined" : ""};\n`,
      to: `${indent}${field.optional ? `...(record.${field.name} === undefined ? {} : { ${key}: ${to} })` : `${key}: ${to}`},\n`,
      from: `${indent}${field.optional ? `...(${absent} ? {} : { ${field.name}: ${from} })` : `${field.name}: ${from}`},\n`,
    };
  });
  return { cells: rows.map((row) => row.cells).join(""), to: rows.map((row) => row.to).join(""), from: rows.map((row) => row.from).join("") };
}

/** An entity's file: its record in canonical JSON, its row as JSON loads take it, and what leads from one to the other. Synchronous and total. */
export function codecFile(entity: Entity, project: Project): GeneratedFile {
  const name = `${entity.name.charAt(0).toUpperCase()}${entity.name.slice(1)}`;
  const policy = policyOf(project);
  const fields = fieldsHere(entity);
  const { datasetId, tableId } = tableOf(entity, project);
  const { cells, to, from } = membersOf(fields, policy, "  ", typeScriptString, (field) => `fields.${field.name}`);
  const text = `// Generated by Concord from ${entity.file.replaceAll("\n", " ")}; edits are lost.
import * as codec from "../codec.js";

${typeScriptComment(`${entity.description}\nAs canonical JSON.`, "")}export interface ${name}Wire ${wireMembers(fields)}

${typeScriptComment(`A row of ${datasetId}.${tableId}, as insertAll and loads of JSON take it.`, "")}export interface ${name}Row {
${cells}}

const known = [${entity.fields.map((field) => typeScriptString(field.name)).join(", ")}];
const fields = {
${fields.map((field) => `  ${typeScriptKey(field.name)}: ${carrierOf(field.type, policy, "  ").codec},\n`).join("")}};

/** The row of a record. Throws a CodecError that names the field where a column can't hold its value. It does not validate. */
export function ${entity.name}ToRow(record: ${name}Wire): ${name}Row {
  codec.checkKeys(record, known, "");
  return {
${indented(to)}  };
}

/** The record of a row, and of any other columns beside it. Throws a CodecError that names the field. An empty list of an optional field is an absent one. */
export function ${entity.name}FromRow(row: ${name}Row): ${name}Wire {
  return {
${indented(from)}  };
}
`;
  return { path: codecPath(entity), text };
}

function indented(lines: string): string {
  return lines.replace(/^(?=.)/gm, "  ");
}

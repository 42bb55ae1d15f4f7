import { byKind, fieldsInPart, partingOf, type Field, type PerKind, type Project, type Type, type TypeOf } from "@concord/core";
import { isJsonText, isNullWhenAbsent } from "./block.ts";
import { storedName } from "./names.ts";
import { typeScriptComment, typeScriptKey, typeScriptString } from "./quote.ts";
import { isUnits } from "./units.ts";

/** What a value of a kind is in the application, in documents, and which codec of `firestore/sdk.ts` leads from one to the other, each as TypeScript. */
interface Carrier {
  readonly application: string;
  readonly stored: string;
  readonly codec: string;
}

/** How types are written: which globals an entity's own name hides, and at which depth. */
export interface Site {
  readonly project: Project;
  readonly global: (name: string) => string;
  readonly indent: string;
  /** The type of an identifier, by the field that holds it. */
  readonly brand?: string | undefined;
}

export function carrierOf(type: Type, site: Site): Carrier {
  return byKind(carriers, type, site);
}

const same = (type: string, codec: string): Carrier => ({ application: type, stored: type, codec: `concord.${codec}` });

const carriers: PerKind<[site: Site], Carrier> = {
  string: () => same("string", "text"),
  boolean: () => same("boolean", "boolean"),
  int32: () => same("number", "integer(32)"),
  integer: () => same("number", "integer(53)"),
  int64: () => ({ application: "bigint", stored: "number | bigint", codec: "concord.int64" }),
  float: () => same("number", "number"),
  decimal: (type) => (isUnits(type)
    ? { application: "string", stored: "number", codec: `concord.units(${type.precision}, ${type.scale})` }
    : same("string", `decimal(${type.precision}, ${type.scale})`)),
  uuid: (_, site) => ({ application: site.brand ?? branded("uuid"), stored: "string", codec: "concord.uuid" }),
  uid: (_, site) => ({ application: site.brand ?? branded("uid"), stored: "string", codec: "concord.text" }),
  date: () => same("string", "date"),
  time: (type) => same("string", `time(${type.precision})`),
  timestamp: (type, site) => (type.precision === 6
    ? { application: "string", stored: 'S["Timestamp"]', codec: "concord.micros" }
    : { application: site.global("Date"), stored: 'S["Timestamp"]', codec: "concord.millis" }),
  localDateTime: (type) => same("string", `localDateTime(${type.precision})`),
  bytes: (_, site) => ({ application: site.global("Uint8Array"), stored: 'S["Bytes"]', codec: "concord.bytes" }),
  json: () => ({ application: "concord.JsonValue", stored: "concord.JsonValue", codec: "concord.json" }),
  enum: (type) => {
    const values = type.values.map((each) => typeScriptString(each.value)).join(" | ");
    return same(type.open ? `${values} | (string & {})` : values, "text");
  },
  list: (type, site) => {
    const of = carrierOf(type.of, { ...site, brand: undefined });
    return { application: arrayOf(of.application), stored: arrayOf(of.stored), codec: `concord.list(${type.of.kind === "json" ? "concord.jsonMember" : of.codec})` };
  },
  map: (type, site) => {
    const of = carrierOf(type.of, { ...site, brand: undefined });
    return { application: mapOf(type, of.application), stored: mapOf(type, of.stored), codec: `concord.map(${of.codec})` };
  },
  object: (type, site) => {
    const { application, stored, codecs } = membersOf(type.fields, site, () => undefined);
    return { application, stored, codec: `concord.object(${codecs})` };
  },
  union: (type, site) => {
    const parts = type.parts.map((part) => carrierOf(part.type, { ...site, brand: undefined }));
    const inner = { ...site, indent: `${site.indent}  `, brand: undefined };
    const codecs = `{\n${type.parts.map((part) => `${inner.indent}${typeScriptKey(part.name)}: ${carrierOf(part.type, inner).codec},\n`).join("")}${site.indent}}`;
    const tag = type.parts[0]?.type.fields.find((field) => field.name === type.tag);
    // Where another field tells, `membersOf` writes what leads from it to the part.
    const codec = tag === undefined ? codecs : `concord.union(${typeScriptString(tag.name)}, ${typeScriptString(storedName(tag, site.project))}, ${codecs})`;
    return { application: parts.map((part) => part.application).join(" | "), stored: parts.map((part) => part.stored).join(" | "), codec };
  },
  geoPoint: () => ({ application: "{ latitude: number; longitude: number }", stored: 'S["GeoPoint"]', codec: "concord.geoPoint" }),
};

/** A map: of declared keys a member for each, of free ones an index signature beside the keys that are always there. */
function mapOf({ keys, require = [] }: TypeOf<"map">, of: string): string {
  const member = (name: string): string => `${typeScriptKey(name)}${require.includes(name) ? `: ${of}` : `?: ${of} | undefined`};`;
  if (keys?.kind === "enum") return `{ ${keys.values.map(({ value }) => member(value)).join(" ")} }`;
  return `{ ${[...require.map(member), `[key: string]: ${of}`].join(" ")} }`;
}

/** The members of an object in braces, three times: for the application, in documents, and the codecs between them. */
export function membersOf(
  fields: readonly Field[], site: Site, brandOf: (field: Field) => string | undefined,
): { readonly application: string; readonly stored: string; readonly codecs: string } {
  const indent = `${site.indent}  `;
  const rows = fields.map((field) => {
    const carrier = isJsonText(field) ? { application: "concord.JsonValue", stored: "string", codec: "concord.jsonText" } : told(field, fields, carrierOf(field.type, { ...site, indent, brand: brandOf(field) }), site);
    const key = storedName(field, site.project);
    const about = typeScriptComment(aboutField(field), indent);
    const mark = field.optional ? "?" : "";
    const nullable = isNullWhenAbsent(field);
    const present = field.optional ? `concord.${nullable ? "nullable" : "optional"}(${carrier.codec})` : carrier.codec;
    const codec = key === field.name ? present : `concord.named(${typeScriptString(key)}, ${present})`;
    return {
      application: `${about}${indent}${typeScriptKey(field.name)}${mark}: ${carrier.application}${field.optional ? " | undefined" : ""};\n`,
      stored: `${typeScriptComment(aboutStored(field), indent)}${indent}${typeScriptKey(key)}${nullable ? "" : mark}: ${carrier.stored}${nullable ? " | null" : ""};\n`,
      codecs: `${indent}${typeScriptKey(field.name)}: ${codec},\n`,
    };
  });
  const braces = (which: "application" | "stored" | "codecs"): string => (rows.length === 0 ? (which === "codecs" ? "{}" : "{ [key: string]: never }") : `{\n${rows.map((row) => row[which]).join("")}${site.indent}}`);
  return { application: braces("application"), stored: braces("stored"), codecs: braces("codecs") };
}

/** The members of a record: where a field tells the parts of unions apart, what all parts have, and one of the parts. */
export function recordOf(fields: readonly Field[], site: Site, brandOf: (field: Field) => string | undefined): ReturnType<typeof membersOf> {
  const whole = membersOf(fields, site, brandOf);
  const parting = partingOf(fields);
  if (parting === undefined) return whole;
  const isTold = ({ name }: Field): boolean => name === parting.by.name || parting.unions.some((each) => each.name === name);
  const common = membersOf(fields.filter((field) => !isTold(field)), site, brandOf);
  const parts = parting.by.type.values.map(({ value }) => membersOf(fieldsInPart(fields, parting, value).filter(isTold), site, brandOf));
  const either = (which: "application" | "stored"): string => `${common[which]} & (${parts.map((part) => part[which]).join(" | ")})`;
  return { application: either("application"), stored: either("stored"), codecs: whole.codecs };
}

/** A union that another field tells apart: its codec is led by that field, by its names in records and in documents. */
function told({ type }: Field, fields: readonly Field[], carrier: Carrier, site: Site): Carrier {
  const by = type.kind === "union" ? fields.find((each) => each.name === type.by) : undefined;
  return by === undefined ? carrier : { ...carrier, codec: `concord.told(${typeScriptString(by.name)}, ${typeScriptString(storedName(by, site.project))}, ${carrier.codec})` };
}

/** The type of an identifier: text that says what it names. Files of other targets write the same type, so that values pass between them. */
export function branded(name: string): string {
  return `string & { readonly __brand: ${typeScriptString(name)} }`;
}

function aboutField(field: Field): string | undefined {
  const made = field.auto === "created" || field.auto === "updated" ? "A client writes serverTimestamp() here." : field.auto === "uuid" ? "Made by the create codec." : undefined;
  const { since, use } = field.deprecated ?? {};
  const deprecated = field.deprecated === undefined ? undefined : `@deprecated${since === undefined ? "" : ` since ${since}`}${use === undefined ? "" : `; use ${use}`}`;
  const said = [[field.description, made].filter((each) => each !== undefined).join(" "), deprecated].filter((each) => each !== undefined && each !== "");
  return said.length === 0 ? undefined : said.join("\n");
}

function aboutStored(field: Field): string | undefined {
  if (field.type.kind !== "decimal" || !isUnits(field.type) || field.type.scale === 0) return undefined;
  return `In units of ${`0.${"0".repeat(field.type.scale - 1)}1`}.`;
}

function arrayOf(type: string): string {
  return /^[A-Za-z0-9_$.]+$/.test(type) || (type.startsWith("{") && !type.includes("} | {")) ? `${type}[]` : `(${type})[]`;
}

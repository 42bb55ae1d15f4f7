import { byKind, partFor, utf8Length, type Entity, type Field, type Json, type Offered, type PerKind, type Project, type Type } from "@concord/core";
import { isJsonText, isNullWhenAbsent } from "../block.ts";
import { instantOf, instantText } from "../clock.ts";
import { isField, locationOf, separatorsOf, type Part } from "../location.ts";
import { storedFields, storedName } from "../names.ts";
import { isUnits, unitsOf } from "../units.ts";
import { Unrepresentable, type Fields, type Value } from "./value.ts";

/**
 * A record as the fields of a document. It does not validate: what is no value of its field's type goes as the value that it is, and rules must refuse it.
 * Throws `Unrepresentable` where Firestore has no such value (a lone surrogate, a list directly in a list), and where two spellings would become one
 * value (`5` and `"5"` of an int64), so that the engine could not tell the wrong one from the right one.
 */
export function encodeRecord(entity: Entity, project: Project, record: Offered): Fields {
  if (!isObject(record)) throw new Unrepresentable("a document is a map of fields");
  return encodeFields(storedFields(entity), project, record);
}

export function encodeField(field: Field, project: Project, value: Json): Value {
  return isJsonText(field) ? jsonText(value) : encode(field.type, value, project);
}

/** The path of the record's document: its key, in the collections and the id. What is no key has the path of no record. */
export function encodePath(entity: Entity, project: Project, record: Offered): string {
  const location = locationOf(entity, project);
  const value = (part: Part): string | undefined => {
    if (!isField(part)) return part;
    const held = isObject(record) ? record[part.name] : undefined;
    return typeof held === "string" || typeof held === "number" ? (Object.is(held, -0) ? "0" : String(held)) : undefined;
  };
  const parts = location.id.map(value);
  if (location.id.some((part, index) => isField(part) && separatorsOf(location).some((each) => parts[index]?.includes(each)))) throw new Unrepresentable("a part of a document's id holds what stands between the parts");
  const segments = [...location.path.map((part) => value(part) ?? "no-key"), parts.includes(undefined) ? "no-key" : parts.join("")];
  return segments.map(checkedSegment).join("/");
}

/** Whether Firestore takes the text for the id of a document. */
export function isDocumentId(text: string): boolean {
  return !(text === "" || text === "." || text === ".." || text.includes("/") || /^__.*__$/s.test(text) || utf8Length(text) > 1_500 || !text.isWellFormed());
}

function checkedSegment(text: string): string {
  if (!isDocumentId(text)) throw new Unrepresentable("the key is no document id");
  return text;
}

function encodeFields(fields: readonly Field[], project: Project, record: { readonly [name: string]: Json }): Fields {
  const made: Record<string, Value> = Object.create(null) as Record<string, Value>;
  for (const [name, value] of Object.entries(record)) {
    if (value === undefined) continue;
    const field = fields.find((each) => each.name === name);
    const key = field === undefined ? checkedKey(name) : storedName(field, project);
    if (value === null && field !== undefined && isNullWhenAbsent(field)) throw new Unrepresentable("null would be stored as absence is");
    if (key in made) throw new Unrepresentable(`two fields are called ${key} in the document`);
    made[key] = field === undefined ? natural(value) : encodeField(typeIn(field, record), project, value);
  }
  for (const field of fields) {
    const key = storedName(field, project);
    if (isNullWhenAbsent(field) && !(key in made)) made[key] = { nullValue: null };
  }
  return made;
}

/** The field with the type that it has in this record: of a union by another field, the part that the field names. */
function typeIn(field: Field, record: Offered): Field {
  const part = field.type.kind === "union" && field.type.by !== undefined ? partFor(field.type, undefined, record) : undefined;
  return part === undefined ? field : { ...field, type: part.type };
}

function encode(type: Type, value: Json, project: Project): Value {
  return byKind(table, type, value, project);
}

const asItIs = (_: Type, value: Json): Value => natural(value);

const table: PerKind<[value: Json, project: Project], Value> = {
  string: asItIs,
  boolean: asItIs,
  int32: (_, value) => natural(Object.is(value, -0) ? 0 : value),
  integer: (_, value) => natural(Object.is(value, -0) ? 0 : value),
  int64: (_, value) => {
    if (Number.isSafeInteger(value)) throw new Unrepresentable("a number would be stored as the text of the same digits is");
    const is64 = typeof value === "string" && /^(?:0|-?[1-9][0-9]{0,18})$/.test(value) && BigInt.asIntN(64, BigInt(value)) === BigInt(value);
    return is64 ? { integerValue: value } : natural(value);
  },
  float: asItIs,
  decimal: (type, value) => {
    if (!isUnits(type)) return natural(value);
    if (Number.isSafeInteger(value)) throw new Unrepresentable("a number would be stored as units are");
    const match = typeof value === "string" ? /^-?(?:0|[1-9][0-9]*)(?:\.([0-9]+))?$/.exec(value) : null;
    if (match === null || /^-[0.]*$/.test(value as string)) return natural(value);
    const digits = match[1]?.length ?? 0;
    if (digits < type.scale) return natural(value);
    if (digits > type.scale) {
      // To rules a double without a fraction is the same as the integer, and a write that puts one in the other's place changes nothing.
      if (/^0*$/.test((match[1] as string).slice(type.scale))) throw new Unrepresentable("a number would be stored that equals the units");
      return { doubleValue: Number(value) * 10 ** type.scale };
    }
    const units = unitsOf(value as string, type.scale);
    return BigInt.asIntN(64, units) === units ? { integerValue: String(units) } : { doubleValue: Number(units) };
  },
  uuid: asItIs,
  uid: asItIs,
  date: asItIs,
  time: asItIs,
  timestamp: (type, value) => {
    const instant = typeof value === "string" ? instantOf(value) : undefined;
    if (instant === undefined || instant.digits < type.precision) return natural(value);
    if (instant.digits > 6) throw new Unrepresentable("a Timestamp holds microseconds");
    const shorter = instantOf(instantText(instant.micros, type.precision));
    if (instant.digits > type.precision && shorter?.micros === instant.micros) throw new Unrepresentable("a Timestamp doesn't tell how many zeros were written");
    return { timestampValue: instantText(instant.micros, 6) };
  },
  localDateTime: asItIs,
  bytes: (_, value) => (typeof value === "string" && Buffer.from(value, "base64").toString("base64") === value ? { bytesValue: value } : natural(value)),
  json: asItIs,
  enum: asItIs,
  list: (type, value, project) => (Array.isArray(value) ? arrayOf((value as readonly Json[]).map((member) => member === null ? natural(member) : encode(type.of, member, project))) : natural(value)),
  map: (type, value, project) => {
    if (!isObject(value)) return natural(value);
    const entries = Object.entries(value).filter(([, member]) => member !== undefined);
    return mapOf(entries.map(([key, member]) => [checkedKey(key), member === null ? natural(member) : encode(type.of, member, project)]));
  },
  object: (type, value, project) => (isObject(value) ? { mapValue: { fields: encodeFields(type.fields, project, value) } } : natural(value)),
  union: (type, value, project) => {
    const part = partFor(type, value, undefined);
    return part === undefined ? natural(value) : encode(part.type, value, project);
  },
  geoPoint: (_, value) => {
    const point = isObject(value) && Object.keys(value).length === 2 ? value : {};
    const { latitude, longitude } = point as { readonly latitude?: unknown; readonly longitude?: unknown };
    const within = typeof latitude === "number" && typeof longitude === "number" && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    return within ? { geoPointValue: { latitude, longitude } } : natural(value);
  },
};

/** A JSON value as the value of the same form; numbers as the SDKs for JavaScript send them: whole and safe ones as integers, -0 and the rest as doubles. */
function natural(value: Json | undefined): Value {
  if (value === null) return { nullValue: null };
  if (value === undefined) throw new Unrepresentable("undefined is no value");
  if (typeof value === "boolean") return { booleanValue: value };
  if (typeof value === "string") return { stringValue: checkedText(value) };
  if (typeof value === "number") return Number.isSafeInteger(value) && !Object.is(value, -0) ? { integerValue: String(value) } : { doubleValue: doubleOf(value) };
  if (Array.isArray(value)) return arrayOf(Array.from(value as readonly Json[], natural));
  return mapOf(Object.entries(value).filter(([, member]) => member !== undefined).map(([key, member]) => [checkedKey(key), natural(member)]));
}

function doubleOf(value: number): number | "NaN" | "Infinity" | "-Infinity" | "-0" {
  if (Number.isNaN(value)) return "NaN";
  if (Object.is(value, -0)) return "-0";
  return Number.isFinite(value) ? value : value > 0 ? "Infinity" : "-Infinity";
}

function jsonText(value: Json): Value {
  const holds = (inner: Json): boolean => typeof inner === "number" && !Number.isFinite(inner) || (typeof inner === "object" && inner !== null && Object.values(inner).some((each) => holds(each as Json)));
  if (holds(value)) throw new Unrepresentable("JSON text has no such number");
  // null is no value of json, but absence: a codec writes no text for it.
  if (value === null) return { nullValue: null };
  return { stringValue: checkedText(JSON.stringify(value)) };
}

function arrayOf(values: readonly Value[]): Value {
  if (values.some((value) => "arrayValue" in value)) throw new Unrepresentable("a list stands directly in a list");
  return { arrayValue: { values } };
}

function mapOf(entries: readonly (readonly [key: string, value: Value])[]): Value {
  return { mapValue: { fields: Object.assign(Object.create(null), Object.fromEntries(entries)) as Fields } };
}

function checkedKey(key: string): string {
  if (key === "" || /^__.*__$/s.test(key) || utf8Length(key) > 1_500) throw new Unrepresentable(`${JSON.stringify(key)} is no name of a field`);
  return checkedText(key);
}

function checkedText(text: string): string {
  if (!text.isWellFormed()) throw new Unrepresentable("a lone surrogate has no UTF-8");
  if (utf8Length(text) > 1_048_487) throw new Unrepresentable("a field holds at most 1,048,487 bytes");
  return text;
}

function isObject(value: Offered): value is { readonly [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

import { byKind, partNamed, type Entity, type Field, type Json, type PerKind, type Project, type Type } from "@concord/core";
import { isJsonText, isNullWhenAbsent } from "../block.ts";
import { instantOf, instantText } from "../clock.ts";
import { storedFields, storedName } from "../names.ts";
import { decimalOf, isUnits } from "../units.ts";
import type { Fields, Value } from "./value.ts";

/** What a document holds, as canonical JSON: values of a field's type by that type, anything else as it is. */
export function decodeRecord(entity: Entity, project: Project, fields: Fields): Json {
  return decodeFields(storedFields(entity), project, fields);
}

function decodeFields(known: readonly Field[], project: Project, fields: Fields): Json {
  const record: Record<string, Json> = Object.create(null) as Record<string, Json>;
  const told = (name: string): string | undefined => {
    const by = known.find((each) => each.name === name);
    const value = by === undefined ? undefined : fields[storedName(by, project)];
    return value !== undefined && "stringValue" in value ? value.stringValue : undefined;
  };
  for (const [key, value] of Object.entries(fields)) {
    const field = known.find((each) => storedName(each, project) === key);
    if (field !== undefined && isNullWhenAbsent(field) && "nullValue" in value) continue;
    record[field?.name ?? key] = field === undefined ? natural(value) : isJsonText(field) && "stringValue" in value ? (JSON.parse(value.stringValue) as Json) : decode(typeIn(field.type, told), value, project);
  }
  return record;
}

/** The type that a value has beside other fields: of a union by one of them, the part that it names. */
function typeIn(type: Type, told: (name: string) => string | undefined): Type {
  return (type.kind === "union" && type.by !== undefined ? partNamed(type, told(type.by))?.type : undefined) ?? type;
}

function decode(type: Type, value: Value, project: Project): Json {
  return byKind(table, type, value, project);
}

const asItIs = (_: Type, value: Value): Json => natural(value);

const table: PerKind<[value: Value, project: Project], Json> = {
  string: asItIs,
  boolean: asItIs,
  int32: asItIs,
  integer: asItIs,
  int64: (_, value) => ("integerValue" in value ? value.integerValue : natural(value)),
  float: asItIs,
  decimal: (type, value) => ("integerValue" in value && isUnits(type) ? decimalOf(BigInt(value.integerValue), type.scale) : natural(value)),
  uuid: asItIs,
  uid: asItIs,
  date: asItIs,
  time: asItIs,
  timestamp: (type, value) => {
    const instant = "timestampValue" in value ? instantOf(value.timestampValue) : undefined;
    return instant === undefined ? natural(value) : instantText(instant.micros, type.precision);
  },
  localDateTime: asItIs,
  bytes: asItIs,
  json: asItIs,
  enum: asItIs,
  list: (type, value, project) => ("arrayValue" in value ? (value.arrayValue.values ?? []).map((member) => decode(type.of, member, project)) : natural(value)),
  map: (type, value, project) => ("mapValue" in value ? plain(Object.entries(value.mapValue.fields ?? {}).map(([key, member]) => [key, decode(type.of, member, project)])) : natural(value)),
  object: (type, value, project) => ("mapValue" in value ? decodeFields(type.fields, project, value.mapValue.fields ?? {}) : natural(value)),
  union: (type, value, project) => {
    const tag = type.parts[0]?.type.fields.find((field) => field.name === type.tag);
    const name = tag !== undefined && "mapValue" in value ? value.mapValue.fields?.[storedName(tag, project)] : undefined;
    const part = name !== undefined && "stringValue" in name ? partNamed(type, name.stringValue) : undefined;
    return part === undefined ? natural(value) : decode(part.type, value, project);
  },
  geoPoint: asItIs,
};

function natural(value: Value): Json {
  if ("nullValue" in value) return null;
  if ("booleanValue" in value) return value.booleanValue;
  if ("integerValue" in value) return Number(value.integerValue);
  if ("doubleValue" in value) return Number(value.doubleValue);
  if ("timestampValue" in value) return value.timestampValue;
  if ("stringValue" in value) return value.stringValue;
  if ("bytesValue" in value) return value.bytesValue;
  if ("geoPointValue" in value) return { latitude: value.geoPointValue.latitude ?? 0, longitude: value.geoPointValue.longitude ?? 0 };
  if ("arrayValue" in value) return (value.arrayValue.values ?? []).map(natural);
  return plain(Object.entries(value.mapValue.fields ?? {}).map(([key, member]) => [key, natural(member)]));
}

/** An object that holds names from outside. */
function plain(entries: readonly (readonly [key: string, value: Json])[]): Json {
  const made: Record<string, Json> = Object.create(null) as Record<string, Json>;
  for (const [key, value] of entries) made[key] = value;
  return made;
}

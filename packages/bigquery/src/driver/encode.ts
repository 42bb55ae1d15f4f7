import { byKind, type Field, type Json, type NamingPolicy, type Offered, type PerKind, type Type } from "@concord/core";
import { columnName } from "../names.ts";

/** A value as a row spells it, or why a row cannot: BigQuery's native types hold no such value, whatever the contract says of it. */
export type Encoded = { readonly row: Json | undefined } | { readonly unrepresentable: string };

const kept = (value: Json): Encoded => ({ row: value });
const cannot = (unrepresentable: string): Encoded => ({ unrepresentable });

/** Lists and objects in a place for single values are put to the table, which refuses them; a single value of another JSON type would be converted. */
function single(type: "string" | "number" | "boolean", spelled: (value: never) => Encoded = kept): (of: Type, value: Json) => Encoded {
  return (_, value) => {
    if (typeof value === "object") return kept(value);
    return typeof value === type ? spelled(value as never) : cannot(`a load would convert a ${typeof value}`);
  };
}

const text = single("string");
const number = single("number");

/** Numbers and moments are held without their spelling: "1.5" is "1.50", and ".100Z" is ".1Z". */
function exactly(digits: number, ending: RegExp): (value: string) => Encoded {
  return (value) => {
    const fraction = ending.exec(value)?.[1] ?? "";
    const same = fraction.length === digits || (fraction.length > digits && /[1-9]/.test(fraction.slice(digits)));
    return same || !/^[-0-9]/.test(value) ? kept(value) : cannot("the column keeps the value, not how many digits were written");
  };
}

const encoders: PerKind<[value: Json, policy: NamingPolicy], Encoded> = {
  string: text,
  boolean: single("boolean"),
  int32: number,
  integer: number,
  int64: text,
  float: single("number", (value: number) => kept(Number.isFinite(value) ? value : String(value))),
  decimal: (type, value) => single("string", exactly(type.scale, /\.([0-9]*)$/))(type, value),
  uuid: text,
  uid: text,
  date: text,
  time: (type, value) => single("string", exactly(type.precision, /\.([0-9]*)$/))(type, value),
  timestamp: (type, value) => single("string", exactly(type.precision, /\.([0-9]*)Z$/))(type, value),
  localDateTime: (type, value) => single("string", exactly(type.precision, /\.([0-9]*)$/))(type, value),
  bytes: text,
  json: (_, value) => kept(value),
  enum: text,
  list: (type, value, policy) => {
    if (!Array.isArray(value)) return kept(value);
    const members: Json[] = [];
    for (const member of value as readonly Json[]) {
      const encoded = member === null ? kept(null) : encode(type.of, member, policy);
      if ("unrepresentable" in encoded) return encoded;
      members.push(encoded.row ?? null);
    }
    return kept(members);
  },
  map: (_, value) => kept(value),
  object: (type, value, policy) => (type.fields.length === 0 ? kept(value) : encodeFields(type.fields, type.fields, value, policy)),
  union: (_, value) => kept(value),
  geoPoint: (_, value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return cannot("a point has a longitude and a latitude");
    const { longitude, latitude, ...more } = value as Readonly<Record<string, Json>>;
    const isPoint = typeof longitude === "number" && typeof latitude === "number" && Object.keys(more).length === 0;
    if (!isPoint) return cannot("a point has a longitude and a latitude");
    return kept(`POINT(${longitude} ${latitude})`);
  },
};

function encode(type: Type, value: Json, policy: NamingPolicy): Encoded {
  return byKind(encoders, type, value, policy);
}

/** The row of a record. What is no object is no row. */
export function encodeRecord(all: readonly Field[], held: readonly Field[], record: Offered, policy: NamingPolicy): Encoded {
  if (typeof record !== "object" || record === null || Array.isArray(record)) return cannot("a row is an object");
  return encodeFields(all, held, record, policy);
}

/** The fields of a row or RECORD: renamed, without those that BigQuery does not hold. Nothing is validated. */
function encodeFields(all: readonly Field[], held: readonly Field[], value: Json, policy: NamingPolicy): Encoded {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return kept(value);
  const given = value as Readonly<Record<string, Json | undefined>>;
  const row = Object.create(null) as Record<string, Json>;
  for (const key of Object.keys(given)) {
    const each = given[key];
    const field = all.find((one) => one.name === key);
    if (field === undefined) return cannot(`the table has no column for ${key}`);
    if (each === undefined || !held.includes(field)) continue;
    const isEmpty = field.type.kind === "list" && Array.isArray(each) && each.length === 0;
    if (isEmpty && field.optional) return cannot("a REPEATED column holds a missing list as an empty one");
    const encoded = each === null ? kept(null) : encode(field.type, each, policy);
    if ("unrepresentable" in encoded) return encoded;
    if (encoded.row !== undefined) row[columnName(field, policy)] = encoded.row;
  }
  return kept(row);
}

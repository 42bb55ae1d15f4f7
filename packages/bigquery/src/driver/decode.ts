import type { Field, Json, NamingPolicy, Type } from "@concord/core";
import { columnName } from "../names.ts";

/**
 * The canonical record of a stored row: named as in the contract; an empty list of an optional field is a missing one. Follows the row, so that a table
 * that was changed by hand is read as it is.
 */
export function decodeFields(fields: readonly Field[], row: Json, policy: NamingPolicy): Json {
  if (typeof row !== "object" || row === null || Array.isArray(row)) return row;
  const stored = row as Readonly<Record<string, Json>>;
  const record = Object.create(null) as Record<string, Json>;
  for (const field of fields) {
    const value = stored[columnName(field, policy)];
    const missing = value === undefined || (field.type.kind === "list" && field.optional && Array.isArray(value) && value.length === 0);
    if (!missing) record[field.name] = decode(field.type, value, policy);
  }
  return record;
}

function decode(type: Type, value: Json, policy: NamingPolicy): Json {
  if (type.kind === "list") return Array.isArray(value) ? (value as readonly Json[]).map((member) => decode(type.of, member, policy)) : value;
  if (type.kind === "object" && type.fields.length > 0) return decodeFields(type.fields, value, policy);
  const point = type.kind === "geoPoint" && typeof value === "string" ? /^POINT\((\S+) (\S+)\)$/.exec(value) : null;
  return point === null ? value : { latitude: Number(point[2]), longitude: Number(point[1]) };
}

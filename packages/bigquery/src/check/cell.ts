import { codePoints, type Json } from "@concord/core";
import type { FieldResource, FieldType } from "../resource.ts";
import { readClock, readDate } from "./clock.ts";
import { readDecimal, rounded } from "./decimal.ts";

/**
 * What a column makes of one value of a row.
 * `unrepresentable`: the column holds no such value, though a load may convert the text into one that it holds (7 into "7", :60 into the next minute).
 */
export type Cell =
  | { readonly is: "stored"; readonly value: Json }
  | { readonly is: "refused"; readonly why: string }
  | { readonly is: "unrepresentable"; readonly why: string };

const stored = (value: Json): Cell => ({ is: "stored", value });
const refused = (why: string): Cell => ({ is: "refused", why });
const unrepresentable = (why: string): Cell => ({ is: "unrepresentable", why });

/** Ranges, lengths and roundings: docs, GoogleSQL data types. Spellings of JSON values: docs, Loading JSON data from Cloud Storage. */
const cells: Record<Exclude<FieldType, "RECORD">, (value: string | number | boolean, field: FieldResource) => Cell> = {
  STRING: (value, field) => {
    if (typeof value !== "string") return unrepresentable("a STRING holds text");
    if (!wellFormed(value)) return unrepresentable("a lone surrogate has no UTF-8");
    return ofLength(value, codePoints(value), "characters", field);
  },
  BYTES: (value, field) => {
    if (typeof value !== "string") return unrepresentable("BYTES hold base64 text");
    if (/[^A-Za-z0-9+/=_\s-]/.test(value)) return refused("not base64");
    if (!canonicalBase64(value)) return unrepresentable("BYTES keep the bytes, not how they were spelled");
    const length = (value.length / 4) * 3 - (value.endsWith("==") ? 2 : value.endsWith("=") ? 1 : 0);
    return ofLength(value, length, "bytes", field);
  },
  INTEGER: (value) => {
    if (typeof value === "boolean") return unrepresentable("INT64 holds whole numbers");
    if (typeof value === "number") {
      if (!Number.isInteger(value)) return Number.isFinite(value) ? refused("not a whole number") : unrepresentable("JSON has no such number");
      return within64(BigInt(value)) ? stored(value === 0 ? 0 : value) : refused("beyond 64 bits");
    }
    if (!/^[+-]?[0-9]+$/.test(value)) return refused("not a whole number");
    if (!within64(BigInt(value.replace(/^\+/, "")))) return refused("beyond 64 bits");
    return /^(?:0|-?[1-9][0-9]*)$/.test(value) ? stored(value) : unrepresentable("INT64 keeps the number, not how it was spelled");
  },
  FLOAT: (value) => {
    if (typeof value === "number") return Number.isFinite(value) ? stored(value === 0 ? 0 : value) : unrepresentable("JSON has no such number");
    if (typeof value === "boolean") return unrepresentable("FLOAT64 holds numbers");
    if (value === "NaN" || value === "Infinity" || value === "-Infinity") return stored(value);
    return /^[+-]?[0-9]/.test(value) ? unrepresentable("FLOAT64 holds numbers") : refused("not a number");
  },
  BOOLEAN: (value) => (typeof value === "boolean" ? stored(value) : unrepresentable("BOOL holds true and false")),
  NUMERIC: decimal,
  BIGNUMERIC: decimal,
  DATE: (value) => (typeof value === "string" ? fromClock(readDate(value)) : unrepresentable("a DATE is spelled as text")),
  TIME: (value) => (typeof value === "string" ? fromClock(readClock(value, "TIME")) : unrepresentable("a TIME is spelled as text")),
  DATETIME: (value) => (typeof value === "string" ? fromClock(readClock(value, "DATETIME")) : unrepresentable("a DATETIME is spelled as text")),
  TIMESTAMP: (value) => (typeof value === "string" ? fromClock(readClock(value, "TIMESTAMP")) : unrepresentable("a TIMESTAMP is spelled as text here")),
  GEOGRAPHY: (value) => {
    const point = typeof value === "string" ? /^POINT\((\S+) (\S+)\)$/.exec(value) : null;
    if (point === null) return unrepresentable("only points are judged here, as POINT(longitude latitude)");
    const [longitude, latitude] = [Number(point[1]), Number(point[2])];
    if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) return refused("not a point");
    if (Math.abs(latitude) > 90) return refused("a latitude is between -90 and 90 degrees");
    return stored(`POINT(${folded(longitude)} ${latitude === 0 ? 0 : latitude})`);
  },
  JSON: (value) => jsonCell(value),
  RANGE: () => unrepresentable("ranges are not judged here"),
};

/** What the column makes of a single value: a member of a REPEATED column, or the value of another. */
export function cellOf(field: FieldResource, value: Json): Cell {
  if (field.type === "JSON") return jsonCell(value);
  if (value === null) return refused(`${field.name} takes no NULL here`);
  if (Array.isArray(value)) return refused(`a list for ${field.name}, which is not REPEATED`);
  if (typeof value === "object") return refused(`an object for ${field.name}, which is no RECORD`);
  if (field.type === "RECORD") return refused(`${field.name} is a RECORD`);
  return cells[field.type](value as string | number | boolean, field);
}

function ofLength(value: string, length: number, unit: string, { maxLength }: FieldResource): Cell {
  return maxLength !== undefined && length > Number(maxLength) ? refused(`OUT_OF_RANGE: ${length} ${unit}, at most ${maxLength}`) : stored(value);
}

/** A JSON column keeps any value down to 500 levels; whole numbers to 64 bits, others as FLOAT64. */
function jsonCell(value: Json, depth = 1): Cell {
  if (depth > 500) return refused("JSON is nested at most 500 deep");
  if (typeof value === "string" && !wellFormed(value)) return unrepresentable("a lone surrogate has no UTF-8");
  if (typeof value === "number" && !Number.isFinite(value)) return unrepresentable("JSON has no such number");
  if (typeof value === "object" && value !== null) {
    for (const [key, each] of Object.entries(value)) {
      const cell = wellFormed(key) ? jsonCell(each as Json, depth + 1) : unrepresentable("a lone surrogate has no UTF-8");
      if (cell.is !== "stored") return cell;
    }
  }
  return stored(value);
}

function decimal(value: string | number | boolean, field: FieldResource): Cell {
  if (typeof value !== "string") return unrepresentable(`${field.type} is spelled as text here`);
  const read = readDecimal(value);
  if (read === undefined) return refused("not a number");
  if (!read.canonical) return unrepresentable(`${field.type} keeps the number, not how it was spelled`);
  const text = rounded(read, Number(field.scale ?? "0"));
  const before = text.replace(/^-/, "").split(".")[0] as string;
  const most = Number(field.precision ?? "38") - Number(field.scale ?? "0");
  return (before === "0" ? 0 : before.length) > most ? refused(`OUT_OF_RANGE: more than ${most} digits before the point`) : stored(text);
}

function fromClock(read: ReturnType<typeof readDate>): Cell {
  if (read === "invalid") return refused("no such date or time");
  return read === "respelled" ? unrepresentable("the column keeps the moment, not how it was spelled") : stored(read.text);
}

/** ST_GEOGPOINT takes longitudes beyond 180 degrees modulo 360 (docs: geography functions). */
function folded(longitude: number): number {
  if (longitude >= -180 && longitude <= 180) return longitude === 0 ? 0 : longitude;
  const turned = (((longitude + 180) % 360) + 360) % 360;
  return turned - 180;
}

function within64(value: bigint): boolean {
  return value >= -(2n ** 63n) && value < 2n ** 63n;
}

function canonicalBase64(text: string): boolean {
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/.test(text);
}

function wellFormed(text: string): boolean {
  return !/[\ud800-\udfff]/u.test(text);
}

import type { PerKind } from "@concord/core";
import type { FieldType } from "./resource.ts";

/**
 * What carries a kind of value in BigQuery.
 * `wider` says what the column takes although the contract's type does not; without it the two agree on every value that a column can hold.
 */
export interface Carrier {
  readonly type: FieldType;
  readonly maxLength?: number | undefined;
  readonly precision?: number;
  readonly scale?: number;
  /** Digits of a second that the contract has; the column keeps six. */
  readonly fraction?: number;
  readonly wider?: string;
}

const anyText = "STRING takes U+0000 too";

/** Carriers of single values; a list is the carrier of its members, REPEATED, and an object a RECORD of its fields. Ranges: docs, GoogleSQL data types. */
export const carriers: PerKind<[], Carrier> = {
  string: (type) => ({ type: "STRING", maxLength: type.maxLength, wider: anyText }),
  boolean: () => ({ type: "BOOLEAN" }),
  int32: () => ({ type: "INTEGER", wider: "INT64 takes 64 bits" }),
  integer: () => ({ type: "INTEGER", wider: "INT64 takes integers beyond 2^53" }),
  int64: () => ({ type: "INTEGER" }),
  float: () => ({ type: "FLOAT", wider: "FLOAT64 takes NaN and infinities" }),
  decimal: (type) => ({ type: fitsNumeric(type.precision, type.scale) ? "NUMERIC" : "BIGNUMERIC", precision: type.precision, scale: type.scale }),
  uuid: () => ({ type: "STRING", maxLength: 36, wider: "STRING(36) takes any text of up to 36 characters" }),
  uid: () => ({ type: "STRING", maxLength: 128, wider: "STRING(128) takes empty text and U+0000 too" }),
  date: () => ({ type: "DATE" }),
  time: (type) => ({ type: "TIME", fraction: type.precision }),
  timestamp: (type) => ({ type: "TIMESTAMP", fraction: type.precision }),
  localDateTime: (type) => ({ type: "DATETIME", fraction: type.precision }),
  bytes: (type) => ({ type: "BYTES", maxLength: type.maxLength }),
  json: () => ({ type: "JSON", wider: "JSON takes text with U+0000 too" }),
  enum: () => ({ type: "STRING", wider: anyText }),
  list: () => { throw new Error("a list has no carrier of its own"); },
  map: () => ({ type: "JSON", wider: "JSON takes any value" }),
  object: (type) => (type.fields.length === 0 ? { type: "JSON", wider: "JSON takes any value" } : { type: "RECORD" }),
  union: () => ({ type: "JSON", wider: "JSON takes any value" }),
  geoPoint: () => ({ type: "GEOGRAPHY", wider: "GEOGRAPHY folds longitudes beyond 180 degrees" }),
};

/** NUMERIC has at most 29 digits before the point and 9 after; BIGNUMERIC at most 38 and 38, which every decimal of a contract fits. */
function fitsNumeric(precision: number, scale: number): boolean {
  return scale <= 9 && precision - scale <= 29;
}

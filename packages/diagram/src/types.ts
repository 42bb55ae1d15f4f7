import { byKind, type EnumType, type PerKind, type Type } from "@concord/core";

/** How a column's type is written in diagrams of a relational database: PostgreSQL's words. */
export interface ColumnType {
  /** `varchar(255)`, `numeric(10,2)`, `timestamptz(3)`; of a list's members. */
  readonly text: string;
  /** The type without parameters, as ChartDB's list of PostgreSQL types has it. */
  readonly base: string;
  readonly length?: number;
  readonly precision?: number;
  readonly scale?: number;
  readonly list: boolean;
  /** The column holds one of these values, or a list of them. */
  readonly values?: EnumType;
}

const simple = (text: string): Omit<ColumnType, "list"> => ({ text, base: text });
const clock = (base: string, precision: number): Omit<ColumnType, "list"> => ({ text: precision === 0 && base === "time" ? base : `${base}(${precision})`, base });

/** Lists and objects are drawn as the column that holds them; a geoPoint is two columns of this type. */
const single: PerKind<[], Omit<ColumnType, "list">> = {
  string: (type) => (type.maxLength === undefined ? simple("text") : { text: `varchar(${type.maxLength})`, base: "varchar", length: type.maxLength }),
  boolean: () => simple("boolean"),
  int32: () => ({ text: "integer", base: "int" }),
  integer: () => simple("bigint"),
  int64: () => simple("bigint"),
  float: () => ({ text: "double precision", base: "double_precision" }),
  decimal: (type) => ({ text: `numeric(${type.precision},${type.scale})`, base: "numeric", precision: type.precision, scale: type.scale }),
  uuid: () => simple("uuid"),
  uid: () => ({ text: "varchar(128)", base: "varchar", length: 128 }),
  date: () => simple("date"),
  time: (type) => clock("time", type.precision),
  timestamp: (type) => clock("timestamptz", type.precision),
  localDateTime: (type) => clock("timestamp", type.precision),
  bytes: () => simple("bytea"),
  json: () => simple("jsonb"),
  enum: (type) => ({ ...simple("text"), values: type }),
  list: () => simple("jsonb"),
  map: () => simple("jsonb"),
  object: () => simple("jsonb"),
  union: () => simple("jsonb"),
  geoPoint: () => ({ text: "double precision", base: "double_precision" }),
};

const structured: readonly string[] = ["object", "union", "map", "json", "geoPoint"];

/** The type of a field's column. A list of single values is an array; a list of anything else is one JSON column. */
export function columnType(type: Type): ColumnType {
  if (type.kind !== "list") return { ...byKind(single, type), list: false };
  return structured.includes(type.of.kind) ? { ...simple("jsonb"), list: false } : { ...byKind(single, type.of), list: true };
}

const bases: Readonly<Record<string, string>> = {
  integer: "int", "double precision": "double_precision", "character varying": "varchar", "timestamp with time zone": "timestamptz", "timestamp without time zone": "timestamp", "time without time zone": "time",
};

/** The type of a column of which only PostgreSQL's words are known: `numeric(10,2)[]`. */
export function sqlType(text: string): ColumnType {
  const [, word = text, first, second, zone = "", list = ""] = /^([a-z ]+?)(?:\((\d+)(?:,(\d+))?\))?( with(?:out)? time zone)?(\[\])?$/u.exec(text) ?? [];
  const base = bases[`${word}${zone}`] ?? `${word}${zone}`;
  return {
    text: text.slice(0, text.length - list.length), base, list: list !== "",
    ...(base === "varchar" && first !== undefined ? { length: Number(first) } : {}),
    ...(base === "numeric" && first !== undefined ? { precision: Number(first), scale: Number(second ?? 0) } : {}),
  };
}

const words: PerKind<[], string> = {
  string: (type) => type.format ?? (type.maxLength === undefined ? "string" : `string(${type.maxLength})`),
  boolean: () => "boolean",
  int32: () => "int32",
  integer: () => "integer",
  int64: () => "int64",
  float: () => "float",
  decimal: (type) => `decimal(${type.precision},${type.scale})`,
  uuid: () => "uuid",
  uid: () => "uid",
  date: () => "date",
  time: () => "time",
  timestamp: () => "timestamp",
  localDateTime: () => "localDateTime",
  bytes: () => "bytes",
  json: () => "json",
  enum: (type) => shortName(type.shared) ?? "enum",
  list: (type) => `${typeWord(type.of)}[]`,
  map: () => "map",
  object: (type) => shortName(type.shared) ?? "object",
  union: (type) => type.parts.map((part) => shortName(part.shared) ?? part.name).join(" | "),
  geoPoint: () => "geoPoint",
};

/** How pictures of contracts name a type: the contract's own words, a shared type by its name. */
export function typeWord(type: Type): string {
  return byKind(words, type);
}

function shortName(shared: string | undefined): string | undefined {
  return shared?.slice(shared.lastIndexOf(".") + 1);
}

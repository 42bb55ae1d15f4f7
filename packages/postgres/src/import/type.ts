import type { Json } from "@concord/core";
import type { SourceColumn } from "./source.ts";

/** What holds a column's values in a contract. */
export interface Held {
  /** The words of the field's type: `{ type: string, maxLength: 40 }`. */
  readonly words: Readonly<Record<string, Json>>;
  /** The column's type as the store's block says it; absent where it is the one that Concord would take. */
  readonly column?: string;
  readonly isEnum?: true;
  /** What was decided and may be wanted otherwise. */
  readonly note?: string;
}

/** How PostgreSQL's long names are written in contracts. */
const short: readonly (readonly [RegExp, string])[] = [
  [/^character varying/u, "varchar"], [/^character\(/u, "char("],
  [/^timestamp(\(\d\))? with time zone/u, "timestamptz$1"], [/^timestamp(\(\d\))? without time zone/u, "timestamp$1"], [/^time(\(\d\))? without time zone/u, "time$1"],
];

/** A type as the catalog prints it in the short spelling that contracts use: `varchar(40)`, `timestamptz(3)`. */
export function shortType(type: string): string {
  return short.reduce((text, [long, name]) => text.replace(long, name), type);
}

/**
 * The type of a contract that holds every value of a column, and whose every value the column holds; nothing where there is none: such a column stands under `columns`.
 * `enumOf` gives the contract of an enum of the database, by its type as the catalog prints it.
 */
export function heldBy(column: SourceColumn, enumOf: (type: string) => string | undefined): Held | undefined {
  const printed = shortType(column.baseType);
  if (column.isArray) return listOf(column, printed, enumOf);
  if (column.is === "enum") {
    const name = enumOf(column.type);
    return name === undefined ? undefined : { words: { type: name }, column: column.type, isEnum: true };
  }
  const own = column.is === "other" ? undefined : byBase(column.base, printed);
  if (own === undefined) return undefined;
  return column.is === "domain" ? { ...own, column: column.type } : own;
}

function listOf(column: SourceColumn, printed: string, enumOf: (type: string) => string | undefined): Held | undefined {
  const values = column.is === "enum" ? enumOf(column.baseType) : undefined;
  if (values !== undefined) return { words: { type: "list", of: values }, column: column.type };
  if (column.is !== "base") return undefined;
  const member = byBase(column.base, printed);
  const isSingle = member !== undefined && member.words["type"] !== "json" && member.words["normalize"] === undefined && printed !== "real" && column.base !== "public.citext";
  return isSingle ? { words: { type: "list", of: onlyType(member.words) }, ...(member.column === undefined ? {} : { column: `${member.column}[]` }), ...(member.note === undefined ? {} : { note: member.note }) } : undefined;
}

/** A type without further words is a name alone. */
function onlyType(words: Readonly<Record<string, Json>>): Json {
  return Object.keys(words).length === 1 ? (words["type"] as Json) : words;
}

function byBase(base: string, printed: string): Held | undefined {
  const name = base.startsWith("pg_catalog.") ? base.slice("pg_catalog.".length) : base.endsWith(".citext") ? "citext" : "";
  const [first, second] = (/\((\d+)(?:,(-?\d+))?\)/u.exec(printed) ?? []).slice(1).map((digits) => (digits === undefined ? undefined : Number(digits)));
  return Object.hasOwn(bases, name) ? bases[name]?.(first, second, printed) : undefined;
}

const plain = (type: string): Held => ({ words: { type } });
/** Clocks keep six digits unless they say fewer; a contract has types for some numbers of digits. */
const clock = (type: string, possible: readonly number[], usual: number) => (digits: number | undefined, _: unknown, printed: string): Held | undefined => {
  const kept = digits ?? 6;
  if (!possible.includes(kept)) return undefined;
  return { words: kept === usual ? { type } : { type, precision: kept }, ...(digits === undefined ? { column: printed } : {}) };
};

/** By PostgreSQL's internal names (pg_type.typname). The table in the README is this one. */
const bases: Readonly<Record<string, (first: number | undefined, second: number | undefined, printed: string) => Held | undefined>> = {
  text: () => plain("string"),
  citext: (_, __, printed) => ({ words: { type: "string" }, column: printed, note: "citext takes A and a for the same; the contract tells them apart" }),
  varchar: (length, _, printed) => ({ words: length === undefined ? { type: "string" } : { type: "string", maxLength: length }, column: printed }),
  bpchar: (length, _, printed) => (length === undefined ? undefined : { words: { type: "string", maxLength: length, normalize: ["trim"] }, column: printed, note: `${printed} fills up with spaces; the contract takes them off` }),
  bool: () => plain("boolean"),
  int2: () => ({ words: { type: "int32", minimum: -32768, maximum: 32767 }, column: "smallint" }),
  int4: () => plain("int32"),
  int8: () => plain("int64"),
  float4: () => ({ words: { type: "float" }, column: "real", note: "real keeps six digits of fifteen" }),
  float8: () => plain("float"),
  numeric: (precision, scale = 0, printed) => {
    if (precision === undefined) return { words: { type: "decimal", precision: 38, scale: 9 }, column: printed, note: "numeric says no digits: 38, of them 9 after the point, were taken" };
    return precision > 38 || scale < 0 || scale > precision ? undefined : { words: { type: "decimal", precision, scale } };
  },
  uuid: () => plain("uuid"),
  date: () => plain("date"),
  time: clock("time", [0, 3, 6], 0),
  timestamptz: clock("timestamp", [3, 6], 3),
  timestamp: clock("localDateTime", [0, 3, 6], 3),
  bytea: () => plain("bytes"),
  jsonb: () => plain("json"),
  json: () => ({ words: { type: "json" }, column: "json" }),
};

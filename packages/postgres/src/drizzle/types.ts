import { byKind, type EnumType, type PerKind, type Type } from "@concord/core";
import { isArray } from "../types.ts";
import { options, text } from "./quote.ts";

/** What Drizzle is told of a column's type: a call without the column's name, and what of the contract's types the value has. */
export interface Told {
  readonly call: string;
  readonly with: string;
  /** The application's value, or the JSON that the column holds. */
  readonly holds: "value" | "wire";
}

const told = (call: string, given: Readonly<Record<string, string | undefined>> = {}, holds: Told["holds"] = "value"): Told => ({ call, with: options(given), holds });

interface Parts { readonly word: string; readonly first: string | undefined; readonly whole: string }

/** Texts: Drizzle reads and writes them as they are. */
function textual({ word, first, whole }: Parts, of?: EnumType): Told {
  const values = of === undefined ? undefined : `[${of.values.map(({ value }) => text(value)).join(", ")}]`;
  if (word === "text") return told("pg.text", { enum: values });
  if (word === "varchar" || word === "character varying") return told("pg.varchar", { length: first, enum: values });
  if (word === "char" || word === "character") return told("pg.char", { length: first, enum: values });
  return told("concord.other", { type: text(whole) });
}

function whole({ word, whole: type }: Parts): Told {
  if (word === "smallint" || word === "integer") return told(`pg.${word}`);
  return word === "bigint" ? told("pg.bigint", { mode: '"number"' }) : told("concord.other", { type: text(type) });
}

const plain = (own: string, call: string, given: Readonly<Record<string, string>> = {}) => ({ word, whole: type }: Parts): Told => (word === own ? told(call, given) : told("concord.other", { type: text(type) }));

/** By kind, from the column's type in PostgreSQL's words. What Drizzle reads otherwise than the contract's types say is read by a type of our own, of `concord.ts`. */
const columnTypes: PerKind<[parts: Parts], Told> = {
  string: (_, parts) => textual(parts),
  uid: (_, parts) => textual(parts),
  enum: (type, parts) => textual(parts, type),
  boolean: (_, parts) => plain("boolean", "pg.boolean")(parts),
  int32: (_, parts) => whole(parts),
  integer: (_, parts) => whole(parts),
  int64: (_, { whole: type }) => told("concord.int64", { type: text(type) }),
  float: (_, parts) => (parts.word === "real" ? told("pg.real") : plain("double precision", "pg.doublePrecision")(parts)),
  decimal: ({ scale }, { whole: type }) => told("concord.decimal", { type: text(type.replace(",", ", ")), scale: String(scale) }),
  uuid: (_, parts) => plain("uuid", "pg.uuid")(parts),
  date: (_, parts) => plain("date", "pg.date", { mode: '"string"' })(parts),
  time: ({ precision }, { whole: type }) => told("concord.time", { type: text(type), digits: String(precision) }),
  timestamp: ({ precision }, { first, word }) =>
    (precision === 3 ? told("concord.timestamp", { type: text(clock(word, first)) }) : told("concord.moment", { type: text(clock(word, first)), digits: String(precision) })),
  localDateTime: ({ precision }, { word, first }) => told("concord.localDateTime", { type: text(clock(word, first)), digits: String(precision) }),
  bytes: () => told("concord.bytes"),
  json: (_, { whole: type }) => told("concord.json", { type: text(type) }, "wire"),
  list: (type, { whole: given }) => listOf(type.of, given),
  map: () => told("pg.jsonb", {}, "wire"),
  object: () => told("pg.jsonb", {}, "wire"),
  union: () => told("pg.jsonb", {}, "wire"),
  geoPoint: () => told("pg.doublePrecision"),
};

/** Drizzle's own spelling, which its tools compare with. */
function clock(word: string, digits: string | undefined): string {
  const [name, zone] = word.startsWith("timestamptz") || word.endsWith("with time zone") ? ["timestamp", " with time zone"] : ["timestamp", ""];
  return `${name}${digits === undefined ? "" : ` (${digits})`}${zone}`;
}

function listOf(member: Type, given: string): Told {
  if (!isArray(member)) return told("pg.jsonb", {}, "wire");
  if (member.kind === "bytes") return told("concord.bytesList");
  return given.endsWith("[]") ? { ...toldOf(member, given.slice(0, -2)), holds: "value" } : told("concord.other", { type: text(given) });
}

/** What Drizzle is told of a column of this type in PostgreSQL's words. Of a list it is the members' type. */
export function toldOf(type: Type, given: string): Told {
  return byKind(columnTypes, type, partsOf(given));
}

function partsOf(given: string): Parts {
  const [, word = given, first, zone = ""] = /^([a-z][a-z ]*?)\s*(?:\((\d+)(?:,\s*\d+)?\))?( with time zone| without time zone)?$/u.exec(given) ?? [];
  return { word: `${word}${zone}`, first, whole: given };
}

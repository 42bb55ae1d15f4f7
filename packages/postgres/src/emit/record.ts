import { byKind, type Entity, type Field, type PerKind, type Piece, type Project, type Type } from "@concord/core";
import { columnNames, fieldsHere, policyOf, recordFunction, tableOf } from "../names.ts";
import { dollarQuoted, literal, qualified } from "../quote.ts";
import { isSpread, membersOf } from "../spread.ts";
import { isArray } from "../types.ts";

/**
 * What turns a column's value, as `to_jsonb` spells it (given as text), into the contract's own spelling; nothing where the two are the same.
 * Source: PostgreSQL's documentation, section 9.16.2 (to_jsonb: ISO 8601 for dates and times, numbers for numbers, text for the rest).
 */
const respelled: PerKind<[text: string], string | undefined> = {
  string: () => undefined,
  boolean: () => undefined,
  int32: () => undefined,
  integer: () => undefined,
  int64: (_, text) => text,
  float: () => undefined,
  decimal: (type, text) => `(${text})::numeric(${type.precision},${type.scale})::text`,
  uuid: () => undefined,
  uid: () => undefined,
  date: () => undefined,
  time: (type, text) => `to_char((${text})::time, 'HH24:MI:SS${fraction(type.precision)}')`,
  timestamp: (type, text) => `to_char((${text})::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS${fraction(type.precision)}"Z"')`,
  localDateTime: (type, text) => `to_char((${text})::timestamp, 'YYYY-MM-DD"T"HH24:MI:SS${fraction(type.precision)}')`,
  bytes: (_, text) => `translate(encode((${text})::bytea, 'base64'), E'\\n', '')`,
  json: () => undefined,
  enum: () => undefined,
  list: () => undefined,
  map: () => undefined,
  object: () => undefined,
  union: () => undefined,
  geoPoint: () => undefined,
};

function fraction(digits: 0 | 3 | 6): string {
  return { 0: "", 3: ".MS", 6: ".US" }[digits];
}

/**
 * A function from a row, as `to_jsonb` gives it, to the canonical record in it, without secrets and without what is missing. A column that is not there is missing
 * too, so that it goes on working while columns come and go.
 */
export function recordOfRow(entity: Entity, project: Project): Piece {
  const { schema, table } = tableOf(entity, project);
  return objectOfRow(qualified(schema, recordFunction(table)), fieldsHere(entity).filter((field) => !field.secret), project);
}

/** The same for the row of anything that has fields. */
export function objectOfRow(name: string, fields: readonly Field[], project: Project): string {
  const lines = fields.map((field) => `    (${literal(field.name)}, ${valueOf([field], project)})`);
  const body = `\n  SELECT coalesce(${given}, '{}') FROM (VALUES\n${lines.join(",\n")}\n  ) AS held(field, value)\n`;
  return `CREATE FUNCTION ${name}(stored jsonb) RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE SET search_path = '' AS ${dollarQuoted(body)};\n`;
}

/** The object of those of its values that are there; nothing where none is. */
const given = "jsonb_object_agg(field, value) FILTER (WHERE value <> 'null')";

function valueOf(steps: readonly [Field, ...Field[]], project: Project): string {
  const field = steps.at(-1) as Field;
  const { type } = field;
  if (isSpread(field)) {
    const members = membersOf(field).map((member) => `(${literal(member.name)}, ${valueOf([...steps, member], project)})`);
    return `(SELECT ${given} FROM (VALUES ${members.join(", ")}) AS held(field, value))`;
  }
  const [column, second] = columnNames({ ...field, steps }, policyOf(project)).map(literal) as [string, string | undefined];
  if (second !== undefined) return `CASE WHEN stored -> ${column} <> 'null' THEN jsonb_build_object('latitude', stored -> ${column}, 'longitude', stored -> ${second}) END`;
  if (type.kind === "list" && isArray(type.of)) return listOf(type.of, column);
  const text = byKind(respelled, type, `stored ->> ${column}`);
  return text === undefined ? `stored -> ${column}` : `to_jsonb(${text})`;
}

function listOf(of: Type, column: string): string {
  const text = byKind(respelled, of, "member");
  if (text === undefined) return `stored -> ${column}`;
  const members = `jsonb_array_elements_text(stored -> ${column}) WITH ORDINALITY AS members(member, place)`;
  return `CASE jsonb_typeof(stored -> ${column}) WHEN 'array' THEN (SELECT coalesce(jsonb_agg(${text} ORDER BY place), '[]') FROM ${members}) END`;
}

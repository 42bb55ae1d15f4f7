import type { Definition } from "./definition.ts";
import { columnKey } from "./situation.ts";

/**
 * Whether a column's type can be changed where it stands, without rewriting the table or reading its rows. Measured on 15 and 18: more room in `varchar`, `numeric`
 * and the digits of a moment, and from `varchar` to `text`.
 */
export function staysInPlace(before: Definition, after: Definition): boolean {
  const [from, to] = [typeOf(before), typeOf(after)];
  if ((before.says["collation"] ?? null) !== (after.says["collation"] ?? null)) return false;
  if (from.text === to.text) return true;
  if (from.name === "character varying" && (to.name === "text" || to.name === "character varying")) return to.limits.length === 0 || (from.limits.length > 0 && (to.limits[0] as number) >= (from.limits[0] as number));
  if (from.name !== to.name) return false;
  if (from.name === "numeric") {
    if (to.limits.length === 0) return true;
    return from.limits.length === 2 && from.limits[1] === to.limits[1] && (to.limits[0] as number) >= (from.limits[0] as number);
  }
  return /^(?:time|timestamp|interval)/u.test(from.name) && (to.limits[0] ?? 6) >= (from.limits[0] ?? 6);
}

/** The same, or a server was seen to do so with this column. */
export function isRetypedInPlace(before: Definition, after: Definition, { inPlace }: { readonly inPlace?: ReadonlySet<string> }): boolean {
  return staysInPlace(before, after) || inPlace?.has(columnKey(after.schema, after.of, after.name)) === true;
}

interface SqlType { readonly text: string; readonly name: string; readonly limits: readonly number[] }

/** `timestamp(3) with time zone`, as `format_type` prints it, in its parts. */
function typeOf({ says }: Definition): SqlType {
  const text = String(says["type"]);
  const limits = /\(([\d,]+)\)/u.exec(text)?.[1]?.split(",").map(Number) ?? [];
  return { text, name: text.replace(/\([\d,]+\)/u, ""), limits };
}

/** SQL that makes a value of one column's type one of another's, where PostgreSQL has a cast for it or JSON stands between them. */
export function converted(value: string, before: Definition, after: Definition): string {
  const [from, to] = [String(before.says["type"]), String(after.says["type"])];
  if (from === to) return value;
  const [fromList, toList] = [from.endsWith("[]"), to.endsWith("[]")];
  if (to === "jsonb") return `pg_catalog.to_jsonb(${value})`;
  if (from === "jsonb" && toList) return `CASE WHEN ${value} IS NOT NULL THEN ARRAY(SELECT pg_catalog.jsonb_array_elements_text(${value}))::${to} END`;
  if (from === "jsonb") return `(${value} #>> '{}')::${to}`;
  if (toList && !fromList) return `CASE WHEN ${value} IS NOT NULL THEN ARRAY[${value}]::${to} END`;
  // What has no cast of its own goes by its text.
  return isKin(from, to) ? `(${value})::${to}` : `(${value})::text::${to}`;
}

const kin: readonly RegExp[] = [/^(?:smallint|integer|bigint|numeric|real|double precision)/u, /^(?:date|timestamp|time)/u, /^(?:text|character|citext)/u];

function isKin(from: string, to: string): boolean {
  return kin.some((pattern) => pattern.test(from) && pattern.test(to));
}

const wider: readonly (readonly [from: RegExp, to: RegExp])[] = [
  [/^smallint$/u, /^(?:integer|bigint|numeric|text)$/u], [/^integer$/u, /^(?:bigint|numeric|double precision|text)$/u], [/^bigint$/u, /^(?:numeric|text)$/u],
  [/^(?:uuid|boolean|date|character varying|numeric|double precision)/u, /^text$/u], [/^real$/u, /^double precision$/u],
];

/** Whether every value that goes there comes back the same. */
export function comesBack(before: Definition, after: Definition): boolean {
  const [from, to] = [String(before.says["type"]), String(after.says["type"])];
  return from === to || staysInPlace(before, after) || wider.some(([one, other]) => one.test(from) && other.test(to));
}

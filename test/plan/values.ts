import { pairIds, pairNamed } from "@concord/changes";
import type { Entity, Field, Schema, Type } from "@concord/core";
import { columnNames, identifier, literal, policyOf, qualified, tableOf } from "@concord/postgres";
import type { Client } from "pg";

/** Of each field, how many rows there are and the sum of what each row's key and value hash to: the order of rows does not count, and a row that is there twice does. */
export type Values = ReadonlyMap<string, { readonly count: string; readonly sum: string | null }>;

type Side = "before" | "after";
type Paired = readonly [old: Field, now: Field];

/** A field in PostgreSQL of either state. */
const held = (fields: readonly Field[]): readonly Field[] => fields.filter(({ stores }) => stores.includes("postgres"));

/** Entities that PostgreSQL holds in both states. */
export function heldInBoth(before: Schema, after: Schema): readonly (readonly [old: Entity, now: Entity])[] {
  return pairIds(before.entities, after.entities).both.filter((pair) => pair.every(({ stores }) => stores.includes("postgres")));
}

/** The fields of an entity that PostgreSQL holds in both states. */
export function fieldsInBoth(old: Entity, now: Entity): readonly Paired[] {
  return pairNamed(held(old.fields), held(now.fields)).both;
}

/**
 * The values of every field that both states have, each with its record's key, in a form that both states have in common. `fills`: what rows get that lack a value, so
 * that it counts as their value before; a field whose values become others as somebody says is none of them.
 */
export async function valuesOf(client: Client, before: Schema, after: Schema, side: Side, fills: ReadonlyMap<string, string> = new Map()): Promise<Values> {
  const found = new Map<string, { count: string; sum: string | null }>();
  const schema = side === "before" ? before : after;
  const text = (pair: Paired, fill?: string): string | undefined => textOf(pair, side, columnNames(pair[side === "before" ? 0 : 1], policyOf(schema.project)), fill);
  for (const [old, now] of heldInBoth(before, after)) {
    const { schema: space, table } = tableOf(side === "before" ? old : now, schema.project);
    const pairs = fieldsInBoth(old, now);
    const keys = pairs.filter(([field]) => old.key.includes(field.name)).flatMap((pair) => text(pair) ?? []);
    const compared = pairs.flatMap((pair) => {
      const value = text(pair, fills.get(`${now.id}.${pair[1].name}`));
      return value === undefined ? [] : [{ name: `${now.id}.${pair[1].name}`, value }];
    });
    const sums = compared.map(({ value }) => `sum(pg_catalog.hashtextextended(ROW(${[...keys, value].join(", ")})::text, 0)::numeric)::text`);
    const { rows: [row] } = await client.query<string[]>({ text: `SELECT ${["count(*)::text", ...sums].join(", ")} FROM ${qualified(space, table)}`, rowMode: "array" });
    for (const [at, { name }] of compared.entries()) found.set(name, { count: row?.[0] ?? "", sum: row?.[at + 1] ?? null });
  }
  return found;
}

const numbers: ReadonlySet<Type["kind"]> = new Set(["int32", "integer", "int64", "decimal"]);
const plain: ReadonlySet<Type["kind"]> = new Set([...numbers, "string", "boolean", "float", "uuid", "uid", "enum", "date", "time", "timestamp", "localDateTime", "bytes"]);

/** A field's value as a text that is the same in both states; nothing where its inside is another. */
function textOf([from, to]: Paired, side: Side, columns: readonly string[], fill: string | undefined): string | undefined {
  if (from.computed !== undefined || to.computed !== undefined) return undefined;
  const [type, other] = [from.type, to.type];
  const isSame = JSON.stringify(typeWords(type)) === JSON.stringify(typeWords(other));
  if (fill !== undefined && !isSame && (columns.length > 1 || (type.kind === "timestamp" && other.kind === "timestamp"))) return undefined;
  const names = columns.map(identifier).map((name) => (fill === undefined || !from.optional ? name : isSame ? `coalesce(${name}, ${fill})` : `coalesce(${name}::text, ${fill})`));
  if (!plain.has(type.kind) || !plain.has(other.kind)) return isSame ? names.map((name) => `${name}::text`).join(", ") : undefined;
  const [name = ""] = names;
  if (numbers.has(type.kind) && numbers.has(other.kind)) return `trim_scale(${name}::numeric)::text`;
  const text = type.kind === "timestamp" && other.kind === "timestamp" ? `${name}::timestamptz(6)::text` : `${name}::text`;
  const said = side === "before" && other.kind === "enum" ? other.values.flatMap(({ value, was }) => was.map((old) => `WHEN ${literal(old)} THEN ${literal(value)}`)) : [];
  return said.length === 0 ? text : `CASE ${text} ${said.join(" ")} ELSE ${text} END`;
}

/** A type without what may change and leave its values as they are; one whose inside changes counts as another. */
function typeWords(type: object): unknown {
  return JSON.parse(JSON.stringify(type, (word, value: unknown) => (["span", "spans", "minLength", "maxLength", "minimum", "maximum", "pattern", "description", "minItems", "maxItems", "uniqueItems", "exclusiveMinimum", "exclusiveMaximum", "blocks", "deprecated", "normalize", "open"].includes(word) ? undefined : value)));
}

import type { Entity, FieldPath, Index, Query, Unique } from "@concord/core";
import { condition } from "../condition.ts";
import { listed } from "../prose.ts";
import { code, text } from "../quote.ts";
import { bullets, table } from "../table.ts";

/** What identifies records, in which fields no two agree, and what they are found by. */
export function keysOf(entity: Entity): string {
  const { uniques, indexes, queries, stores } = entity;
  return [
    bullets([`The key is ${listed(entity.key.map(code))}.`, ...uniques.map((unique) => uniqueLine(unique, stores))]),
    table(["Index", "Name", "Of", "For"], indexes.map((index) => indexRow(index, stores))),
    table(["Query", "Finds records by", "Order", "What it is for"], queries.map((query) => queryRow(query, stores))),
  ].filter((each) => each !== "").join("\n");
}

function uniqueLine(unique: Unique, stores: readonly string[]): string {
  const fields = listed(unique.fields.map(path));
  const among = unique.where === undefined ? "" : ` among those for which ${condition(unique.where.tree)} (${code(unique.where.text.trim())})`;
  const nulls = unique.nulls === "equal" ? " Two records without a value agree too." : "";
  return `No two records agree in ${fields}${among}.${nulls}${only(unique.stores, stores)}`;
}

function indexRow(index: Index, stores: readonly string[]): readonly string[] {
  return [
    sorted(index.fields),
    index.name === undefined ? "" : code(index.name),
    [index.where === undefined ? "" : `records for which ${condition(index.where.tree)}`, index.include.length === 0 ? "" : `with ${listed(index.include.map(path))}`].filter((each) => each !== "").join("; "),
    [index.query === undefined ? "" : `the query ${code(index.query)}`, only(index.stores, stores).trim(), index.using === undefined ? "" : `method ${code(index.using)}`].filter((each) => each !== "").join(" "),
  ];
}

function queryRow(query: Query, stores: readonly string[]): readonly string[] {
  return [
    code(query.name),
    listed(query.where.map(({ path: of, op }) => code(`${of.join(".")} ${op}`))),
    sorted(query.order),
    `${query.description === undefined ? "" : text(query.description)}${only(query.stores, stores)}`.trim(),
  ];
}

/** Fields in the order in which they sort. */
function sorted(fields: Query["order"]): string {
  return fields.map(({ path: of, descending }) => (descending ? `${path(of)} descending` : path(of))).join(", ");
}

function only(some: readonly string[], all: readonly string[]): string {
  return some.length < all.length ? ` Only in ${some.length === 0 ? "no store" : listed(some)}.` : "";
}

function path(of: FieldPath): string {
  return code(of.join("."));
}

import type { Json } from "@concord/core";
import type { Raw } from "../block.ts";
import { identifier, qualified } from "../quote.ts";
import type { Said } from "./constraints.ts";
import type { Table } from "./fields.ts";
import { sequenceOf, type Plan } from "./plan.ts";
import type { SourceType } from "./source.ts";

/** What a table's contract has to bring for it to be made: extensions, types that no field makes, sequences with options of their own. */
export function needed(plan: Plan, table: Table, said: Said): Readonly<Record<string, Json>> {
  const columns = [...[...table.fields.values()].map(({ column }) => column), ...table.columns];
  const types = new Map<string, SourceType>();
  const extensions = new Map<string, string>();
  const want = (name: string): void => {
    const type = plan.types.get(name);
    if (type === undefined || types.has(name)) return;
    for (const inner of type.types) want(inner);
    for (const [extension, schema] of type.extensions) extensions.set(extension, schema);
    types.set(name, type);
  };
  for (const needs of [...columns, ...said.needs]) {
    for (const [extension, schema] of needs.extensions) extensions.set(extension, schema);
    for (const name of needs.types) want(name);
  }
  const byField = new Set([...table.fields.values()].filter(({ held }) => held.isEnum === true).map(({ column }) => column.type));
  // What a field makes comes behind the types that are given in SQL; what one of these stands on has to come before it.
  const stoodOn = new Set([...types.values()].flatMap((type) => type.types));
  const raw: Record<string, Raw> = {};
  for (const [name, { sql, comment }] of types) if (comment !== null || stoodOn.has(name) || !byField.has(name)) raw[name] = comment === null ? sql : { is: sql, comment };
  return { ...some("extensions", Object.fromEntries(extensions)), ...some("types", raw), ...some("sequences", sequencesOf(plan, table)) };
}

/** A sequence that belongs to a column of the table and has the options of its type is made by the column's word. */
function sequencesOf(plan: Plan, table: Table): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const column of [...[...table.fields.values()].map((field) => field.column), ...table.columns]) {
    const sequence = column.identity !== null ? undefined : sequenceOf(plan, column);
    if (sequence === undefined) continue;
    const isPlain = sequence.options === "" && sequence.owner?.[2] === column.name && sequence.schema === table.source.schema && sequence.type === column.type;
    const type = sequence.type === "bigint" ? "" : `AS ${sequence.type}`;
    if (!isPlain) found[sequence.schema === table.source.schema ? identifier(sequence.name) : qualified(sequence.schema, sequence.name)] = [type, sequence.options].filter((part) => part !== "").join(" ");
  }
  return found;
}

function some(word: string, given: Readonly<Record<string, unknown>>): Readonly<Record<string, Json>> {
  return Object.keys(given).length === 0 ? {} : { [word]: given as Json };
}

import { inWords } from "../situation.ts";
import { act, called, drop, last, make, rank } from "../act.ts";
import type { Context } from "../context.ts";
import type { Definition } from "../definition.ts";
import type { Act } from "../draft.ts";
import { qualified } from "../../quote.ts";
import { columnText, comment, statements } from "../statements.ts";
import { goesBefore } from "./constraints.ts";

/** Schemas, types, sequences and tables that come and go as a whole. What stands in a new table comes with its own kind; what stands in one that goes goes with it. */
export function tables(context: Context): readonly Act[] {
  const { missing, gone } = context;
  const of = (list: readonly Definition[], kind: Definition["kind"]): readonly Definition[] => list.filter((each) => each.kind === kind);
  return [
    ...of(missing, "schema").map((each) => act("expand", rank.schema, `make schema ${each.schema}`, make(each), [drop(each)])),
    ...of(gone, "schema").map((each) => act("contract", last.schema, `drop schema ${each.schema}`, [drop(each)], make(each))),
    ...of(missing, "sequence").map((each) => act("expand", rank.type, `make ${called(each)}`, make(each), [drop(each)])),
    ...of(gone, "sequence").map((each) => act("contract", last.kind, `drop ${called(each)}`, [drop(each)], make(each), { effect: "irreversible" })),
    ...of(missing, "table").map((each) => act("expand", rank.make, `make table ${each.schema}.${each.name}`, created(each, context), [drop(each)], { cause: inWords(context.causes(each)), at: each.at })),
    ...of(gone, "table").map((each) => act("contract", last.table, `drop table ${each.schema}.${each.name}`, [drop(each)], restored(each, context), { cause: inWords(context.causes(each)), effect: "irreversible" })),
  ];
}

/** A table's columns in their order. */
export function columnsOf({ schema, name }: Definition, all: readonly Definition[]): readonly Definition[] {
  return all.filter((each) => each.kind === "column" && each.schema === schema && each.of === name).sort((left, right) => left.at - right.at);
}

function created(table: Definition, { situation: { want } }: Context): readonly string[] {
  return tableText(table, want);
}

/** A table with its columns and what is said of them. */
export function tableText(table: Definition, all: readonly Definition[]): readonly string[] {
  const { says } = table;
  const remarks = (columns: readonly Definition[]): readonly string[] => [table, ...columns].flatMap((each) => (typeof each.says["comment"] === "string" ? [comment(each, each.says["comment"])] : []));
  if (says["partition"] !== null) return [...statements.table.create(table), ...remarks([])];
  const columns = columnsOf(table, all);
  const cut = says["partitioned by"] === null ? "" : ` PARTITION BY ${String(says["partitioned by"])}`;
  const options = says["options"] === null ? "" : ` WITH (${String(says["options"])})`;
  return [`CREATE ${says["unlogged"] === true ? "UNLOGGED " : ""}TABLE ${qualified(table.schema, table.name)} (\n  ${columns.map((each) => columnText(each)).join(",\n  ")}\n)${cut}${options}`, ...remarks(columns)];
}

function restored(table: Definition, context: Context): readonly string[] {
  return wholeTable(table, context.situation.have.filter((each) => !goesBefore(each, context)));
}

/** A table, empty, with all that stands in it. */
export function wholeTable(table: Definition, have: readonly Definition[]): readonly string[] {
  const within = (kind: Definition["kind"]): readonly Definition[] => have.filter((each) => each.kind === kind && each.schema === table.schema && each.of === table.name).sort((left, right) => left.at - right.at);
  const isReference = ({ says }: Definition): boolean => String(says["definition"]).startsWith("FOREIGN KEY");
  const own = table.says["partition"] === null ? [...within("constraint").filter((each) => !isReference(each)), ...within("constraint").filter(isReference), ...within("index"), ...within("trigger")] : [];
  return [...tableText(table, have), ...rowSecurity(table), ...[...own, ...within("policy"), ...within("grant")].flatMap(make)];
}

/** What stands beside a table's own statement: whether policies are asked. */
export function rowSecurity({ schema, name, says }: Definition): readonly string[] {
  const table = `ALTER TABLE ${qualified(schema, name)} `;
  return [...(says["row security"] === true ? [`${table}ENABLE ROW LEVEL SECURITY`] : []), ...(says["forced row security"] === true ? [`${table}FORCE ROW LEVEL SECURITY`] : [])];
}

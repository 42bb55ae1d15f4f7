import { inWords, tableKey } from "../situation.ts";
import { act, drop, last, make } from "../act.ts";
import { recastTables, type Context } from "../context.ts";
import type { Definition } from "../definition.ts";
import type { Act } from "../draft.ts";
import { identifier, literal, qualified } from "../../quote.ts";
import { verbatim } from "../../verbatim.ts";
import { columnsOf, wholeTable } from "./tables.ts";

/** Where a table waits while its rows are copied. */
const aside = "concord_before";

/**
 * Tables that are cut by time otherwise than before: PostgreSQL has no statement for it, so that the table is made anew and its rows are copied, in one transaction and
 * while nobody reads or writes it.
 */
export function recasts(context: Context): readonly Act[] {
  const { have, want } = context.situation;
  return [...recastTables(have, want)].flatMap((key) => {
    const of = (list: readonly Definition[]): Definition => list.find((each) => each.kind === "table" && tableKey(each.schema, each.name) === key) as Definition;
    const [old, now] = [of(have), of(want)];
    return [act("contract", last.column + 2, `copy ${now.schema}.${now.name} into a table that is cut otherwise, while nobody reads or writes it`, copied(old, now, have, want), copied(now, old, want, have), { cause: inWords(context.causes(now)) })];
  });
}

function copied(from: Definition, to: Definition, had: readonly Definition[], wanted: readonly Definition[]): readonly string[] {
  const table = qualified(to.schema, to.name);
  const leads = (each: Definition): boolean => each.kind === "constraint" && each.of !== to.name && String(each.says["definition"]).startsWith("FOREIGN KEY") && each.uses.some(([schema, name]) => schema === to.schema && name === to.name);
  const takes = (each: Definition): boolean => each.kind === "function" && new RegExp(`(?:^|[ (,])${verbatim(table)}(?:[,)]|\\[\\])`, "u").test(each.name);
  const parts = (list: readonly Definition[], parent: Definition): readonly Definition[] => list.filter((each) => each.kind === "table" && String(each.says["partition"] ?? "").startsWith(`${qualified(parent.schema, parent.name)} `));
  const columns = columnsOf(to, wanted).filter((column) => column.says["generated"] === null && columnsOf(from, had).some(({ name }) => name === column.name));
  const list = columns.map(({ name }) => identifier(name)).join(", ");
  return [
    ...had.filter(leads).map(drop), ...had.filter(takes).map(drop),
    `CREATE SCHEMA ${aside}`, ...parts(had, from).map(({ schema, name }) => `ALTER TABLE ${qualified(schema, name)} SET SCHEMA ${aside}`), `ALTER TABLE ${table} SET SCHEMA ${aside}`,
    ...wholeTable(to, wanted).filter((statement) => !statement.startsWith("CREATE TRIGGER") && !statement.startsWith("CREATE OR REPLACE TRIGGER")),
    ...parts(wanted, to).flatMap((each) => wholeTable(each, wanted)),
    `INSERT INTO ${table} (${list}) OVERRIDING SYSTEM VALUE SELECT ${list} FROM ${qualified(aside, from.name)}`,
    ...columns.filter(({ says }) => says["identity"] !== null).map(({ name }) => `SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence(${literal(table)}, ${literal(name)}), max(${identifier(name)})) FROM ${table}`),
    `DROP TABLE ${qualified(aside, from.name)}`, `DROP SCHEMA ${aside}`,
    ...wanted.filter(takes).flatMap(make), ...wanted.filter((each) => each.kind === "trigger" && each.schema === to.schema && each.of === to.name).flatMap(make), ...wanted.filter(leads).flatMap(make),
  ];
}

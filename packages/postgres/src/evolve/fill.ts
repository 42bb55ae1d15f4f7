import type { Effect } from "@concord/changes";
import { identifier, qualified } from "../quote.ts";
import { act, called } from "./act.ts";
import type { Context } from "./context.ts";
import type { Definition } from "./definition.ts";
import type { Act, Lane } from "./draft.ts";
import { comesLate, spreadTriggers } from "./rows.ts";

/** How many rows a batch writes: some ten milliseconds, so that a writer who waits for one of them hardly notices. */
export const batch = 1000;

/**
 * Gives rows a value, a batch at a time, where `where` says that they lack it. What keeps the time of the last change, a journal, or records from being changed is
 * off for the transaction, since nobody changed a record: values only came to stand elsewhere.
 */
export function filled(column: Definition, value: string, where: string, context: Context, how: How): Act {
  return filledTogether([{ column, value, where }], context, how);
}

interface How { readonly lane: Lane; readonly cause: readonly string[]; readonly effect?: Effect; readonly undo?: readonly string[] }

/** A column, what its values become, and which of them. */
export interface Filling { readonly column: Definition; readonly value: string; readonly where: string }

/** The same of several columns of one table at once: what is asked of new rows already may be asked of all of them, so that a row with one of them filled could not be written. */
export function filledTogether(fillings: readonly [Filling, ...Filling[]], context: Context, { lane, cause, effect = "reversible", undo = [] }: How): Act {
  const [{ column }, ...more] = fillings;
  const table = qualified(column.schema, column.of);
  const sets = fillings.map(({ column: { name }, value, where }) => `${identifier(name)} = ${more.length === 0 ? value : `CASE WHEN ${where} THEN ${value} ELSE ${identifier(name)} END`}`);
  const wanted = more.length === 0 ? fillings[0].where : fillings.map(({ where }) => `(${where})`).join(" OR ");
  const statement = `UPDATE ${table} SET ${sets.join(", ")}\nWHERE ctid = ANY (ARRAY(SELECT ctid FROM ${table} WHERE ${wanted} LIMIT ${batch}))`;
  const names = fillings.map((each) => each.column.name);
  const about = more.length === 0 ? called(column) : `${names.join(", ")} of ${column.schema}.${column.of}`;
  return act(lane, 0, `fill ${about}`, quietly(column, context, statement, spreading(column, context), names), undo, { cause, effect });
}

/** Whether SQL is one value and no other, a string in quotes. */
export function isConstant(sql: string): boolean {
  return /^E?'(?:[^']|'')*'$/u.test(sql);
}

/**
 * A statement that changes rows, without the triggers that take it for somebody's change. All of the table's own are off, since which there are hangs on how far a
 * migration has come; where none would run, nothing is turned off, and no lock is taken for it. `but`: triggers that run all the same; `columns`: those that are changed.
 */
export function quietly({ schema, of, name: own }: Definition, { situation: { have, want } }: Context, statement: string, but: readonly string[] = [], columns: readonly string[] = [own]): readonly string[] {
  // One that looks at other columns alone does not run when they stay as they are.
  const looks = ({ says, uses }: Definition): boolean => !/ WHEN \(/u.test(String(says["definition"])) || uses.some(([, table, each]) => table === of && each !== null && columns.includes(each));
  const runs = [...have, ...want].some((each) => each.kind === "trigger" && each.schema === schema && each.of === of && / (?:BEFORE|AFTER) [A-Z ]*UPDATE/u.test(String(each.says["definition"])) && looks(each));
  const turn = (word: string): string => `ALTER TABLE ${qualified(schema, of)} ${word} TRIGGER USER`;
  const on = but.map((trigger) => `ALTER TABLE ${qualified(schema, of)} ENABLE TRIGGER ${identifier(trigger)}`);
  return runs ? [turn("DISABLE"), ...on, statement, turn("ENABLE")] : [statement];
}

/** The triggers by which the members of a list or map stand as rows, where these stay or are there already: values that come to stand elsewhere do so there too. */
function spreading({ schema, of }: Definition, { situation, rows, rebuilt }: Context): readonly string[] {
  const moved = new Set(rows.flatMap(({ had }) => had));
  const made = rows.flatMap(({ before, after, wanted }) => (before === undefined && after !== undefined && !comesLate(after, rebuilt) ? wanted : []));
  const there = [...situation.have.filter((each) => !moved.has(each)), ...made].filter((each) => each.kind === "trigger" && each.schema === schema && each.of === of);
  return there.length === 0 ? [] : spreadTriggers(there, situation).map(({ name }) => name);
}

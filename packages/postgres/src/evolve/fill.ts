import type { Effect } from "@concord/changes";
import { identifier, qualified } from "../quote.ts";
import { act, called } from "./act.ts";
import type { Context } from "./context.ts";
import type { Definition } from "./definition.ts";
import type { Act, Lane } from "./draft.ts";

/** How many rows a batch writes: some ten milliseconds, so that a writer who waits for one of them hardly notices. */
export const batch = 1000;

/**
 * Gives rows a value, a batch at a time, where `where` says that they lack it. What keeps the time of the last change, a journal, or records from being changed is
 * off for the transaction, since nobody changed a record: values only came to stand elsewhere.
 */
export function filled({ schema, of, name, ...rest }: Definition, value: string, where: string, context: Context, { lane, cause, effect = "reversible", undo = [] }: {
  readonly lane: Lane; readonly cause: readonly string[]; readonly effect?: Effect; readonly undo?: readonly string[];
}): Act {
  const column = { schema, of, name, ...rest };
  return act(lane, 0, `fill ${called(column)}`, quietly(column, context, `UPDATE ${qualified(schema, of)} SET ${identifier(name)} = ${value}\nWHERE ctid = ANY (ARRAY(SELECT ctid FROM ${qualified(schema, of)} WHERE ${where} LIMIT ${batch}))`), undo, { cause, effect });
}

/** A statement that changes rows, without the triggers that take it for somebody's change. */
export function quietly({ schema, of }: Definition, { situation }: Context, statement: string): readonly string[] {
  const names = situation.have.filter((each) => each.kind === "trigger" && each.schema === schema && each.of === of && / (?:BEFORE|AFTER) [A-Z ]*UPDATE/u.test(String(each.says["definition"])));
  const table = qualified(schema, of);
  const turn = (word: string): readonly string[] => names.map((trigger) => `ALTER TABLE ${table} ${word} TRIGGER ${identifier(trigger.name)}`);
  return [...turn("DISABLE"), statement, ...turn("ENABLE")];
}

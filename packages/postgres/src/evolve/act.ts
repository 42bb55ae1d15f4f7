import type { Act, Lane } from "./draft.ts";
import { comment, statements } from "./statements.ts";
import type { Definition } from "./definition.ts";

/** The order within a transaction: what others stand on is made first and goes last. */
export const rank = {
  rename: 0, ask: 0, prove: 1, role: 1, schema: 2, unview: 5, drop: 20, type: 25, make: 30, column: 40, sync: 50, index: 55, constraint: 60, setting: 62, function: 70, trigger: 75,
  policy: 80, comment: 90, view: 95, leave: 100,
} as const;

/** The same when the old clients are gone: first what stands on columns and functions, then these, then what stands on the new ones. */
export const last = {
  unview: 5, policy: 10, trigger: 15, constraint: 20, index: 25, sync: 28, function: 30, column: 40, type: 45, make: 50, setting: 52, again: 60, retrigger: 65, repolicy: 70,
  view: 80, table: 85, routine: 90, kind: 92, schema: 95,
} as const;

type Rest = Partial<Pick<Act, "effect" | "cause" | "at" | "kept">>;

export function act(lane: Lane, order: number, about: string, run: readonly string[], undo: readonly string[], rest: Rest = {}): Act {
  return { lane, rank: order, about, do: run, undo, effect: "reversible", cause: [], at: 0, ...rest };
}

/** Makes a thing, with its comment. */
export function make(definition: Definition): readonly string[] {
  const said = definition.says["comment"];
  return [...statements[definition.kind].create(definition), ...(typeof said === "string" ? [comment(definition, said)] : [])];
}

/** Makes what a drop takes, and the other way round. */
export function drop(definition: Definition): string {
  return statements[definition.kind].drop(definition);
}

/** `client_id of shop.orders`, for people. */
export function called({ schema, of, name }: Definition): string {
  return of === "" ? `${schema}.${name}` : `${name} of ${schema}.${of}`;
}

/** What roles may do with a column, which goes with it. */
export function rightsOn({ schema, of, name }: Definition, all: readonly Definition[]): readonly string[] {
  return all.filter((each) => each.kind === "grant" && each.schema === schema && each.of === of && each.name === name).flatMap(make);
}

import { columnKey, inWords, tableKey } from "../situation.ts";
import { act, called, drop, last, make, rank } from "../act.ts";
import { keyOf, recastTables, type Context } from "../context.ts";
import type { Definition } from "../definition.ts";
import type { Act } from "../draft.ts";
import { retypedColumns } from "./retyped.ts";

/** Views, which are made anew with all that stands on them: whatever reads them is dropped first and comes back last. */
export function views(context: Context): readonly Act[] {
  const { have, want } = context.situation;
  const moved = new Set<string>();
  for (const [old, now] of context.both) if (old.kind === "view" && old.says["definition"] + String(old.says["options"]) !== now.says["definition"] + String(now.says["options"])) moved.add(tableKey(now.schema, now.name));
  const { early } = retypedColumns(context);
  const touched = touchedTables(context, early);
  const on = (each: Definition, keys: ReadonlySet<string>): boolean => each.uses.some(([schema, table]) => keys.has(tableKey(schema, table)));
  const late = new Set<string>([...context.gone.filter(({ kind }) => kind === "view").map(({ schema, name }) => tableKey(schema, name)), ...touched]);
  const all = [...have, ...want].filter(({ kind }) => kind === "view").sort((left, right) => left.at - right.at);
  // A view on one that is made anew is made anew.
  for (let before = -1; before !== moved.size + late.size;) {
    before = moved.size + late.size;
    for (const each of all) {
      const key = tableKey(each.schema, each.name);
      if (on(each, late)) late.add(key);
      if (on(each, moved)) moved.add(key);
      // What a view stands on that goes later stays as long.
      if (late.has(key)) for (const [schema, table] of each.uses) if (moved.has(tableKey(schema, table))) late.add(tableKey(schema, table));
    }
  }
  const inOrder = (list: readonly Definition[]): readonly Definition[] => list.filter(({ kind }) => kind === "view").sort((left, right) => left.at - right.at);
  const wanted = inOrder(want);
  const cause = (each: Definition): { readonly cause: readonly string[] } => ({ cause: inWords(context.causes(each)) });
  const isLate = (each: Definition): boolean => late.has(tableKey(each.schema, each.name));
  const isMoved = (each: Definition): boolean => moved.has(tableKey(each.schema, each.name)) || isLate(each);
  const isHad = (each: Definition): boolean => have.some((other) => other.kind === "view" && other.schema === each.schema && other.name === each.name);
  const shortly = new Set<string>();
  for (const each of inOrder(have)) if (on(each, shortly) || each.uses.some(([schema, table, column]) => column !== null && early.has(columnKey(schema, table, column)))) shortly.add(tableKey(each.schema, each.name));
  const isShortly = (each: Definition): boolean => shortly.has(tableKey(each.schema, each.name));
  return [
    // No column gets another type while a view stands on it, in whatever phase that view becomes another one.
    ...[...inOrder(have)].reverse().filter(isShortly).map((each) => act("expand", rank.unview, `drop view ${called(each)} for a moment`, [drop(each)], make(each), cause(each))),
    ...inOrder(have).filter(isShortly).map((each) => act("expand", rank.comment - 1, `make view ${called(each)} again`, make(each), [drop(each)], cause(each))),
    ...[...inOrder(have)].reverse().filter(isMoved).map((each) => act(isLate(each) ? "contract" : "switch", isLate(each) ? last.unview : rank.unview, `drop view ${called(each)}`, [drop(each)], make(each), cause(each))),
    ...wanted.filter((each) => isMoved(each) || !isHad(each)).map((each) => act(isLate(each) ? "contract" : "switch", isLate(each) ? last.view : rank.view, `make view ${called(each)}`, make(each), [drop(each)], cause(each))),
  ];
}

/** Tables of which a column goes or gets another type, but for those that get it early, so that no view may stand on them meanwhile. */
function touchedTables(context: Context, early: ReadonlySet<string>): ReadonlySet<string> {
  const keys = [
    ...context.gone.filter((each) => each.kind === "column" && !context.isGone(each.schema, each.of)).map(({ schema, of }) => tableKey(schema, of)),
    ...context.twins.map(({ old: { schema, of } }) => tableKey(schema, of)),
    ...[...context.rebuilt].map((key) => { const [schema = "", table = ""] = JSON.parse(key) as string[]; return tableKey(schema, table); }),
    ...context.both.filter(([old, now]) => now.kind === "column" && old.says["type"] !== now.says["type"] && !early.has(keyOf(now))).map(([, { schema, of }]) => tableKey(schema, of)),
  ];
  return new Set([...keys, ...recastTables(context.situation.have, context.situation.want)]);
}

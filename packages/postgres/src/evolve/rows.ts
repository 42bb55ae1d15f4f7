import { pairIds, pairNamed } from "@concord/changes";
import type { Entity, Project, Schema } from "@concord/core";
import { columnNames, fieldsHere, policyOf, tableOf, type TableName } from "../names.ts";
import { qualified } from "../quote.ts";
import { rowsNames, rowsOf, type Rows } from "../rows.ts";
import { verbatim } from "../verbatim.ts";
import type { Definition } from "./definition.ts";
import { columnKey, tableKey, type Situation } from "./situation.ts";

/** The rows of a field on one side, with the entity that they are of, and its table as it is called once everything has its new name; `former`: both tables before that. */
export interface RowsSide { readonly entity: Entity; readonly own: TableName; readonly rows: Rows; readonly project: Project; readonly former?: { readonly own: TableName; readonly rows: TableName } }

/**
 * A table of members that comes, goes, or gets a form in which its rows have no place; with all that stands in it and around it on both sides. `stale`: functions
 * as they are, which call tables by names that these have no more; in `had` they call them as they are called then.
 */
export interface MovedRows { readonly before?: RowsSide; readonly after?: RowsSide; readonly had: readonly Definition[]; readonly wanted: readonly Definition[]; readonly stale: readonly Definition[] }

/** Tables of members that go with their entity's when that is called otherwise: those of a field that keeps its name. */
export function pairedRows(old: Entity, before: Project, now: Entity, after: Project): readonly (readonly [Rows, Rows])[] {
  const nows = rowsOf(now, after);
  const kept = new Set(pairNamed(fieldsHere(old), fieldsHere(now)).both.filter(([from, to]) => from.name === to.name).map(([{ name }]) => name));
  return rowsOf(old, before).flatMap((from) => {
    const to = nows.find(({ field }) => field.name === from.field.name && kept.has(field.name));
    return to === undefined || from.key.length !== to.key.length ? [] : [[from, to] as const];
  });
}

type Both = Pick<Situation, "before" | "after" | "have" | "want">;

/** The tables of members on both sides, each by what it is called once everything has its new name. Those of an entity that goes are not among them: all of it goes. */
function sidesOf({ before, after }: Both): { readonly olds: ReadonlyMap<string, RowsSide>; readonly nows: ReadonlyMap<string, RowsSide> } {
  const here = ({ entities }: Schema): readonly Entity[] => entities.filter(({ stores }) => stores.includes("postgres"));
  const nows = here(after).flatMap((entity) => rowsOf(entity, after.project).map((rows) => [tableKey(rows.schema, rows.table), { entity, own: tableOf(entity, after.project), rows, project: after.project }] as const));
  const olds = pairIds(here(before), here(after)).both.flatMap(([entity, next]) => {
    const pairs = pairedRows(entity, before.project, next, after.project);
    return rowsOf(entity, before.project).map((rows): readonly [string, RowsSide] => {
      const { schema, table, key } = pairs.find(([from]) => from.field.name === rows.field.name)?.[1] ?? rows;
      return [tableKey(schema, table), { entity, own: tableOf(next, after.project), rows: { ...rows, schema, table, key }, project: before.project, former: { own: tableOf(entity, before.project), rows } }];
    });
  });
  return { olds: new Map(olds), nows: new Map(nows) };
}

/**
 * The tables of members that are no matter of columns alone. What they hold stands in a column too, so that they are never copied: they go and are made of it. A new
 * column that may be empty is not among them, since no row has anything for it yet.
 */
export function movedRows(situation: Both): readonly MovedRows[] {
  const { have, want } = situation;
  const { olds, nows } = sidesOf(situation);
  return [...new Set([...olds.keys(), ...nows.keys()])].flatMap((key) => {
    const [old, now] = [olds.get(key), nows.get(key)];
    if (old === undefined && now !== undefined && !hasTable(now, have)) return []; // All of it is new.
    if (old !== undefined && now !== undefined && onlyGrew(key, have, want)) return [];
    const found = old === undefined ? [] : around(old, have);
    const had = old === undefined ? [] : found.map((each) => underNewNames(each, old));
    return [{ ...(old === undefined ? {} : { before: old }), ...(now === undefined ? {} : { after: now }), had, wanted: now === undefined ? [] : around(now, want), stale: found.filter((each, at) => each !== had[at]) }];
  });
}

/** A function that calls the tables of members and of the entity as they are called now: the server renames no text within one. */
function underNewNames(definition: Definition, { own, rows, former }: RowsSide): Definition {
  if (definition.kind !== "function" || former === undefined) return definition;
  const text = String(definition.says["definition"]);
  const names = [[former.rows, rows], [former.own, own]] as const;
  const renamed = names.reduce((left, [from, to]) => left.replaceAll(new RegExp(`(?<![\\w".$])${verbatim(qualified(from.schema, from.table))}(?![\\w"$])`, "gu"), () => qualified(to.schema, to.table)), text);
  return renamed === text ? definition : { ...definition, says: { ...definition.says, definition: renamed } };
}

/** Of some definitions the triggers that make rows of what is changed in the column. */
export function spreadTriggers(definitions: readonly Definition[], situation: Both): readonly Definition[] {
  const { olds, nows } = sidesOf(situation);
  const sides = [...olds.values(), ...nows.values()];
  return definitions.filter((each) => sides.some((side) => isSpread(each, side)) && / AFTER UPDATE /u.test(String(each.says["definition"])));
}

function hasTable({ own }: RowsSide, have: readonly Definition[]): boolean {
  return have.some((each) => each.kind === "table" && each.schema === own.schema && each.name === own.table);
}

function onlyGrew(key: string, have: readonly Definition[], want: readonly Definition[]): boolean {
  const columns = (list: readonly Definition[]): ReadonlyMap<string, string> => new Map(list.filter((each) => each.kind === "column" && tableKey(each.schema, each.of) === key)
    .map(({ name, says }) => [name, JSON.stringify([says["type"], says["collation"] ?? null, says["not null"]])]));
  const now = columns(want);
  return [...columns(have)].every(([name, is]) => now.get(name) === is);
}

/** Whether new rows can only be made at the end, since the column that they are made of is made anew. */
export function comesLate({ own, rows: { field }, project }: RowsSide, rebuilt: ReadonlySet<string>): boolean {
  return columnNames(field, policyOf(project)).some((name) => rebuilt.has(columnKey(own.schema, own.table, name)));
}

/** Everything that such rows are made of: the table with what stands in it, the functions, and the triggers of the entity's own table. */
function around(side: RowsSide, all: readonly Definition[]): readonly Definition[] {
  const { rows } = side;
  const { spread, gather, record } = rowsNames(rows);
  return all.filter((each) => {
    if (isSpread(each, side)) return true;
    if (each.schema !== rows.schema) return false;
    return each.of === rows.table || (each.kind === "table" && each.name === rows.table) || (each.kind === "function" && [spread, gather, record].includes(each.name.slice(0, each.name.indexOf("("))));
  });
}

/** Whether it is a trigger that makes rows of what is written into the column. */
function isSpread({ kind, schema, of, says }: Definition, { own, rows }: RowsSide): boolean {
  return kind === "trigger" && schema === own.schema && of === own.table && String(says["definition"]).endsWith(` ${qualified(rows.schema, rowsNames(rows).spread)}()`);
}

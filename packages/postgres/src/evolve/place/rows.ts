import { derived } from "../../names.ts";
import { dollarQuoted, identifier, qualified } from "../../quote.ts";
import { filling } from "../../emit/rows.ts";
import { rowsNames } from "../../rows.ts";
import { act, called, drop, last, make, rank } from "../act.ts";
import type { Context } from "../context.ts";
import type { Definition } from "../definition.ts";
import type { Act } from "../draft.ts";
import { batch } from "../fill.ts";
import { comesLate, type MovedRows, type RowsSide } from "../rows.ts";
import { inWords } from "../situation.ts";
import { wholeTable } from "./tables.ts";

/** Tables of the members of lists and maps that come, go or get another form. */
export function rows(context: Context): readonly Act[] {
  return context.rows.flatMap((moved) => [...renamed(moved), ...changed(moved, context)]);
}

/** Until the old rows go, what keeps them and the column equal has to find their tables under new names. */
function renamed({ had, stale }: MovedRows): readonly Act[] {
  const now = had.filter((each) => stale.some(({ kind, name }) => kind === each.kind && name === each.name));
  return stale.length === 0 ? [] : [act("expand", rank.schema, `let ${called(tableIn(had))} be found under its new name`, now.flatMap(make), stale.flatMap(make))];
}

function changed(moved: MovedRows, context: Context): readonly Act[] {
  const { before, after } = moved;
  const cause = inWords(context.causes(tableIn(after === undefined ? moved.had : moved.wanted)));
  if (before === undefined) return after === undefined ? [] : made(moved, after, context, cause);
  if (after === undefined) return [act("contract", last.trigger, `take away the rows of ${called(tableIn(moved.had))}`, gone(moved.had), again(before, moved.had), { cause })];
  return remade(moved, before, after, cause);
}

function tableIn(list: readonly Definition[]): Definition {
  return list.find(({ kind }) => kind === "table") as Definition;
}

const isGather = (each: Definition, side: RowsSide): boolean => each.kind === "trigger" && each.of === side.rows.table;
const isFunction = ({ kind }: Definition): boolean => kind === "function";

/** Functions, then the table with what stands in it but for what follows its rows, then what follows the column. */
function whole(side: RowsSide, list: readonly Definition[]): readonly string[] {
  const table = tableIn(list);
  const outside = list.filter((each) => each.kind === "trigger" && !isGather(each, side));
  return [...list.filter(isFunction).flatMap(make), ...wholeTable(table, list.filter((each) => !isGather(each, side))), ...outside.flatMap(make)];
}

function gone(list: readonly Definition[]): readonly string[] {
  const table = tableIn(list);
  return [...list.filter((each) => each.kind === "trigger" && each.of !== table.name).map(drop), drop(table), ...list.filter(isFunction).map(drop)];
}

/** All of it, with its rows, while nobody writes the column. */
function again(side: RowsSide, list: readonly Definition[]): readonly string[] {
  return [...whole(side, list), filling(side.entity, side.own, side.rows, side.project), ...list.filter((each) => isGather(each, side)).flatMap(make)];
}

/**
 * New ones: what is written from now on has rows, then what was there gets them, and only then the column follows the rows, since until then a record's rows may be none
 * although it has members. Where the column itself is made anew at the end, so are they.
 */
function made({ wanted }: MovedRows, side: RowsSide, context: Context, cause: readonly string[]): readonly Act[] {
  const table = tableIn(wanted);
  const { entity, own, project } = side;
  if (comesLate(side, context.rebuilt)) return [act("contract", last.retrigger, `make the rows of ${called(table)}`, again(side, wanted), gone(wanted), { cause })];
  const follow = wanted.filter((each) => isGather(each, side));
  return [
    act("expand", rank.trigger, `make the rows of ${called(table)}`, whole(side, wanted), gone(wanted), { cause }),
    act("fill", 0, `fill ${called(table)}`, [filling(entity, own, side.rows, project, batch)], [], { cause }),
    act("switch", rank.trigger, `let the column follow the rows of ${called(table)}`, follow.flatMap(make), follow.map(drop), { cause }),
  ];
}

/**
 * Of another form: made anew at the end. Until then rows are of the old form and follow the column; whoever writes them is refused, since what only the new
 * form has would get lost.
 */
function remade({ had, wanted }: MovedRows, before: RowsSide, after: RowsSide, cause: readonly string[]): readonly Act[] {
  const [old, now] = [tableIn(had), tableIn(wanted)];
  const follow = had.filter((each) => isGather(each, before));
  const [on, name] = [qualified(old.schema, old.name), derived(rowsNames(before.rows).gather, "closed")];
  const body = `\nBEGIN\n  RAISE object_not_in_prerequisite_state USING TABLE = TG_TABLE_NAME, SCHEMA = TG_TABLE_SCHEMA,\n    MESSAGE = format('the rows of %s.%s get another form', TG_TABLE_SCHEMA, TG_TABLE_NAME), HINT = 'Write the column until the migration is done.';\nEND\n`;
  const close = [
    `CREATE FUNCTION ${qualified(old.schema, name)}() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS ${dollarQuoted(body)}`,
    `CREATE TRIGGER ${identifier(name)} BEFORE INSERT OR UPDATE OR DELETE ON ${on} FOR EACH STATEMENT WHEN (pg_catalog.pg_trigger_depth() = 0) EXECUTE FUNCTION ${qualified(old.schema, name)}()`,
  ];
  const open = [`DROP TRIGGER ${identifier(name)} ON ${on}`, `DROP FUNCTION ${qualified(old.schema, name)}()`];
  return [
    act("expand", rank.trigger, `let only the column of ${called(old)} be written`, [...follow.map(drop), ...close], [...open, ...follow.flatMap(make)], { cause }),
    act("contract", last.trigger, `take away the rows of ${called(old)}`, [...open, ...gone(had)], [...again(before, had), ...follow.map(drop), ...close], { cause }),
    act("contract", last.retrigger, `make the rows of ${called(now)} anew`, again(after, wanted), gone(wanted), { cause }),
  ];
}

import { inWords, type Twin } from "../situation.ts";
import { act, called, drop, last, rank, rightsOn } from "../act.ts";
import { isRename, type Context } from "../context.ts";
import type { Definition } from "../definition.ts";
import type { Act } from "../draft.ts";
import { derived } from "../../names.ts";
import { dollarQuoted, identifier, qualified } from "../../quote.ts";
import { filled, isConstant, quietly } from "../fill.ts";
import { columnText, comment, statements } from "../statements.ts";
import { comesBack, converted } from "../types.ts";
import { alter, lacking, required } from "./columns.ts";

/** Columns that stand twice until the old clients are gone: whichever is written, the other follows. */
export function twins(context: Context): readonly Act[] {
  return context.twins.flatMap((twin) => actsOf(twin, context));
}

function actsOf(twin: Twin, context: Context): readonly Act[] {
  const { old, now } = twin;
  const { schema, of } = now;
  const final: Definition = { ...now, name: twin.name };
  const cause = inWords(context.causes(isRename(twin) ? now : final));
  const table = qualified(schema, of);
  const sync = derived(of, now.name, "sync");
  const own = context.situation.fills.get(`${context.origins.entity(schema, of)}.${context.origins.field(schema, of, twin.name)}`);
  const lacks = now.says["not null"] === true && old.says["not null"] === false;
  // SQL says what every value becomes. One value for all is meant for rows that lack one, and takes nobody's away.
  const isSaid = own !== undefined && !isRename(twin) && !isConstant(own);
  const up = (value: string): string => (isSaid ? own : converted(value, old, now));
  // What was said is of the row's columns by their names, which in a trigger are those of NEW.
  const follow = (value: string): string => (isSaid ? `(SELECT ${own} FROM (SELECT NEW.*) AS changed)` : up(value));
  const down = (value: string): string => converted(value, now, old);
  const body = syncBody(twin, follow, down);
  const makeSync = [
    `CREATE FUNCTION ${qualified(schema, sync)}() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS ${dollarQuoted(body)}`,
    `CREATE TRIGGER ${identifier(sync)} BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION ${qualified(schema, sync)}()`,
  ];
  const dropSync = [`DROP TRIGGER ${identifier(sync)} ON ${table}`, `DROP FUNCTION ${qualified(schema, sync)}()`];
  const [from, to] = [identifier(old.name), identifier(now.name)];
  const isAsked = now.says["not null"] === true && old.says["not null"] === true;
  const given = now.says["default"];
  const effect = comesBack(old, now) ? "reversible" : "lossy";
  const kept = effect === "reversible" ? `every value of ${called(old)} stands in ${twin.name}, and comes back from there` : `the values of ${called(old)} stand in ${twin.name}, and come back from there as its type has them`;
  const back = [
    `ALTER TABLE ${table} ADD COLUMN ${columnText(old, true)}`,
    ...quietly(old, context, `UPDATE ${table} SET ${from} = ${down(to)}`),
    ...(old.says["default"] === null ? [] : [`${alter(old)}SET DEFAULT ${String(old.says["default"])}`]),
    ...(old.says["not null"] === true ? [`${alter(old)}SET NOT NULL`] : []),
    ...(typeof old.says["comment"] === "string" ? remark(old) : []),
    ...rightsOn(old, context.situation.have),
  ];
  return [
    act("expand", rank.column, `add ${called(now)} beside ${old.name}`, [`ALTER TABLE ${table} ADD COLUMN ${columnText(now, true)}`], [drop(now)], { cause }),
    act("expand", rank.sync, `let ${now.name} and ${old.name} of ${schema}.${of} follow one another`, makeSync, dropSync, { cause }),
    filled(now, up(from), `${from} IS NOT NULL AND ${to} IS DISTINCT FROM ${up(from)}`, context, { lane: "fill", cause }),
    ...(own !== undefined && lacks && !isSaid ? [lacking(now, own, context, cause)] : []),
    ...(isAsked ? required(now, "early", cause) : now.says["not null"] === true ? required(now, "late", cause, { rank: last.sync + 1 }) : []), // Before it may get another name.
    act("contract", last.sync, `let ${now.name} of ${schema}.${of} stand alone`, dropSync, makeSync, { cause }),
    act("contract", last.column, `drop ${called(old)}`, [drop(old)], back, { cause, effect, kept }),
    ...(isRename(twin) ? [] : [act("contract", last.column + 1, `give ${now.name} of ${schema}.${of} its name`, [statements.column.rename?.(now, twin.name) as string, ...remark(final)], [statements.column.rename?.(final, now.name) as string], { cause })]),
    ...(typeof given === "string" ? [act("contract", last.setting, `set what ${called(final)} is by default`, [`${alter(final)}SET DEFAULT ${given}`], [`${alter(final)}DROP DEFAULT`], { cause })] : []),
  ];
}

function remark(column: Definition): readonly string[] {
  const said = column.says["comment"];
  return typeof said === "string" ? [comment(column, said)] : [];
}

function syncBody({ old, now }: Twin, up: (value: string) => string, down: (value: string) => string): string {
  const [from, to] = [identifier(old.name), identifier(now.name)];
  return `
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.${to} IS NULL THEN
      NEW.${to} := ${up(`NEW.${from}`)};
    ELSE
      NEW.${from} := ${down(`NEW.${to}`)};
    END IF;
  ELSIF NEW.${to} IS DISTINCT FROM OLD.${to} THEN
    NEW.${from} := ${down(`NEW.${to}`)};
  ELSIF NEW.${from} IS DISTINCT FROM OLD.${from} OR NEW.${to} IS NULL THEN
    NEW.${to} := ${up(`NEW.${from}`)};
  END IF;
  RETURN NEW;
END
`;
}

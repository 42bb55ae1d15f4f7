import { inWords } from "../situation.ts";
import { act, called, drop, last, make, rank } from "../act.ts";
import { alikeIn, type Context } from "../context.ts";
import type { Definition } from "../definition.ts";
import type { Act } from "../draft.ts";
import { derived } from "../../names.ts";
import { identifier, qualified } from "../../quote.ts";
import { comment, statements } from "../statements.ts";
import { collides } from "./functions.ts";
import { namesake } from "./indexes.ts";

const said = ({ says }: Definition): string => String(says["definition"]).replace(/ NOT VALID$/u, "");
const isReference = (definition: Definition): boolean => said(definition).startsWith("FOREIGN KEY");
const isCheck = (definition: Definition): boolean => said(definition).startsWith("CHECK");
const isKey = (definition: Definition): boolean => definition.kind === "constraint" && /^(?:PRIMARY KEY|UNIQUE)/u.test(said(definition));
const table = ({ schema, of }: Definition): string => `ALTER TABLE ${qualified(schema, of)} `;

/** Constraints of tables, new tables among them. */
export function constraints(context: Context): readonly Act[] {
  const alike = alikeIn(context, "constraint", said);
  const keys = renamedKeys(context, alike);
  const taken = new Set([...alike, ...keys].flatMap((pair) => [...pair]));
  const moved = movedReferences(context);
  const replaced = new Set(context.missing.flatMap((now) => (now.kind === "index" ? namesake(now, "constraint", context.gone) ?? [] : [])));
  const free = (each: Definition): boolean => each.kind === "constraint" && !taken.has(each) && !moved.has(each) && !replaced.has(each);
  return [
    ...alike.map(([old, now]) => act("expand", rank.rename + 1, `call ${called(old)} ${now.name}`, [statements.constraint.rename?.(old, now.name) as string, ...reworded(old, now)], [statements.constraint.rename?.(now, old.name) as string, ...reworded(now, old)])),
    ...context.missing.filter(free).flatMap((each) => added(each, context)),
    ...context.gone.filter((each) => free(each) && (!context.isGone(each.schema, each.of) || goesBefore(each, context))).flatMap((each) => removed(each, context)),
    ...[...context.both.filter(([, each]) => free(each)), ...keys].flatMap(([before, after]) => changed(before, after, context)),
    ...movedActs(context, moved),
  ];
}

/** Primary keys of other columns that are called otherwise too, as in a table with another name where either key's name was cut, so that it did not go with it: a table has one at a time, and the new one takes the place of the old one. */
function renamedKeys({ gone, missing }: Context, alike: readonly (readonly Definition[])[]): readonly (readonly [old: Definition, now: Definition])[] {
  const isPrimary = (each: Definition): boolean => each.kind === "constraint" && said(each).startsWith("PRIMARY KEY") && !alike.some((pair) => pair.includes(each));
  return missing.filter(isPrimary).flatMap((now) => gone.filter((old) => isPrimary(old) && old.schema === now.schema && old.of === now.of).map((old) => [old, now] as const));
}

/** What is said of a constraint, where it is said otherwise; under the name that it has then. */
function reworded(from: Definition, to: Definition): readonly string[] {
  const said = to.says["comment"] ?? null;
  return (from.says["comment"] ?? null) === said ? [] : [comment(to, said as string | null)];
}

/** Foreign keys that lead to a key or unique that is made anew: they go before it and come back after it. Those that changed themselves are among them, by the side before. */
function movedReferences(context: Context): ReadonlySet<Definition> {
  const keys = leavingKeys(context);
  return new Set(context.both.filter(([old]) => keys.some((key) => leads(old, key))).flatMap((pair) => pair));
}

/** Keys and uniques that go or become others. */
function leavingKeys({ gone, both }: Context): readonly Definition[] {
  return [...gone, ...both.filter(([old, now]) => said(old) !== said(now)).map(([old]) => old)].filter(isKey);
}

/** Whether a foreign key of a table that goes has to go before the table, since the key to which it leads does. */
export function goesBefore(each: Definition, context: Context): boolean {
  return each.kind === "constraint" && isReference(each) && context.isGone(each.schema, each.of) && leavingKeys(context).some((key) => !context.isGone(key.schema, key.of) && leads(each, key));
}

/** Whether a foreign key leads to a key or unique, or to more than that. */
function leads(each: Definition, key: Definition): boolean {
  const columns = key.uses.filter(([schema, of]) => schema === key.schema && of === key.of).map(([, , column]) => column);
  return each.kind === "constraint" && isReference(each) && columns.every((column) => each.uses.some(([schema, of, name]) => schema === key.schema && of === key.of && name === column));
}

/** Whether foreign keys that stay until the old clients are gone lead there: then a key stays as long. */
function isLedTo(key: Definition, context: Context): boolean {
  return isKey(key) && (context.both.some(([old]) => leads(old, key)) || context.gone.some((old) => leads(old, key) && waits(old, context)));
}

/** Whether a foreign key leads to a key that this plan makes on a table that is there: then it comes after it. */
function leadsToNew(each: Definition, { missing, both, isNew }: Context): boolean {
  const keys = [...missing, ...both.filter(([old, now]) => said(old) !== said(now)).map(([, now]) => now)].filter((key) => isKey(key) && !isNew(key.schema, key.of));
  return isReference(each) && keys.some((key) => leads(each, key));
}

function movedActs(context: Context, moved: ReadonlySet<Definition>): readonly Act[] {
  return context.both.filter(([old]) => moved.has(old)).flatMap(([old, now]) => again(old, now, inWords(context.causes(now))));
}

/** Dropped before what it stands on is made anew, made after it, and asked of all rows when that is done. */
function again(old: Definition, now: Definition, cause: readonly string[]): readonly Act[] {
  if (!isReference(now) && !isCheck(now)) {
    return [
      act("contract", last.constraint, `drop ${called(old)}`, [drop(old)], make(old), { cause }),
      act("contract", last.again, `make ${called(now)} anew`, make(now), [drop(now)], { cause }),
    ];
  }
  return [
    act("contract", isReference(old) ? last.constraint - 2 : last.constraint, `drop ${called(old)}`, [drop(old)], make(old), { cause }),
    act("contract", last.again + 1, `ask new rows for ${called(now)}`, [`${statements.constraint.create({ ...now, says: { ...now.says, definition: said(now) } })[0]} NOT VALID`, ...remark(now)], [drop(now)], { cause }),
    act("settle", 0, `ask every row for ${called(now)}`, [`${table(now)}VALIDATE CONSTRAINT ${identifier(now.name)}`], [], { cause }),
  ];
}

function remark(definition: Definition): readonly string[] {
  const text = definition.says["comment"];
  return typeof text === "string" ? [comment(definition, text)] : [];
}

function notValid(definition: Definition, name: string = definition.name): readonly string[] {
  return [`${table(definition)}ADD CONSTRAINT ${identifier(name)} ${said(definition)} NOT VALID`, ...(name === definition.name ? remark(definition) : [])];
}

function added(now: Definition, context: Context): readonly Act[] {
  const cause = inWords(context.causes(now));
  const fresh = context.isNew(now.schema, now.of);
  if (fresh) return [act("expand", isReference(now) ? rank.constraint : rank.index, `make ${called(now)}`, make(now), isReference(now) ? [drop(now)] : [], { cause })];
  if (context.onSome(now, (key) => context.rebuilt.has(key) || (isCheck(now) && context.isRetyped(key))) || collides(now, context) || leadsToNew(now, context)) {
    return again(now, now, cause).slice(1);
  }
  const isUnique = !isReference(now) && !isCheck(now);
  const isOnTwin = context.onSome(now, context.isTwinNow);
  const tight = context.tight(now) && !context.onAll(now, context.isNewColumn);
  if (isUnique) return unique(now, context, cause, tight || !isOnTwin ? { build: tight ? "close" : "index", hold: tight ? "contract" : "switch" } : { build: "build", hold: "switch" }, namesake(now, "index", context.gone));
  const [ask, prove] = tight ? (["tighten", "convince"] as const) : isOnTwin ? (["hold", "hold"] as const) : (["expand", "prove"] as const);
  return [
    act(ask, ask === "hold" ? rank.ask : rank.constraint, `ask new rows for ${called(now)}`, notValid(now), [drop(now)], { cause }),
    act(prove, rank.prove, `ask every row for ${called(now)}`, [`${table(now)}VALIDATE CONSTRAINT ${identifier(now.name)}`], [], { cause }),
  ];
}

/** `UNIQUE NULLS NOT DISTINCT (a, b) INCLUDE (c)` in its parts. */
const uniqueForm = /^(UNIQUE|PRIMARY KEY)( NULLS NOT DISTINCT)? (\(.*?\))( INCLUDE \(.*?\))?( DEFERRABLE.*)?$/u;

/** A unique without holding up writers: its index is built beside them, and the constraint takes it over. */
function unique(now: Definition, context: Context, cause: readonly string[], { build, hold }: { readonly build: "index" | "build" | "close"; readonly hold: "switch" | "contract" }, replaces?: Definition): readonly Act[] {
  const [, kind, nulls = "", columns, include = "", deferrable = ""] = uniqueForm.exec(said(now)) ?? [];
  const gone = replaces === undefined ? [] : [drop(replaces)];
  const back = replaces === undefined ? [] : make(replaces);
  const order = hold === "switch" ? rank.constraint : last.again;
  if (kind === undefined || columns === undefined || context.isPartitioned(now.schema, now.of)) {
    return [act(hold, order, `make ${called(now)}, which holds up writers while its index is built`, [...gone, ...make(now)], [drop(now), ...back], { cause })];
  }
  const name = derived(now.of, now.name, "next");
  // What stands on a column that goes is dropped before it.
  const isEarlier = replaces !== undefined && hold === "contract";
  return [
    act(build, 0, `build the index of ${called(now)}`, [`CREATE UNIQUE INDEX CONCURRENTLY ${identifier(name)} ON ${qualified(now.schema, now.of)} ${columns}${include}${nulls}`], [`DROP INDEX CONCURRENTLY IF EXISTS ${qualified(now.schema, name)}`], { cause }),
    ...(isEarlier ? [act(hold, last.constraint, `drop ${called(replaces)}`, gone, back, { cause })] : []),
    act(hold, order, `let ${called(now)} take over its index`, [...(isEarlier ? [] : gone), `${table(now)}ADD CONSTRAINT ${identifier(now.name)} ${kind} USING INDEX ${identifier(name)}${deferrable}`, ...remark(now)], [drop(now), ...(isEarlier ? [] : back)], { cause }),
  ];
}

/** Whether what goes stays until the old clients are gone. */
function waits(old: Definition, context: Context): boolean {
  return context.isGone(old.schema, old.of) || context.tight(old) || collides(old, context) || isLedTo(old, context) || context.onSome(old, (key) => context.isGoneColumn(key) || context.rebuilt.has(key));
}

function removed(old: Definition, context: Context): readonly Act[] {
  const cause = inWords(context.causes(old));
  const undo = make(old);
  return [waits(old, context)
    ? act("contract", isReference(old) ? last.constraint - 2 : last.constraint, `drop ${called(old)}`, [drop(old)], undo, { cause })
    : act("expand", rank.drop, `drop ${called(old)}`, [drop(old)], undo, { cause })];
}

function changed(old: Definition, now: Definition, context: Context): readonly Act[] {
  const cause = inWords(context.causes(now));
  const rebuilt = context.onSome(old, (key) => context.rebuilt.has(key)) || context.onSome(now, (key) => context.rebuilt.has(key));
  if (said(old) === said(now)) {
    if (rebuilt || collides(now, context)) return again(old, now, cause);
    return old.says["validated"] === false && now.says["validated"] === true ? [act("prove", rank.prove, `ask every row for ${called(now)}`, [`${table(now)}VALIDATE CONSTRAINT ${identifier(now.name)}`], [], { cause })] : [];
  }
  const gone = context.onSome(old, context.isGoneColumn) && !context.onSome(now, context.isTwinNow);
  const retyped = isCheck(now) && context.onSome(now, context.isRetyped);
  if (rebuilt || gone || retyped || collides(old, context) || collides(now, context) || leadsToNew(now, context)) return again(old, now, cause);
  const tight = context.tight(now);
  const isOnTwin = context.onSome(now, context.isTwinNow) || context.onSome(old, context.isTwinOld);
  if (!isCheck(now) && !isReference(now)) return unique(now, context, cause, tight || isLedTo(old, context) ? { build: "close", hold: "contract" } : { build: "build", hold: "switch" }, old);
  if (tight && context.wide(now) && isCheck(now)) return either(old, now, cause);
  if (tight || isOnTwin) {
    const [ask, prove, take] = tight ? (["tighten", "convince", "contract"] as const) : (["hold", "hold", "switch"] as const);
    const name = derived(now.of, now.name, "next");
    const next = { ...now, name };
    return [
      act(ask, ask === "hold" ? rank.ask : rank.constraint, `ask new rows for what ${called(now)} will say`, notValid(now, name), [drop(next)], { cause }),
      act(prove, rank.prove, `ask every row for what ${called(now)} will say`, [`${table(now)}VALIDATE CONSTRAINT ${identifier(name)}`], [], { cause }),
      act(take, take === "contract" ? last.constraint : rank.constraint, `let ${called(now)} say it`, [drop(old), statements.constraint.rename?.(next, now.name) as string, ...remark(now)],
        [statements.constraint.rename?.(now, name) as string, ...make(old)], { cause }),
    ];
  }
  return [
    act("expand", rank.constraint, `let ${called(now)} allow more`, [drop(old), ...notValid(now)], [drop(now), ...make(old)], { cause }),
    act("prove", rank.prove, `ask every row for ${called(now)}`, [`${table(now)}VALIDATE CONSTRAINT ${identifier(now.name)}`], [], { cause }),
  ];
}

/** A check that refuses what it allowed and allows what it refused: until the old clients are gone, a row has to pass one of both. */
function either(old: Definition, now: Definition, cause: readonly string[]): readonly Act[] {
  const name = derived(now.of, now.name, "either");
  const condition = (each: Definition): string => said(each).replace(/^CHECK /u, "").replace(/ NO INHERIT$/u, "");
  const both: Definition = { ...now, name, says: { ...now.says, definition: `CHECK (${condition(old)} OR ${condition(now)})` } };
  return [
    act("expand", rank.constraint, `let rows follow ${called(now)} as it was or as it will be`, [...notValid(both), drop(old)], [...make(old), drop(both)], { cause }),
    act("tighten", rank.constraint, `ask new rows for ${called(now)}`, notValid(now), [drop(now)], { cause }),
    act("convince", rank.prove, `ask every row for ${called(now)}`, [`${table(now)}VALIDATE CONSTRAINT ${identifier(now.name)}`], [], { cause }),
    act("contract", last.constraint, `let ${called(now)} stand alone`, [drop(both)], notValid(both), { cause }),
  ];
}

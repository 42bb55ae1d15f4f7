import { inWords } from "../situation.ts";
import { act, called, drop, last, make, rank } from "../act.ts";
import { alikeIn, type Context } from "../context.ts";
import type { Definition } from "../definition.ts";
import type { Act } from "../draft.ts";
import { derived } from "../../names.ts";
import { identifier, qualified } from "../../quote.ts";
import { comment, statements } from "../statements.ts";

const said = ({ says, name }: Definition): string => String(says["definition"]).replace(` INDEX ${identifier(name)} ON `, " INDEX ON ");
const isUnique = ({ says }: Definition): boolean => String(says["definition"]).startsWith("CREATE UNIQUE");

/** Indexes that belong to no constraint. They are built and dropped beside the writers. */
export function indexes(context: Context): readonly Act[] {
  const alike = alikeIn(context, "index", said);
  const taken = new Set(alike.flatMap((pair) => [...pair]));
  const replaced = new Set(context.missing.flatMap((now) => (now.kind === "constraint" ? namesake(now, "index", context.gone) ?? [] : [])));
  const free = (each: Definition): boolean => each.kind === "index" && !taken.has(each) && !replaced.has(each);
  return [
    ...alike.map(([old, now]) => act("expand", rank.rename + 1, `call ${called(old)} ${now.name}`, [statements.index.rename?.(old, now.name) as string], [statements.index.rename?.(now, old.name) as string])),
    ...context.missing.filter(free).flatMap((each) => added(each, context)),
    ...context.gone.filter((each) => free(each) && !context.isGone(each.schema, each.of)).flatMap((each) => removed(each, context)),
    ...context.both.filter(([, each]) => free(each)).flatMap(([old, now]) => changed(old, now, context)),
  ];
}

/** A thing of another kind with the same name in the same table: a unique that was a constraint and becomes an index, or the other way round. */
export function namesake({ schema, of, name }: Definition, kind: "index" | "constraint", list: readonly Definition[]): Definition | undefined {
  return list.find((each) => each.kind === kind && each.schema === schema && each.of === of && each.name === name);
}

function beside(definition: Definition, name: string = definition.name): readonly string[] {
  const text = definition.says["comment"];
  const create = String(definition.says["definition"]).replace(/^(CREATE (?:UNIQUE )?INDEX )/u, "$1CONCURRENTLY ").replace(` CONCURRENTLY ${identifier(definition.name)} ON `, () => ` CONCURRENTLY ${identifier(name)} ON `);
  return [create, ...(typeof text === "string" && name === definition.name ? [comment(definition, text)] : [])];
}

const dropBeside = ({ schema }: Definition, name: string): string => `DROP INDEX CONCURRENTLY IF EXISTS ${qualified(schema, name)}`;

function added(now: Definition, context: Context): readonly Act[] {
  const cause = inWords(context.causes(now));
  if (context.isNew(now.schema, now.of)) return [act("expand", rank.index, `make ${called(now)}`, make(now), [], { cause })];
  const tight = isUnique(now) && context.tight(now) && !context.onAll(now, context.isNewColumn);
  if (context.isPartitioned(now.schema, now.of)) {
    return [act(tight ? "contract" : "switch", tight ? last.again : rank.index, `build ${called(now)}, which holds up writers`, make(now), [drop(now)], { cause })];
  }
  const former = namesake(now, "constraint", context.gone);
  if (former !== undefined) return replaced(former, now, tight, cause);
  const lane = context.onSome(now, (key) => context.rebuilt.has(key)) ? "finish" : tight ? "close" : context.onSome(now, context.isTwinNow) ? "build" : "index";
  return [act(lane, 0, `build ${called(now)}`, beside(now), [dropBeside(now, now.name)], { cause })];
}

function removed(old: Definition, context: Context): readonly Act[] {
  const cause = inWords(context.causes(old));
  if (context.onSome(old, (key) => context.isGoneColumn(key) || context.rebuilt.has(key)) || context.isPartitioned(old.schema, old.of)) {
    return [act("contract", last.index, `drop ${called(old)}`, [drop(old)], make(old), { cause })];
  }
  return [act(isUnique(old) && !context.tight(old) ? "index" : "close", 0, `drop ${called(old)}`, [dropBeside(old, old.name)], beside(old), { cause })];
}

function changed(old: Definition, now: Definition, context: Context): readonly Act[] {
  const cause = inWords(context.causes(now));
  const rebuilt = [old, now].some((each) => context.onSome(each, (key) => context.rebuilt.has(key)));
  if (said(old) === said(now) && !rebuilt) return [];
  const gone = context.onSome(old, context.isGoneColumn) && !context.onSome(old, context.isTwinOld);
  if (rebuilt || gone) {
    return [
      act("contract", last.index, `drop ${called(old)}`, [drop(old)], make(old), { cause }),
      act("finish", 0, `build ${called(now)}`, beside(now), [dropBeside(now, now.name)], { cause }),
    ];
  }
  const tight = isUnique(now) && context.tight(now);
  if (context.isPartitioned(now.schema, now.of)) {
    return [act(tight ? "contract" : "switch", tight ? last.again : rank.index, `build ${called(now)}, which holds up writers`, [drop(old), ...make(now)], [drop(now), ...make(old)], { cause })];
  }
  return replaced(old, now, tight, cause);
}

/** An index that is built under another name, and takes the name of what it replaces when that goes. */
function replaced(old: Definition, now: Definition, tight: boolean, cause: readonly string[]): readonly Act[] {
  const name = derived(now.of, now.name, "next");
  const next: Definition = { ...now, name };
  return [
    act(tight ? "close" : "build", 0, `build what ${called(now)} will be`, beside(now, name), [dropBeside(now, name)], { cause }),
    // What stands on a column that goes is dropped before it.
    ...(tight ? [act("contract", last.index, `drop ${called(old)}`, [drop(old)], make(old), { cause })] : []),
    act(tight ? "contract" : "switch", tight ? last.again : rank.index, `let it be ${called(now)}`, [...(tight ? [] : [drop(old)]), statements.index.rename?.(next, now.name) as string, ...make(now).slice(1)],
      [statements.index.rename?.(now, name) as string, ...(tight ? [] : make(old))], { cause }),
  ];
}

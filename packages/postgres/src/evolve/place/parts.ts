import { columnKey, inWords } from "../situation.ts";
import { act, called, drop, last, make, rank } from "../act.ts";
import type { Context } from "../context.ts";
import { definitionName, type Definition } from "../definition.ts";
import type { Act, Lane } from "../draft.ts";
import { qualified } from "../../quote.ts";
import { comment, grant, revoke } from "../statements.ts";
import { collides, comesAnew } from "./functions.ts";
import { retypedColumns } from "./retyped.ts";
import { rowSecurity } from "./tables.ts";

/** Triggers, policies and what roles may do. */
export function parts(context: Context): readonly Act[] {
  return [...placed("trigger", context), ...placed("policy", context), ...grants(context), ...security(context)];
}

/** Things of a table that are dropped and made in a moment. */
function placed(kind: "trigger" | "policy", context: Context): readonly Act[] {
  const [order, late, off] = kind === "trigger" ? [rank.trigger, last.retrigger, last.trigger] : [rank.policy, last.repolicy, last.policy];
  const retyped = retypedColumns(context);
  const stands = (each: Definition, columns: ReadonlySet<string>): boolean => each.uses.some(([schema, table, column]) => column !== null && columns.has(columnKey(schema, table, column)));
  const rebuilt = (each: Definition): boolean => context.onSome(each, (key) => context.rebuilt.has(key)) || stands(each, retyped.late);
  const when = (each: Definition): readonly [Lane, number] => {
    if (context.isNew(each.schema, each.of)) return ["expand", order];
    if (context.tight(each) || rebuilt(each) || narrows(each, context)) return ["contract", late];
    return [context.onSome(each, context.isTwinNow) ? "switch" : "expand", order];
  };
  return [
    ...context.missing.filter((each) => each.kind === kind).map((each) => act(...when(each), `make ${kind} ${called(each)}`, make(each), [drop(each)], { cause: inWords(context.causes(each)) })),
    ...context.gone.filter((each) => each.kind === kind && !context.isGone(each.schema, each.of)).map((each) => {
      const waits = context.tight(each) || rebuilt(each) || narrows(each, context) || context.onSome(each, context.isGoneColumn);
      return act(waits ? "contract" : "expand", waits ? off : rank.drop, `drop ${kind} ${called(each)}`, [drop(each)], make(each), { cause: inWords(context.causes(each)) });
    }),
    ...context.both.filter(([, each]) => each.kind === kind).flatMap(([old, now]) => {
      const cause = inWords(context.causes(now));
      const same = Object.keys(now.says).every((word) => word === "comment" || (old.says[word] ?? null) === (now.says[word] ?? null));
      // No column goes while something of these stands on it.
      const outlives = context.onSome(old, context.isGoneColumn) && when(now)[0] === "contract";
      // No function goes while a policy calls it: its successor may have the same types, and then bears its name.
      const replaced = collides(old, context) || collides(now, context);
      if (rebuilt(old) || rebuilt(now) || outlives || (replaced && when(now)[0] === "contract")) return [act("contract", off, `drop ${kind} ${called(old)}`, [drop(old)], make(old), { cause }), act("contract", late, `make ${kind} ${called(now)}`, make(now), [drop(now)], { cause })];
      // No column gets another type while something of these stands on it.
      const again = stands(old, retyped.early) ? [act("expand", rank.drop, `drop ${kind} ${called(old)} for a moment`, [drop(old)], make(old), { cause }), act("expand", order - 1, `make ${kind} ${called(old)} again`, make(old), [drop(old)], { cause })] : [];
      const later = replaced ? [act("contract", off, `drop ${kind} ${called(now)} for a moment`, [drop(now)], make(now), { cause }), act("contract", late, `make ${kind} ${called(now)} again`, make(now), [drop(now)], { cause })] : [];
      return [...again, ...(same ? [] : [act(...when(now), `let ${kind} ${called(now)} say otherwise`, [drop(old), ...make(now)], [drop(now), ...make(old)], { cause })]), ...later];
    }),
  ];
}

/** Whether callers are refused that were let in. */
function narrows(each: Definition, context: Context): boolean {
  return each.kind === "policy" && context.causes(each).some(({ change }) => /^access-(?:narrowed|changed)$/u.test(change.kind));
}

/** Rights are given before anybody needs them, and taken when nobody does any more. */
function grants(context: Context): readonly Act[] {
  const of = (list: readonly Definition[]): readonly Definition[] => list.filter(({ kind }) => kind === "grant");
  const onGone = (each: Definition): boolean => (each.of !== "" && context.isGone(each.schema, each.of)) || (each.of === "" && context.gone.some((other) => other.kind === (each.name === "" ? "schema" : "function") && other.schema === each.schema && other.name === each.name))
    || (each.of !== "" && each.name !== "" && context.gone.some((other) => other.kind === "column" && other.schema === each.schema && other.of === each.of && other.name === each.name));
  const nothing = (each: Definition): Definition => ({ ...each, says: each.of === "" && each.name !== "" && context.missing.some((other) => other.kind === "function" && other.schema === each.schema && other.name === each.name) ? { PUBLIC: "execute" } : {} });
  return [
    ...of(context.missing).filter((each) => !comesAnew(each, context)).flatMap((each) => moved(nothing(each), each, context)),
    ...of(context.gone).filter((each) => !onGone(each)).flatMap((each) => moved(each, { ...each, says: {} }, context)),
    ...context.both.filter(([, { kind }]) => kind === "grant").flatMap(([old, now]) => moved(old, now, context)),
  ];
}

function moved(old: Definition, now: Definition, context: Context): readonly Act[] {
  const list = (rights: unknown): readonly string[] => (typeof rights === "string" && rights !== "" ? rights.split(", ") : []);
  const roles = [...new Set([...Object.keys(old.says), ...Object.keys(now.says)])];
  const cause = inWords(context.causes(now));
  const fresh = context.isNew(now.schema, now.of) || now.of === "";
  const isReplaced = context.twins.some((twin) => twin.name === now.name && twin.now.name !== now.name && now.of === twin.now.of && now.schema === twin.now.schema)
    || context.rebuilt.has(JSON.stringify([now.schema, now.of, now.name]));
  if (isReplaced) {
    const all = Object.entries(now.says).map(([role, rights]) => grant(now, role, String(rights ?? "")));
    // A column that is made anew loses its rights; one that is changed where it stands keeps them.
    const lost = Object.entries(old.says).filter(([role, rights]) => list(rights).length > 0 && !(role in now.says));
    return [
      ...(lost.length === 0 ? [] : [act("contract", last.repolicy - 1, `take rights on ${called(now)}`, lost.map(([role]) => revoke(now, role)), lost.map(([role, rights]) => grant(now, role, String(rights))), { cause })]),
      ...(all.length === 0 ? [] : [act("contract", last.repolicy, `give rights on ${called(now)}`, all, [], { cause })]),
    ];
  }
  return roles.flatMap((role) => {
    const [had, has] = [list(old.says[role]), list(now.says[role])];
    const [more, less] = [has.filter((right) => !had.includes(right)), had.filter((right) => !has.includes(right))];
    const isTable = now.of !== "" && now.name === "";
    const some = (rights: readonly string[], from: Definition): string => grant(from, role, rights.join(", ")).replace(/^GRANT /u, "REVOKE ").replace(/ TO ([^;]*)$/u, " FROM $1");
    // What is taken of a table is taken of its columns too: those that keep it get it again.
    const kept = (rights: readonly string[], all: readonly Definition[]): readonly string[] => (!isTable ? [] : all.filter((each) => each.kind === "grant" && each.schema === now.schema && each.of === now.of && each.name !== "")
      .flatMap((each) => { const both = list(each.says[role]).filter((right) => rights.includes(right)); return both.length === 0 ? [] : [grant(each, role, both.join(", "))]; }));
    const take = (rights: readonly string[], from: Definition, all: readonly Definition[]): readonly string[] => [rights.length === list(from.says[role]).length && !isTable ? revoke(from, role) : some(rights, from), ...kept(rights, all)];
    return [
      ...(more.length === 0 ? [] : [act("expand", rank.policy + 1, `let ${role} ${more.join(", ")} on ${definitionName(now).slice("grant ".length)}`, [grant(now, role, more.join(", "))], fresh && now.of !== "" ? [] : take(more, now, context.situation.have), { cause })]),
      ...(less.length === 0 ? [] : [act(fresh ? "expand" : "contract", fresh ? rank.policy : last.repolicy, `let ${role} no longer ${less.join(", ")} on ${definitionName(now).slice("grant ".length)}`, take(less, old, context.situation.want), [grant(old, role, less.join(", "))], { cause })]),
    ];
  });
}

/** Whether policies are asked, where a table stays or is new. */
function security(context: Context): readonly Act[] {
  const table = ({ schema, name }: Definition): string => `ALTER TABLE ${qualified(schema, name)} `;
  return [
    ...context.missing.filter(({ kind, says }) => kind === "table" && (says["row security"] === true || says["forced row security"] === true)).map((each) => act("expand", rank.policy - 1, `ask policies of ${called(each)}`, rowSecurity(each), [])),
    ...context.both.filter(([, { kind }]) => kind === "table").flatMap(([old, now]): readonly Act[] => {
      const cause = inWords(context.causes(now));
      const turn = (word: string, on: unknown): string => `${table(now)}${word === "row security" ? (on === true ? "ENABLE" : "DISABLE") : on === true ? "FORCE" : "NO FORCE"} ROW LEVEL SECURITY`;
      const turns = ["row security", "forced row security"].filter((word) => old.says[word] !== now.says[word]).map((word) => (
        act(now.says[word] === true ? "contract" : "expand", now.says[word] === true ? last.repolicy + 1 : rank.policy, `${now.says[word] === true ? "ask" : "no longer ask"} policies of ${called(now)}`, [turn(word, now.says[word])], [turn(word, old.says[word])], { cause })
      ));
      const logged = old.says["unlogged"] === now.says["unlogged"] ? [] : [act("contract", last.setting, `write ${called(now)} anew, ${now.says["unlogged"] === true ? "unlogged" : "logged"}`, [`${table(now)}SET ${now.says["unlogged"] === true ? "UNLOGGED" : "LOGGED"}`], [`${table(now)}SET ${old.says["unlogged"] === true ? "UNLOGGED" : "LOGGED"}`], { cause })];
      return [...turns, ...logged];
    }),
  ];
}

/** Comments on what stays, and on new columns. */
export function comments(context: Context): readonly Act[] {
  const said = ({ says }: Definition): string | null => (says["comment"] ?? null) as string | null;
  // A constraint that says something else is another one, which brings its own.
  const stays = (old: Definition, now: Definition): boolean => now.kind !== "constraint" || old.says["definition"] === now.says["definition"];
  return [
    ...context.missing.filter((each) => each.kind === "column" && !context.isNew(each.schema, each.of) && said(each) !== null).map((each) => act("expand", rank.comment, `describe ${called(each)}`, [comment(each, said(each))], [])),
    ...context.both.filter(([old, now]) => said(old) !== said(now) && stays(old, now)).map(([old, now]) => act("expand", rank.comment, `describe ${called(now)}`, [comment(old, said(now))], [comment(old, said(old))], { cause: inWords(context.causes(now)) })),
  ];
}

import { inWords } from "../situation.ts";
import { act, called, drop, last, make, rank } from "../act.ts";
import type { Context } from "../context.ts";
import type { Definition } from "../definition.ts";
import type { Act } from "../draft.ts";
import { identifier } from "../../quote.ts";
import { revoke, statements } from "../statements.ts";

const known = new WeakMap<Context, readonly (readonly [old: Definition, now: Definition])[]>();

/** Functions that come in another's place and cannot replace it: of the same types, but with other names of arguments, or with another kind of answer. */
function collisions(context: Context): readonly (readonly [Definition, Definition])[] {
  if (!known.has(context)) {
    const types = ({ schema, name }: Definition): string => JSON.stringify([schema, name.slice(0, name.indexOf("(")), name.slice(name.indexOf("(") + 1, -1).split(", ").map((argument) => argument.replace(/^\S+ /u, ""))]);
    const left = new Map(context.gone.filter(({ kind }) => kind === "function").map((each) => [types(each), each]));
    known.set(context, [
      ...context.missing.filter((each) => each.kind === "function" && left.has(types(each))).map((each) => [left.get(types(each)) as Definition, each] as const),
      ...context.both.filter(([old, now]) => now.kind === "function" && answers(old) !== answers(now)),
    ]);
  }
  return known.get(context) as readonly (readonly [Definition, Definition])[];
}

function answers({ says }: Definition): string {
  return / RETURNS [^\n]*/u.exec(String(says["definition"]))?.[0] ?? "";
}

/** Whether a constraint or policy calls a function that has to go before its successor can come. */
export function collides({ says }: Definition, context: Context): boolean {
  return collisions(context).some((pair) => pair.some((each) => ["definition", "using", "check"].some((word) => calls(says[word], each))));
}

/** Whether rights are those on a function that comes in another's place: they are given where it is made. */
export function comesAnew({ schema, of, name }: Definition, context: Context): boolean {
  return of === "" && collisions(context).some(([, now]) => now.schema === schema && now.name === name);
}

/** Whether a text that the server printed calls a function: it prints names with their schema. */
export function calls(text: unknown, { schema, name }: Definition): boolean {
  const bare = name.slice(0, name.indexOf("("));
  return [`${schema}.${bare}(`, `"${schema}"."${bare}"(`, `${schema}."${bare}"(`, `"${schema}".${bare}(`].some((call) => String(text ?? "").includes(call));
}

/** Functions: what tables, policies and triggers call. */
export function functions(context: Context): readonly Act[] {
  const replaced = collisions(context);
  const [olds, nows] = [new Set(replaced.map(([old]) => old)), new Set(replaced.map(([, now]) => now))];
  return [
    ...replaced.flatMap(([old, now]) => {
      const cause = inWords(causes(now, context));
      return [
        act("contract", last.function, `drop ${called(old)}`, [drop(old)], remade(old, context.situation.have), { cause }),
        act("contract", last.make, `make ${called(now)}`, remade(now, context.situation.want), [drop(now)], { cause }),
      ];
    }),
    ...context.missing.filter((each) => each.kind === "function" && !nows.has(each)).map((each) => (
      act("expand", rank.make, `make ${called(each)}`, make(each), [drop(each)], { cause: inWords(causes(each, context)), at: each.at })
    )),
    ...context.gone.filter((each) => each.kind === "function" && !olds.has(each)).map((each) => (
      act("contract", last.routine, `drop ${called(each)}`, [drop(each)], remade(each, context.situation.have), { cause: inWords(causes(each, context)) })
    )),
    ...context.both.filter(([old, now]) => now.kind === "function" && !nows.has(now) && old.says["definition"] !== now.says["definition"]).flatMap(([old, now]) => changed(old, now, context)),
  ];
}

/** A function with what roles may do with it: everybody may run one that is made anew. */
function remade(each: Definition, all: readonly Definition[]): readonly string[] {
  const rights = all.filter(({ kind, schema, of, name }) => kind === "grant" && schema === each.schema && of === "" && name === each.name);
  return [...make(each), ...rights.flatMap((right) => [...(right.says["PUBLIC"] === undefined ? [revoke(right, "PUBLIC")] : []), ...make(right)])];
}

/** The table for which a function was made, by its name: `orders_items_valid`, `promote_orders`. */
function tableOf({ schema, name }: Definition, { situation }: Context): Definition | undefined {
  const bare = name.slice(0, name.indexOf("("));
  const tables = situation.want.filter((each) => each.kind === "table" && each.schema === schema && (bare.startsWith(`${each.name}_`) || bare.endsWith(`_${each.name}`)));
  return tables.sort((left, right) => right.name.length - left.name.length)[0];
}

/** The constraints that call a function. */
function callers(each: Definition, { situation }: Context): readonly Definition[] {
  return situation.want.filter(({ kind, says }) => kind === "constraint" && calls(says["definition"], each));
}

function causes(each: Definition, context: Context): ReturnType<Context["causes"]> {
  const by = callers(each, context);
  if (by.length > 0) return [...new Set(by.flatMap((caller) => context.causes(caller)))];
  const table = tableOf(each, context);
  return table === undefined ? [] : context.causes(table);
}

function changed(old: Definition, now: Definition, context: Context): readonly Act[] {
  const cause = inWords(causes(now, context));
  const by = callers(now, context);
  const table = tableOf(now, context);
  const replace = (lane: Act["lane"], order: number): Act => act(lane, order, `replace ${called(now)}`, statements.function.create(now), statements.function.create(old), { cause });
  const isPolicy = / SECURITY DEFINER/u.test(String(now.says["definition"])) && / RETURNS boolean/u.test(String(now.says["definition"]));
  const tight = by.some((caller) => context.tight(caller)) || (by.length === 0 && isPolicy && table !== undefined && context.causes(table).some(({ change }) => /^(?:access|writable)-(?:narrowed|changed)/u.test(change.kind)));
  if (!tight) return [table !== undefined && context.hasTwins(table.schema, table.name) ? replace("switch", rank.function) : replace("expand", rank.function)];
  const lane = by.some((caller) => context.onSome(caller, context.isReshaped)) ? "open" : "contract";
  return [replace(lane, last.make), ...by.filter((caller) => isKept(caller, context)).flatMap((caller) => reasked(caller, cause, lane))];
}

/** Constraints that are as they were still have to be asked of every row, where the function behind them asks for more. */
function isKept(caller: Definition, { both }: Context): boolean {
  return both.some(([old, now]) => now === caller && old.says["definition"] === now.says["definition"]);
}

function reasked(caller: Definition, cause: readonly string[], lane: "open" | "contract"): readonly Act[] {
  const alter = statements.constraint.create(caller)[0] as string;
  return [
    act(lane, last.again, `ask new rows for ${called(caller)}`, [drop(caller), `${alter} NOT VALID`, ...make(caller).slice(1)], [], { cause }),
    act("settle", 0, `ask every row for ${called(caller)}`, [statementOfValidation(caller)], [], { cause }),
  ];
}

function statementOfValidation(caller: Definition): string {
  return `${(statements.constraint.create(caller)[0] as string).split(" ADD CONSTRAINT ")[0]} VALIDATE CONSTRAINT ${identifier(caller.name)}`;
}

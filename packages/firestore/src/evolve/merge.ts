import type { Change } from "@concord/changes";
import { accessTo, fieldsOf, type Operation } from "@concord/core";
import { storedFields, storedName } from "../names.ts";
import type { RuleBlock } from "../emit/match.ts";
import { rewrite } from "../rules/rewrite.ts";
import { all, any, call, name, never, type Rule, type RuleFunction, type RuleFunctions } from "../rules/rule.ts";
import { guardsOf, touchedLet } from "./guards.ts";
import { functionKey, reached, type Side } from "./side.ts";
import { askedOf, ruleOf, ruleOperations, termsOf, type RuleOperation, type Term } from "./terms.ts";

/** A `match` statement in transition form, and every function that it can call. */
export interface Merged { readonly block: RuleBlock; readonly functions: RuleFunctions }

const functionNames: Readonly<Record<RuleOperation, string>> = { get: "gets", list: "lists", create: "creates", update: "updates", delete: "deletes" };
const accessOf: Readonly<Record<RuleOperation, Operation>> = { get: "read", list: "read", create: "create", update: "update", delete: "delete" };

/**
 * One `match` statement for the clients of both states: what both demand is demanded, and beside it what one of them does. `guarded`: whether clients of before
 * are asked the new and tightened demands too, of what they write.
 */
export function merged(before: Side, after: Side, changes: readonly Change[], guarded: boolean): Merged {
  const made = new Map<string, RuleFunction>();
  const rename = renamer(before, after);
  const split = Object.fromEntries(ruleOperations.map((operation) => [operation, splitTerms(before, after, operation, changes)])) as Readonly<Record<RuleOperation, Split>>;
  const added = (operation: "create" | "update"): readonly Term[] => {
    const parts = split[operation];
    return parts.is === "both" ? parts.after : [];
  };
  const guards = guarded ? guardsOf(before, after, changes, { create: added("create"), update: added("update") }) : { create: [], update: [] };
  const define = (called: string, operation: RuleOperation, rules: readonly Rule[], comment: string, lets?: RuleFunction["lets"]): Rule => {
    const parameters = askedOf[operation].map(([parameter]) => parameter);
    made.set(called, { name: called, parameters, body: all(...rules), comment, ...(lets === undefined ? {} : { lets }) });
    return call(called, ...parameters.map(name));
  };
  const rules = ruleOperations.map((operation): readonly [RuleOperation, Rule] => {
    const parts = split[operation];
    const called = functionNames[operation];
    if (parts.is !== "both") return [operation, { never, after: ruleOf(after.block, operation), before: renamed(ruleOf(before.block, operation), rename) }[parts.is]];
    const asked = operation === "create" || operation === "update" ? guards[operation] : [];
    const [now, old] = [parts.after.map(({ rule }) => rule), [...parts.before.map(({ rule }) => renamed(rule, rename)), ...asked]];
    if (now.length === 0 && parts.before.length === 0) return [operation, ruleOf(after.block, operation)];
    const lets = operation === "update" && asked.length > 0 ? [touchedLet] : undefined;
    const either = now.length === 0 || old.length === 0 ? [] : [any(
      define(`${called}After`, operation, now, `${operation}, as the new contract says.`),
      define(`${called}Before`, operation, old, `${operation}, as the old contract says${asked.length === 0 ? "." : ", and the new one of what is written."}`, lets),
    )];
    const whole = define(called, operation, [...parts.common.map(({ rule }) => rule), ...either], `${operation}, by clients of the old contract and of the new one.`) as Rule & { is: "call" };
    return [operation, call(whole.name, ...askedOf[operation].map(([, data]) => data))];
  });
  const functions = new Map<string, RuleFunction>([...after.functions, ...[...rename].map(([from, to]) => {
    const of = before.functions.get(from) as RuleFunction;
    return [to, { ...of, name: to, body: renamed(of.body, rename), ...(of.lets === undefined ? {} : { lets: of.lets.map(([called, value]) => [called, renamed(value, rename)] as const) }) }] as const;
  }), ...made]);
  const used = reached(rules.map(([, rule]) => rule), { ...after, functions });
  const shared = (called: string): boolean => !after.block.functions.some((each) => each.name === called) && !made.has(called) && ![...rename.values()].includes(called);
  const own = [...functions.values()].filter((each) => used.has(each.name) && !shared(each.name));
  return { block: { path: after.block.path, comment: after.block.comment, allows: grouped(rules), functions: own.sort((one, other) => rank(one) - rank(other)) }, functions };
}

type Split = Alone | Both;
interface Alone { readonly is: "never" | "before" | "after" }
interface Both { readonly is: "both"; readonly common: readonly Term[]; readonly before: readonly Term[]; readonly after: readonly Term[] }

/** What both states demand, and what one does alone. Access that was narrowed is narrow at once, unless it asks what documents of before do not have. */
function splitTerms(before: Side, after: Side, operation: RuleOperation, changes: readonly Change[]): Split {
  const [old, now] = [termsOf(before, operation), termsOf(after, operation)];
  const narrowed = isNarrowed(before, after, accessOf[operation], changes);
  if (now === undefined) return { is: narrowed || old === undefined ? "never" : "before" };
  if (old === undefined) return { is: "after" };
  const [oldKeys, nowKeys] = [old, now].map((terms) => new Set(terms.map(({ key }) => key))) as [Set<string>, Set<string>];
  const atOnce = (term: Term): boolean => narrowed && term.about === "caller";
  return {
    is: "both",
    common: now.filter((term) => oldKeys.has(term.key) || atOnce(term)),
    after: now.filter((term) => !oldKeys.has(term.key) && !atOnce(term)),
    before: old.filter((term) => !nowKeys.has(term.key) && !atOnce(term)),
  };
}

function isNarrowed(before: Side, after: Side, operation: Operation, changes: readonly Change[]): boolean {
  if (!changes.some((change) => change.kind === "access-narrowed" && change.operation === operation)) return false;
  const rule = accessTo(after.entity, operation);
  if (rule.if === undefined) return true;
  const known = new Set(storedFields(before.entity).map((field) => storedName(field, before.schema.project)));
  const moved = new Set(changes.filter(({ kind }) => kind === "type-changed" || kind === "enum-value-renamed" || kind === "field-renamed").map(({ path }) => path[0]));
  return fieldsOf(rule.if.tree).every(([first]) => {
    const field = storedFields(after.entity).find((each) => each.name === first);
    return field !== undefined && known.has(storedName(field, after.schema.project)) && !moved.has(first);
  });
}

/** Names for those functions of before that the state after calls alike and means otherwise. */
function renamer(before: Side, after: Side): ReadonlyMap<string, string> {
  const roots = ruleOperations.map((operation) => ruleOf(before.block, operation));
  const needed = [...reached(roots, before)].filter((called) => !after.functions.has(called) || functionKey(called, before) !== functionKey(called, after));
  const taken = new Set([...after.functions.keys(), ...before.functions.keys(), ...Object.values(functionNames)]);
  return new Map(needed.map((called) => {
    let given = after.functions.has(called) ? `${called}Before` : called;
    while (given !== called && taken.has(given)) given += "_";
    taken.add(given);
    return [called, given];
  }));
}

function renamed(rule: Rule, rename: ReadonlyMap<string, string>): Rule {
  return rewrite(rule, (part) => (part.is === "call" && rename.has(part.name) ? { ...part, name: rename.get(part.name) as string, given: part.given.map((each) => renamed(each, rename)) } : undefined));
}

/** One statement for operations that ask the same. */
function grouped(rules: readonly (readonly [RuleOperation, Rule])[]): RuleBlock["allows"] {
  const [get, list, ...writes] = rules as [readonly [RuleOperation, Rule], readonly [RuleOperation, Rule], ...(readonly [RuleOperation, Rule])[]];
  const reads = JSON.stringify(get[1]) === JSON.stringify(list[1]) ? [{ operations: ["get", "list"], rule: get[1] }] : [get, list].map(([operation, rule]) => ({ operations: [operation], rule }));
  return [...reads, ...writes.map(([operation, rule]) => ({ operations: [operation as string], rule }))];
}

const order: readonly string[] = Object.values(functionNames).flatMap((each) => [each, `${each}After`, `${each}Before`]);

function rank({ name: called }: RuleFunction): number {
  return order.includes(called) ? order.indexOf(called) : order.length;
}

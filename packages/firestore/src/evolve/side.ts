import { constraintsOf, type Entity, type Schema } from "@concord/core";
import { store } from "../block.ts";
import { globalFunctions } from "../emit/global.ts";
import { matchWithinBudget, type Match, type RuleBlock } from "../emit/match.ts";
import { addCalled } from "../rules/calls.ts";
import { unmarked } from "../rules/rewrite.ts";
import type { Rule, RuleFunction, RuleFunctions } from "../rules/rule.ts";

/** One `match` statement of one state of the contracts, with every function that it can call. */
export interface Side {
  readonly entity: Entity;
  readonly schema: Schema;
  readonly match: Match;
  readonly block: RuleBlock;
  readonly functions: RuleFunctions;
  readonly keys: Map<string, string>;
}

/** All `match` statements of a state, by their paths. */
export function sidesOf(schema: Schema): ReadonlyMap<string, Side> {
  const shared = globalFunctions(schema);
  return new Map(schema.entities.filter((entity) => entity.stores.includes(store.name)).flatMap((entity) => {
    const match = matchWithinBudget(entity, schema, constraintsOf(entity, store.name));
    return match.blocks.map((block) => [block.path, { entity, schema, match, block, functions: new Map([...shared, ...block.functions.map((made) => [made.name, made] as const)]), keys: new Map() }] as const);
  }));
}

/** What a rule is, to compare it with another state's: itself, and the functions that it calls, however far down. */
export function keyOf(rule: Rule, side: Side): string {
  return JSON.stringify([unmarked(rule), ...called(rule, side).map((name) => functionKey(name, side))]);
}

/** What a function of the state is, to compare it. */
export function functionKey(name: string, side: Side): string {
  const known = side.keys.get(name);
  if (known !== undefined) return known;
  const made = side.functions.get(name);
  const key = made === undefined ? name : JSON.stringify([
    made.parameters, unmarked(made.body), (made.lets ?? []).map(([held, value]) => [held, unmarked(value)]), ...everyRule(made).flatMap((rule) => called(rule, side)).map((each) => functionKey(each, side)),
  ]);
  side.keys.set(name, key);
  return key;
}

/** The functions of the state that rules call, and those that these call. */
export function reached(rules: readonly Rule[], side: Side): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (rule: Rule): void => {
    for (const name of called(rule, side)) {
      if (found.has(name)) continue;
      found.add(name);
      everyRule(side.functions.get(name) as RuleFunction).forEach(add);
    }
  };
  rules.forEach(add);
  return found;
}

function called(rule: Rule, side: Side): readonly string[] {
  const names = new Set<string>();
  addCalled(rule, names);
  return [...names].filter((name) => side.functions.has(name)).sort();
}

function everyRule(made: RuleFunction): readonly Rule[] {
  return [made.body, ...(made.lets ?? []).map(([, value]) => value)];
}

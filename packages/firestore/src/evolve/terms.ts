import type { RuleBlock } from "../emit/match.ts";
import { conjuncts } from "../rules/print.ts";
import { rewrite } from "../rules/rewrite.ts";
import { member, name, never, type Rule } from "../rules/rule.ts";
import { keyOf, type Side } from "./side.ts";

export const ruleOperations = ["get", "list", "create", "update", "delete"] as const;
export type RuleOperation = (typeof ruleOperations)[number];

const stored = member(name("resource"), "data");
const sent = member(name("request"), "resource", "data");

/** What an operation is asked of: the documents that its rule is about, as the functions of a transition call them. */
export const askedOf: Readonly<Record<RuleOperation, readonly (readonly [parameter: string, data: Rule])[]>> = {
  get: [["d", stored]], list: [["d", stored]], create: [["d", sent]], update: [["d", sent], ["old", stored]], delete: [["d", stored]],
};

/** One demand of an operation, over `d` and `old`. */
export interface Term {
  readonly rule: Rule;
  readonly key: string;
  /** The constraints that it enforces. */
  readonly marks: readonly string[];
  /** What it is about: who asks, what a write may bring or touch, or what a document must be. */
  readonly about: "caller" | "touch" | "value";
}

const opened: Readonly<Record<string, Term["about"]>> = { brings: "touch", changes: "touch", valid: "value", validNew: "value" };

/** Everything that the rules of an operation demand, one by one; nothing where they deny it whatever is asked. */
export function termsOf(side: Side, operation: RuleOperation): readonly Term[] | undefined {
  const rule = ruleOf(side.block, operation);
  const terms = open(named(rule, operation), "caller", [], side);
  return terms.some((term) => isAtom(term.rule, "false")) ? undefined : terms.filter((term) => !isAtom(term.rule, "true"));
}

/** The rule of an operation as the statement has it; a block that does not speak of it denies it. */
export function ruleOf({ allows }: RuleBlock, operation: RuleOperation): Rule {
  return allows.find(({ operations }) => operations.includes(operation))?.rule ?? never;
}

/** The rule over the parameters of a transition's functions. */
function named(rule: Rule, operation: RuleOperation): Rule {
  const data = askedOf[operation].map(([parameter, of]) => [JSON.stringify(of), name(parameter)] as const);
  return rewrite(rule, (part) => data.find(([text]) => text === JSON.stringify(part))?.[1]);
}

/** The conjuncts of a rule, those inside the functions that hold nothing but conjuncts included. */
function open(rule: Rule, about: Term["about"], marks: readonly string[], side: Side): readonly Term[] {
  if (rule.is === "marked") return open(rule.rule, about, [...marks, ...rule.ids], side);
  if (rule.is === "all") return conjuncts(rule).flatMap((each) => open(each, about, marks, side));
  if (rule.is === "call" && opened[rule.name] !== undefined) {
    const made = side.functions.get(rule.name);
    if (made !== undefined && made.lets === undefined) return open(made.body, opened[rule.name] as Term["about"], marks, side);
  }
  return [{ rule, key: keyOf(rule, side), marks, about }];
}

function isAtom(rule: Rule, text: string): boolean {
  return rule.is === "atom" && rule.text === text;
}

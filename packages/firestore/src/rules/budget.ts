import type { Rule, RuleFunction, RuleFunctions } from "./rule.ts";

/**
 * What one request may cost (measured on the emulator and documented for production as 1,000 expressions): everything that the `allow` statement
 * of its operation evaluates. Generated rules keep a tenth in reserve, since how production counts was never measured.
 */
export const limits = {
  expressions: 1_000,
  kept: 900,
  /** `get()` and `exists()` of one request. */
  lookups: 10,
  /** Functions that call functions. */
  calls: 20,
  /** UTF-8 bytes of a ruleset's source; not enforced by the emulator. */
  bytes: 262_144,
  /** Nodes on the way from the root of one expression to a leaf, parentheses counted (99 compile). */
  depth: 80,
} as const;

/** What a rule costs, asks and nests in the worst case: every operand evaluated, of a choice the dearer branch. */
export interface Weight {
  readonly expressions: number;
  readonly lookups: number;
  readonly calls: number;
  readonly depth: number;
}

const one: Weight = { expressions: 1, lookups: 0, calls: 0, depth: 1 };

/**
 * Weighs a rule. Each node is one expression; `&&` and `||` are two; of `?:` the first branch costs two more and the second four;
 * a path costs one and one per segment; calling a function of the ruleset costs one, its `let`s and its body. Exact for the emulator, node by node (see the tests).
 */
export function weigh(rule: Rule, functions: RuleFunctions, known: Map<string, Weight> = new Map()): Weight {
  const of = (inner: Rule): Weight => weigh(inner, functions, known);
  switch (rule.is) {
    case "atom":
      return one;
    case "member":
      return node(of(rule.of));
    case "index":
      return node(of(rule.of), of(rule.key));
    case "method":
      return node(of(rule.of), ...rule.given.map(of));
    case "path":
      return node(...rule.segments.map((segment) => (typeof segment === "string" ? one : of(segment))));
    case "list":
      return node(...rule.items.map(of));
    case "map":
      return node(...rule.entries.flatMap(([key, value]) => [of(key), of(value)]));
    case "unary":
      return node(of(rule.operand));
    case "binary":
      return node(of(rule.left), of(rule.right));
    case "all":
    case "any":
      return chained(rule.of.map(of));
    case "choice": {
      const [test, yes, no] = [of(rule.test), of(rule.yes), of(rule.no)];
      return { ...node(test, yes, no), expressions: test.expressions + Math.max(yes.expressions + 2, no.expressions + 4) };
    }
    case "marked":
      return of(rule.rule);
    case "call":
      return called(rule.name, rule.given.map(of), functions, known);
  }
}

function called(name: string, given: readonly Weight[], functions: RuleFunctions, known: Map<string, Weight>): Weight {
  const made = functions.get(name);
  const self = node(...given);
  if (made === undefined) return { ...self, lookups: self.lookups + (name === "get" || name === "exists" ? 1 : 0) };
  const body = known.get(name) ?? weighFunction(made, functions, known);
  known.set(name, body);
  return {
    expressions: self.expressions + body.expressions,
    lookups: self.lookups + body.lookups,
    calls: Math.max(self.calls, body.calls + 1),
    depth: Math.max(self.depth, body.depth),
  };
}

/** A `let` costs one and its value, whether or not the body comes to it. */
function weighFunction(made: RuleFunction, functions: RuleFunctions, known: Map<string, Weight>): Weight {
  const lets = (made.lets ?? []).map(([, value]) => weigh(value, functions, known));
  const body = weigh(made.body, functions, known);
  const all = node(body, ...lets);
  return { ...all, expressions: body.expressions + sum(lets, "expressions") + lets.length, depth: body.depth };
}

/** A node over its operands. The two of depth: itself, and the parentheses that an operand may stand in. */
function node(...parts: readonly Weight[]): Weight {
  return {
    expressions: 1 + sum(parts, "expressions"),
    lookups: sum(parts, "lookups"),
    calls: Math.max(0, ...parts.map((part) => part.calls)),
    depth: 2 + Math.max(0, ...parts.map((part) => part.depth)),
  };
}

/** A chain of `&&` or `||`; printed in groups, so that its depth grows by a group's length per level of groups. */
function chained(parts: readonly Weight[]): Weight {
  const levels = Math.max(1, Math.ceil(Math.log(Math.max(2, parts.length)) / Math.log(20)));
  const self = node(...parts);
  return { ...self, expressions: sum(parts, "expressions") + 2 * (parts.length - 1), depth: self.depth + levels * Math.min(parts.length, 20) };
}

function sum(parts: readonly Weight[], of: "expressions" | "lookups"): number {
  return parts.reduce((total, part) => total + part[of], 0);
}

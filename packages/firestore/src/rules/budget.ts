import type { Rule, RuleFunction, RuleFunctions } from "./rule.ts";

/**
 * What one request may cost (measured on the emulator and documented for production as 1,000 expressions): everything that the `allow` statement
 * of its operation evaluates. Generated rules keep a tenth in reserve, since how production counts was never measured.
 */
export const limits = {
  expressions: 1_000,
  kept: 900,
  /** `get()`, `exists()`, `getAfter()` and `existsAfter()` of one write; a batch has more, and each of its writes has these. */
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

/**
 * Weighs a rule. Each node is one expression; `&&` and `||` are two; of `?:` the first branch costs two more and the second four;
 * a path costs one and one per segment; calling a function of the ruleset costs one, its `let`s and its body. Exact for the emulator, node by node
 * (see the tests). `known` holds the weights of functions, so that each is weighed once.
 */
export function weigh(rule: Rule, functions: RuleFunctions, known: Map<string, Weight> = new Map()): Weight {
  const scale = new Scale(functions, known);
  const expressions = scale.put(rule, 1);
  return { expressions, lookups: scale.lookups, calls: scale.calls, depth: scale.depth };
}

/** Functions of the language that read a document. */
const lookups: ReadonlySet<string> = new Set(["get", "exists", "getAfter", "existsAfter"]);

/** Weighs one body: counts as it goes down, and keeps the deepest. */
class Scale {
  lookups = 0;
  calls = 0;
  depth = 0;
  readonly #functions: RuleFunctions;
  readonly #known: Map<string, Weight>;

  constructor(functions: RuleFunctions, known: Map<string, Weight>) {
    this.#functions = functions;
    this.#known = known;
  }

  /** The expressions of a rule that stands so deep. */
  put(rule: Rule, depth: number): number {
    if (depth > this.depth) this.depth = depth;
    // Two deeper: the node itself, and the parentheses that an operand may stand in.
    const inner = depth + 2;
    switch (rule.is) {
      case "atom":
        return 1;
      case "member":
        return 1 + this.put(rule.of, inner);
      case "index":
        return 1 + this.put(rule.of, inner) + this.put(rule.key, inner);
      case "method":
        return 1 + this.put(rule.of, inner) + this.#sum(rule.given, inner);
      case "path":
        return 1 + rule.segments.reduce((sum, segment) => sum + (typeof segment === "string" ? 1 : this.put(segment, inner)), 0);
      case "list":
        return 1 + this.#sum(rule.items, inner);
      case "map":
        return 1 + rule.entries.reduce((sum, [key, value]) => sum + this.put(key, inner) + this.put(value, inner), 0);
      case "unary":
        return 1 + this.put(rule.operand, inner);
      case "binary":
        return 1 + this.put(rule.left, inner) + this.put(rule.right, inner);
      case "all":
      case "any":
        return 2 * (rule.of.length - 1) + this.#sum(rule.of, inner + chainDepth(rule.of.length));
      case "choice":
        return this.put(rule.test, inner) + Math.max(this.put(rule.yes, inner) + 2, this.put(rule.no, inner) + 4);
      case "marked":
        return this.put(rule.rule, depth);
      case "call":
        return 1 + this.#sum(rule.given, inner) + this.#called(rule.name);
    }
  }

  #sum(rules: readonly Rule[], depth: number): number {
    let sum = 0;
    for (const rule of rules) sum += this.put(rule, depth);
    return sum;
  }

  #called(name: string): number {
    const made = this.#functions.get(name);
    if (made === undefined) {
      if (lookups.has(name)) this.lookups += 1;
      return 0;
    }
    let body = this.#known.get(name);
    if (body === undefined) {
      body = weighFunction(made, this.#functions, this.#known);
      this.#known.set(name, body);
    }
    this.lookups += body.lookups;
    this.calls = Math.max(this.calls, body.calls + 1);
    this.depth = Math.max(this.depth, body.depth);
    return body.expressions;
  }
}

/** A `let` costs one and its value, whether or not the body comes to it. */
function weighFunction(made: RuleFunction, functions: RuleFunctions, known: Map<string, Weight>): Weight {
  const parts = [made.body, ...(made.lets ?? []).map(([, value]) => value)].map((rule) => weigh(rule, functions, known));
  return {
    expressions: parts.reduce((sum, part) => sum + part.expressions, 0) + (made.lets?.length ?? 0),
    lookups: parts.reduce((sum, part) => sum + part.lookups, 0),
    calls: Math.max(...parts.map((part) => part.calls)),
    depth: Math.max(...parts.map((part) => part.depth)),
  };
}

/** How deep a printed chain nests: to its left within a group, a group's length per level of groups. */
function chainDepth(length: number): number {
  return Math.max(1, Math.ceil(Math.log(Math.max(2, length)) / Math.log(20))) * Math.min(length, 20);
}

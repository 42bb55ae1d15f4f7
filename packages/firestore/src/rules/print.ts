import { join, mark, type Piece } from "@concord/core";
import { rulesComment } from "../quote.ts";
import type { Rule, RuleFunction } from "./rule.ts";

/**
 * Operands that stand in one chain of `&&` or `||` without parentheses. The compiler refuses a chain of 99 ("too complex to evaluate safely",
 * measured), since it nests to the left; longer ones are printed as a tree of parentheses.
 */
const chain = 20;

/** A rule as text, on one line. */
export function printRule(rule: Rule): Piece {
  switch (rule.is) {
    case "atom":
      return rule.text;
    case "member":
      return [operand(rule.of), ".", rule.name];
    case "index":
      return [operand(rule.of), "[", printRule(rule.key), "]"];
    case "method":
      return [operand(rule.of), ".", rule.name, "(", join(rule.given.map(printRule), ", "), ")"];
    case "call":
      return [rule.name, "(", join(rule.given.map(printRule), ", "), ")"];
    case "path":
      return rule.segments.map((segment) => (typeof segment === "string" ? `/${segment}` : ["/$(", printRule(segment), ")"]));
    case "list":
      return ["[", join(rule.items.map(printRule), ", "), "]"];
    case "map":
      return ["{", join(rule.entries.map(([key, value]) => [printRule(key), ": ", printRule(value)]), ", "), "}"];
    case "unary":
      return [rule.op, operand(rule.operand)];
    case "binary":
      return [operand(rule.left), ` ${rule.op} `, operand(rule.right)];
    case "all":
      return printChain(rule.of, " && ");
    case "any":
      return printChain(rule.of, " || ");
    case "choice":
      return [operand(rule.test), " ? ", operand(rule.yes), " : ", operand(rule.no)];
    case "marked":
      return rule.ids.reduce<Piece>((inner, id) => mark(id, inner), printRule(rule.rule));
  }
}

/** A function of the ruleset, each conjunct of its body on a line of its own. `indent` is that of the word `function`. */
export function printFunction(made: RuleFunction, indent: string): Piece {
  const comment = made.comment === undefined ? [] : rulesComment(made.comment).map((line) => `${indent}${line}\n`);
  return [
    ...comment, `${indent}function ${made.name}(${made.parameters.join(", ")}) {\n`,
    ...(made.lets ?? []).map(([name, value]): Piece => [`${indent}  let ${name} = `, printRule(value), ";\n"]),
    `${indent}  return `, printLines(conjuncts(made.body), `${indent}    `), `;\n${indent}}\n`,
  ];
}

/** Conjuncts, each on a line of its own; more than a chain takes stand in groups of parentheses. */
export function printLines(rules: readonly Rule[], indent: string): Piece {
  const groups = grouped(rules);
  const printed = groups.length === 1
    ? rules.map((rule) => (isLong(rule) ? printLong(rule, indent) : rules.length === 1 ? printRule(rule) : inChain(rule, " && ")))
    : groups.map((group): Piece => ["(\n", `${indent}  `, printLines(group, `${indent}  `), `\n${indent})`]);
  return join(printed, `\n${indent}&& `);
}

/** A marked conjunction of many parts, which take lines of their own inside its mark. */
function isLong(rule: Rule): boolean {
  return rule.is === "marked" && width(rule) > 6;
}

function printLong(rule: Rule, indent: string): Piece {
  if (rule.is === "marked") return rule.ids.reduce<Piece>((inner, id) => mark(id, inner), printLong(rule.rule, indent));
  return rule.is === "all" && rule.of.length > 1 ? printLines(rule.of, indent) : printRule(rule);
}

/** The conjuncts of a rule. A marked conjunction is one of them: its parts stay on one line, inside its mark. */
export function conjuncts(rule: Rule): readonly Rule[] {
  return rule.is === "all" ? rule.of.flatMap(conjuncts) : [rule];
}

function printChain(rules: readonly Rule[], operator: " && " | " || "): Piece {
  const groups = grouped(rules);
  if (groups.length === 1) return join(rules.map((rule) => inChain(rule, operator)), operator);
  return join(groups.map((group): Piece => ["(", printChain(group, operator), ")"]), operator);
}

/** Cuts a chain into at most as many groups as a chain takes operands; one group where it fits. */
function grouped(rules: readonly Rule[]): readonly (readonly Rule[])[] {
  const operands = rules.reduce((sum, rule) => sum + width(rule), 0);
  if (operands <= chain || rules.length === 1) return [rules];
  const size = Math.max(1, Math.ceil(rules.length / Math.min(chain, Math.ceil(operands / chain))));
  return Array.from({ length: Math.ceil(rules.length / size) }, (_, index) => rules.slice(index * size, (index + 1) * size));
}

/** Operands that a rule brings into the chain that it stands in: a marked conjunction prints its parts without parentheses. */
function width(rule: Rule): number {
  if (rule.is === "marked") return width(rule.rule);
  return rule.is === "all" ? rule.of.reduce((sum, each) => sum + width(each), 0) : 1;
}

/** An operand of `&&` or `||`: comparisons bind tighter and stand bare, as do the parts of a conjunction in a conjunction. */
function inChain(rule: Rule, operator: " && " | " || "): Piece {
  const inner = bare(rule);
  const same = inner.is === "all" && operator === " && ";
  return same || !["all", "any", "choice"].includes(inner.is) ? printRule(rule) : ["(", printRule(rule), ")"];
}

/** An operand of anything else: in parentheses unless nothing could come apart. */
function operand(rule: Rule): Piece {
  if (rule.is === "unary" && rule.op === "-" && rule.operand.is === "atom") return printRule(rule);
  return ["all", "any", "choice", "unary", "binary"].includes(bare(rule).is) ? ["(", printRule(rule), ")"] : printRule(rule);
}

function bare(rule: Rule): Rule {
  return rule.is === "marked" ? bare(rule.rule) : rule;
}

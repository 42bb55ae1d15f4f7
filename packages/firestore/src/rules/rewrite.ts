import type { Rule } from "./rule.ts";

/** The same rule with other parts: each part, from the outside in, is what `change` makes of it, or is looked into where that says nothing. */
export function rewrite(rule: Rule, change: (part: Rule) => Rule | undefined): Rule {
  const made = change(rule);
  if (made !== undefined) return made;
  const inner = (part: Rule): Rule => rewrite(part, change);
  switch (rule.is) {
    case "atom":
      return rule;
    case "member":
      return { ...rule, of: inner(rule.of) };
    case "index":
      return { ...rule, of: inner(rule.of), key: inner(rule.key) };
    case "method":
      return { ...rule, of: inner(rule.of), given: rule.given.map(inner) };
    case "call":
      return { ...rule, given: rule.given.map(inner) };
    case "path":
      return { ...rule, segments: rule.segments.map((segment) => (typeof segment === "string" ? segment : inner(segment))) };
    case "list":
      return { ...rule, items: rule.items.map(inner) };
    case "map":
      return { ...rule, entries: rule.entries.map(([key, value]) => [inner(key), inner(value)] as const) };
    case "unary":
      return { ...rule, operand: inner(rule.operand) };
    case "binary":
      return { ...rule, left: inner(rule.left), right: inner(rule.right) };
    case "all":
    case "any":
      return { ...rule, of: rule.of.map(inner) };
    case "choice":
      return { ...rule, test: inner(rule.test), yes: inner(rule.yes), no: inner(rule.no) };
    case "marked":
      return { ...rule, rule: inner(rule.rule) };
  }
}

/** The rule without the marks of its statements. */
export function unmarked(rule: Rule): Rule {
  return rewrite(rule, (part) => (part.is === "marked" ? unmarked(part.rule) : undefined));
}

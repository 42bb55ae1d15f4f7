import type { Rule } from "./rule.ts";

/** Adds the names of the functions that a rule calls itself. */
export function addCalled(rule: Rule, names: Set<string>): void {
  if (rule.is === "call") names.add(rule.name);
  for (const part of partsOf(rule)) addCalled(part, names);
}

function partsOf(rule: Rule): readonly Rule[] {
  switch (rule.is) {
    case "atom":
      return [];
    case "member":
      return [rule.of];
    case "index":
      return [rule.of, rule.key];
    case "method":
      return [rule.of, ...rule.given];
    case "call":
      return rule.given;
    case "path":
      return rule.segments.filter((segment) => typeof segment !== "string");
    case "list":
      return rule.items;
    case "map":
      return rule.entries.flat();
    case "unary":
      return [rule.operand];
    case "binary":
      return [rule.left, rule.right];
    case "all":
    case "any":
      return rule.of;
    case "choice":
      return [rule.test, rule.yes, rule.no];
    case "marked":
      return [rule.rule];
  }
}

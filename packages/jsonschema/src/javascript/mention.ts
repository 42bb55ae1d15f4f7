import type { Expression } from "@concord/core";

/** The record's own fields that an expression looks at, by their first step, in the order of their first mention. */
export function mentionedFields(tree: Expression): readonly string[] {
  const found = new Set<string>();
  const walk = (each: Expression): void => {
    switch (each.op) {
      case "field":
        if (each.variable === undefined && each.of === "record" && each.path[0] !== undefined) found.add(each.path[0]);
        return;
      case "literal": case "auth": case "hasRole": case "now": return;
      case "!": case "negate": return walk(each.operand);
      case "?:": return [each.test, each.then, each.else].forEach(walk);
      case "size": return walk(each.list);
      case "all": case "exists": return [each.list, each.body].forEach(walk);
      case "in": return ("op" in each.right ? [each.left, each.right] : [each.left]).forEach(walk);
      default: return [each.left, each.right].forEach(walk);
    }
  };
  walk(tree);
  return [...found];
}

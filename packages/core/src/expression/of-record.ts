import type { Expression } from "./expression.ts";
import { fieldsOf } from "./fields.ts";

/** The record's own fields that an expression looks at, by their first step, in the order of their first mention. */
export function mentionedFields(tree: Expression): readonly string[] {
  return [...new Set(fieldsOf(tree).flatMap((path) => path.slice(0, 1)))];
}

/** Whether a record alone decides the expression: no caller, no time of day, no other record. */
export function isOfRecord(tree: Expression): boolean {
  switch (tree.op) {
    case "auth": case "hasRole": case "now": return false;
    case "field": return tree.of === "record";
    case "literal": return true;
    case "!": case "negate": return isOfRecord(tree.operand);
    case "?:": return [tree.test, tree.then, tree.else].every(isOfRecord);
    case "size": return isOfRecord(tree.list);
    case "all": case "exists": return isOfRecord(tree.list) && isOfRecord(tree.body);
    case "in": return isOfRecord(tree.left) && ("op" in tree.right ? isOfRecord(tree.right) : true);
    default: return isOfRecord(tree.left) && isOfRecord(tree.right);
  }
}

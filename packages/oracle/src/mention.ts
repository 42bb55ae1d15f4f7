import type { Expression, FieldRef } from "@concord/core";

/** Every node of the expression, itself first. */
export function nodes(expression: Expression): readonly Expression[] {
  return [expression, ...operands(expression).flatMap(nodes)];
}

const known = new WeakMap<Expression, readonly (readonly string[])[]>();

/** The paths of the record's own fields that the expression reads, each once, in its order; of a list the path, not what its members hold. Looked for once: every record is asked of the same expressions. */
export function mentioned(expression: Expression): readonly (readonly string[])[] {
  const found = known.get(expression) ?? mentionedIn(expression);
  known.set(expression, found);
  return found;
}

function mentionedIn(expression: Expression): readonly (readonly string[])[] {
  const fields = nodes(expression).filter((node): node is FieldRef => node.op === "field");
  const own = fields.filter((field) => field.of === "record" && field.variable === undefined).map((field) => field.path);
  return own.filter((path, index) => own.findIndex((other) => other.join("\0") === path.join("\0")) === index);
}

function operands(expression: Expression): readonly Expression[] {
  switch (expression.op) {
    case "literal":
    case "field":
    case "auth":
    case "hasRole":
    case "now":
      return [];
    case "!":
    case "negate":
      return [expression.operand];
    case "?:":
      return [expression.test, expression.then, expression.else];
    case "size":
      return [expression.list];
    case "all":
    case "exists":
      return [expression.list, expression.body];
    case "in":
      return "op" in expression.right ? [expression.left, expression.right] : [expression.left, ...expression.right];
    default:
      return [expression.left, expression.right];
  }
}

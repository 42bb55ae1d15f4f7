import type { FieldPath } from "../model/entity.ts";
import type { Expression } from "./expression.ts";

/** The parts of an expression, itself first, in the order of its text. */
export function* everyNode(expression: Expression): Generator<Expression> {
  yield expression;
  for (const part of partsOf(expression)) yield* everyNode(part);
}

function partsOf(expression: Expression): readonly Expression[] {
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
      return [expression.left, ...("op" in expression.right ? [expression.right] : expression.right)];
    default:
      return [expression.left, expression.right];
  }
}

/** The paths of the record that an expression mentions, each once; of lists, the list. What a relation leads to is not among them. */
export function fieldsOf(expression: Expression): readonly FieldPath[] {
  const paths = new Map<string, FieldPath>();
  for (const node of everyNode(expression)) {
    if (node.op === "field" && node.of === "record" && node.variable === undefined) paths.set(node.path.join("."), node.path);
  }
  return [...paths.values()];
}

/** The relations that an expression follows, each once. The references behind them are tested by it too. */
export function relationsOf(expression: Expression): readonly string[] {
  return [...new Set([...everyNode(expression)].flatMap((node) => (node.op === "field" && node.relation !== undefined ? [node.relation] : [])))];
}

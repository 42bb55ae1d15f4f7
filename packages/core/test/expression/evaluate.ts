import type { Expression, FieldRef } from "../../src/index.ts";

type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };
export type RecordValue = { readonly [key: string]: Value };

/**
 * The value of an expression over a record, as far as presence goes: throws where an operand is absent that the tree says is there,
 * or where an operator meets an absent operand that it does not know.
 */
export function evaluate(expression: Expression, record: RecordValue, variables: RecordValue = {}): Value {
  const of = (inner: Expression): Value => evaluate(inner, record, variables);
  const present = (inner: Expression): Value => {
    const value = of(inner);
    if (value === null) throw new Error(`${inner.op} is absent`);
    return value;
  };
  switch (expression.op) {
    case "literal":
      return expression.value;
    case "field":
      return fieldValue(expression, record, variables);
    case "==":
    case "!=":
      return (JSON.stringify(of(expression.left)) === JSON.stringify(of(expression.right))) === (expression.op === "==");
    case "<":
    case "<=":
    case ">":
    case ">=": {
      const [a, b] = [present(expression.left), present(expression.right)].map((each) => (typeof each === "string" && !each.includes("T") ? Number(each) : each)) as [number, number];
      return expression.op === "<" ? a < b : expression.op === "<=" ? a <= b : expression.op === ">" ? a > b : a >= b;
    }
    case "&&":
      return present(expression.left) === true && present(expression.right) === true;
    case "||":
      return present(expression.left) === true || present(expression.right) === true;
    case "!":
      return present(expression.operand) !== true;
    case "?:":
      return present(expression.test) === true ? of(expression.then) : of(expression.else);
    case "in": {
      const list = "op" in expression.right ? (present(expression.right) as readonly Value[]) : expression.right.map((each) => each.value);
      return list.includes(of(expression.left));
    }
    case "+":
    case "-":
    case "*": {
      const [a, b] = [present(expression.left), present(expression.right)] as [number, number];
      const result = expression.op === "+" ? a + b : expression.op === "-" ? a - b : a * b;
      if (!Number.isSafeInteger(result)) throw new Error("the result is not exact");
      return result;
    }
    case "negate":
      return -(present(expression.operand) as number);
    case "size":
      return (present(expression.list) as readonly Value[]).length;
    case "all":
    case "exists": {
      const holds = (member: Value): boolean => evaluate(expression.body, record, { ...variables, [expression.variable]: member }) === true;
      const list = present(expression.list) as readonly Value[];
      return expression.op === "all" ? list.every(holds) : list.some(holds);
    }
    default:
      throw new Error(`${expression.op} asks for a caller`);
  }
}

function fieldValue(field: FieldRef, record: RecordValue, variables: RecordValue): Value {
  let value: Value = field.variable === undefined ? record : (variables[field.variable] ?? null);
  for (const step of field.path) value = value === null ? null : ((value as RecordValue)[step] ?? null);
  if (value === null && !field.optional) throw new Error(`${field.path.join(".")} is absent, and the tree says it is there`);
  return value;
}

import type { Auth, Caller, Expression, FieldRef, Json } from "@concord/core";
import { calculate, compare, equal, isDecimal, worth, type Value } from "./operand.ts";
import { own } from "./value.ts";

export { mentioned, nodes } from "./mention.ts";

/** What an expression is evaluated over. `relation`, `caller`, `auth` and `now` are asked for by access expressions only. */
export interface Environment {
  readonly record: Json;
  /** The record that a relation leads to, if it is there. */
  readonly relation?: (name: string) => Json | undefined;
  readonly caller?: Caller;
  readonly auth?: Auth;
  /** The request's time, a canonical timestamp. */
  readonly now?: string;
  /** The members that variables of all and exists stand for. */
  readonly variables?: ReadonlyMap<string, Json>;
}

/**
 * The value of a typed expression. An absent field is null; `==`, `!=` and `in` are null-safe and two-valued; the checker has seen to it that no other
 * operator meets null, and if one does here, the result is null (no order, no number), which is not true.
 */
export function evaluate(expression: Expression, environment: Environment): Value {
  const value = (of: Expression): Value => evaluate(of, environment);
  const truth = (of: Expression): boolean => value(of) === true;
  switch (expression.op) {
    case "literal":
      return worth(expression.is, expression.value);
    case "field":
      return worth(expression.is, jsonAt(expression, environment), expression.member);
    case "auth":
      return expression.what === "uid" ? (environment.caller?.uid ?? null) : worth(expression.is, claim(expression.claim ?? "", environment));
    case "hasRole":
      return environment.caller?.roles.includes(expression.role) === true;
    case "now":
      return worth("timestamp", environment.now);
    case "==":
      return equal(value(expression.left), value(expression.right));
    case "!=":
      return !equal(value(expression.left), value(expression.right));
    case "<":
      return compare(value(expression.left), value(expression.right)) < 0;
    case "<=":
      return compare(value(expression.left), value(expression.right)) <= 0;
    case ">":
      return compare(value(expression.left), value(expression.right)) > 0;
    case ">=":
      return compare(value(expression.left), value(expression.right)) >= 0;
    case "&&":
      return truth(expression.left) && truth(expression.right);
    case "||":
      return truth(expression.left) || truth(expression.right);
    case "!":
      return !truth(expression.operand);
    case "in": {
      const right = expression.right;
      const members = "op" in right ? value(right) : right.map(value);
      const left = value(expression.left);
      return left !== null && Array.isArray(members) && (members as readonly Value[]).some((member) => equal(left, member));
    }
    case "+":
    case "-":
    case "*":
      return calculate(expression.op, value(expression.left), value(expression.right));
    case "negate": {
      const operand = value(expression.operand);
      if (isDecimal(operand)) return { units: -operand.units, scale: operand.scale };
      return typeof operand === "bigint" || typeof operand === "number" ? -operand : null;
    }
    case "?:":
      return truth(expression.test) ? value(expression.then) : value(expression.else);
    case "size": {
      const list = jsonAt(expression.list, environment);
      return Array.isArray(list) ? BigInt(list.length) : null;
    }
    case "all":
    case "exists": {
      const list = jsonAt(expression.list, environment);
      if (!Array.isArray(list)) return null;
      const holds = (member: Json): boolean => {
        const variables = new Map([...(environment.variables ?? []), [expression.variable, member] as const]);
        return evaluate(expression.body, { ...environment, variables }) === true;
      };
      return expression.op === "all" ? list.every(holds) : list.some(holds);
    }
  }
}

/** The JSON value that a field expression stands for; absent where any step of its path is. */
function jsonAt(field: FieldRef, environment: Environment): Json | undefined {
  const start = field.variable !== undefined
    ? environment.variables?.get(field.variable)
    : field.of === "relation" ? environment.relation?.(field.relation ?? "") : environment.record;
  return field.path.reduce<Json | undefined>((value, step) => own(value, step), start);
}

function claim(name: string, environment: Environment): Json | undefined {
  return environment.caller?.claims[name] ?? environment.auth?.claims[name]?.default;
}

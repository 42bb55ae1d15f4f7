import type { Expression, FieldRef, Literal } from "./expression.ts";
import { quote } from "./literal.ts";

/** How strongly an operator binds; a comparison never stands in another without parentheses. */
const levels = { "?:": 0, "||": 1, "&&": 2, comparison: 3, sum: 4, product: 5, sign: 6, value: 7 } as const;
type Level = (typeof levels)[keyof typeof levels];

/** The expression as a person would write it, with the parentheses it needs and no others. Read again, it is the same tree. */
export function printExpression(expression: Expression): string {
  switch (expression.op) {
    case "literal":
      return printLiteral(expression);
    case "field":
      return printField(expression);
    case "auth":
      return expression.what === "uid" ? "auth.uid" : `auth.claims.${expression.claim}`;
    case "hasRole":
      return `hasRole(${quote(expression.role)})`;
    case "now":
      return "now";
    case "!":
      return `!${enclosed(expression.operand, levels.value)}`;
    case "negate":
      return `-${enclosed(expression.operand, levels.value)}`;
    case "?:":
      return `${enclosed(expression.test, levels["||"])} ? ${enclosed(expression.then, levels["||"])} : ${enclosed(expression.else, levels["?:"])}`;
    case "size":
      return `size(${printField(expression.list)})`;
    case "all":
    case "exists":
      return `${printField(expression.list)}.${expression.op}(${expression.variable}, ${printExpression(expression.body)})`;
    case "in": {
      const { right } = expression;
      const list = "op" in right ? enclosed(right, levels.sum) : `[${right.map(printLiteral).join(", ")}]`;
      return `${enclosed(expression.left, levels.sum)} in ${list}`;
    }
    default: {
      const level = levelOf(expression);
      // Chains lean to the left: (a - b) - c needs no parentheses, a - (b - c) does, and a comparison beside another always.
      const beside = (level + 1) as Level;
      return `${enclosed(expression.left, level === levels.comparison ? beside : level)} ${expression.op} ${enclosed(expression.right, beside)}`;
    }
  }
}

function enclosed(expression: Expression, least: Level): string {
  const text = printExpression(expression);
  return levelOf(expression) < least ? `(${text})` : text;
}

function levelOf(expression: Expression): Level {
  switch (expression.op) {
    case "?:":
    case "||":
    case "&&":
      return levels[expression.op];
    case "==":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
    case "in":
      return levels.comparison;
    case "+":
    case "-":
      return levels.sum;
    case "*":
      return levels.product;
    case "!":
    case "negate":
      return levels.sign;
    case "literal":
      return printLiteral(expression).startsWith("-") ? levels.sign : levels.value;
    default:
      return levels.value;
  }
}

const bare: ReadonlySet<string> = new Set(["nothing", "boolean", "integer", "int64", "float", "decimal"]);

function printLiteral({ is, value }: Literal): string {
  return bare.has(is) ? String(value) : quote(String(value));
}

function printField({ relation, variable, path }: FieldRef): string {
  return [...(relation === undefined ? [] : [relation]), ...(variable === undefined ? [] : [variable]), ...path].join(".");
}

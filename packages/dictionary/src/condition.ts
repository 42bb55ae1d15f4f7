import { printExpression, type Expression, type Literal } from "@concord/core";
import { listed } from "./prose.ts";
import { code } from "./quote.ts";
import { value } from "./value.ts";

/** A condition in plain words: inline Markdown. What words would only blur (sums, comparisons of comparisons) is said in the expression's own signs. */
export function condition(tree: Expression): string {
  switch (tree.op) {
    case "&&":
    case "||":
      return chain(tree.op, tree).map((each) => enclosed(each, tree.op)).join(tree.op === "&&" ? ", and " : ", or ");
    case "!":
      return `it is not so that ${enclosed(tree.operand, "!")}`;
    case "?:":
      return `if ${enclosed(tree.test, "?:")}, then ${enclosed(tree.then, "?:")}, else ${enclosed(tree.else, "?:")}`;
    case "==":
    case "!=":
      return equality(tree.op === "==", tree.left, tree.right);
    case "<":
    case "<=":
    case ">":
    case ">=":
      return `${operand(tree.left)} ${(clocks.has(tree.left.is) ? ofTimes : ofNumbers)[tree.op]} ${operand(tree.right)}`;
    case "in":
      return "op" in tree.right ? `${operand(tree.left)} is a member of ${operand(tree.right)}` : `${operand(tree.left)} is ${listed(tree.right.map(literal), "or")}`;
    case "all":
      return `for every member ${code(tree.variable)} of ${operand(tree.list)}, ${enclosed(tree.body, "all")}`;
    case "exists":
      return `for some member ${code(tree.variable)} of ${operand(tree.list)}, ${enclosed(tree.body, "exists")}`;
    case "hasRole":
      return `the caller has the role ${value(tree.role)}`;
    default:
      return tree.is === "boolean" && tree.op !== "literal" ? `${operand(tree)} is true` : operand(tree);
  }
}

const clocks: ReadonlySet<string> = new Set(["date", "time", "timestamp", "localDateTime"]);
const ofNumbers = { "<": "is less than", "<=": "is at most", ">": "is more than", ">=": "is at least" } as const;
const ofTimes = { "<": "is before", "<=": "is not after", ">": "is after", ">=": "is not before" } as const;

function equality(same: boolean, left: Expression, right: Expression): string {
  if (isNull(right)) return `${operand(left)} is ${same ? "missing" : "there"}`;
  if (isNull(left)) return `${operand(right)} is ${same ? "missing" : "there"}`;
  return `${operand(left)} is ${same ? "" : "not "}${operand(right)}`;
}

function isNull(tree: Expression): boolean {
  return tree.op === "literal" && tree.value === null;
}

function operand(tree: Expression): string {
  switch (tree.op) {
    case "literal":
      return literal(tree);
    case "auth":
      return tree.what === "uid" ? "the caller's id" : `the caller's ${code(tree.claim ?? "")}`;
    case "now":
      return "the time of the request";
    case "size":
      return `the number of members of ${operand(tree.list)}`;
    default:
      return code(printExpression(tree));
  }
}

function literal({ value: of }: Literal): string {
  return value(of);
}

/** The operands of a chain of one operator, however it leans. */
function chain(op: "&&" | "||", tree: Expression): readonly Expression[] {
  return tree.op === op ? [...chain(op, tree.left), ...chain(op, tree.right)] : [tree];
}

const compound: ReadonlySet<Expression["op"]> = new Set(["&&", "||", "?:", "all", "exists"]);

/** In parentheses where a reader could bind the words to what stands beside them. */
function enclosed(tree: Expression, within: Expression["op"]): string {
  return compound.has(tree.op) && tree.op !== within ? `(${condition(tree)})` : condition(tree);
}

import type { Expression, FieldRef, Literal } from "@concord/core";
import { property, text } from "./quote.ts";

/** The functions that a printed expression may call, which stand beside it; `own` and `whole` over JSON alone. */
export type Helper = "same" | "among" | "micros" | "units" | "own" | "whole";

/** How an expression is printed: the name of the record's variable, and how a helper is called. */
export interface Dialect {
  readonly record: string;
  readonly helper: (name: Helper) => string;
  /**
   * `typed`: TypeScript over valid fields; a compiler is told what a guard to the left has shown (`closedAt!`).
   * `total`: JavaScript over any record; what is absent where it must not be is passed on as `undefined`, which is not true.
   * `json`: the same over canonical JSON, where a whole number of 64 bits is text; the record's own fields are variables of their names behind `_`,
   * and what lies deeper is read as an own property.
   */
  readonly over: "typed" | "total" | "json";
  /** How what an access line asks beside the record is printed, each as an operand; absent where a record alone decides. */
  readonly around?: Around;
}
interface Around {
  readonly uid: string;
  readonly now: string;
  readonly claim: (name: string) => string;
  readonly role: (role: string) => string;
  readonly relation: (name: string) => string;
}

/**
 * The expression in TypeScript over the application's values: absent is `undefined`, moments compare as microseconds, decimals as exact integers.
 * Sums of whole numbers stay within ±(2^53−1), which the language sees to, so they are plain numbers. Every operand that is more than a name, a literal
 * or a call stands in parentheses. The expression is one of a record (`isOfRecord`).
 */
export function printExpression(tree: Expression, dialect: Dialect): string {
  return printed(tree, dialect).text;
}

/** `atom`: it can be an operand as it is. */
interface Printed { readonly text: string; readonly atom: boolean }

const atom = (of: string): Printed => ({ text: of, atom: true });
const compound = (of: string): Printed => ({ text: of, atom: false });

function operand({ text, atom }: Printed): string {
  return atom ? text : `(${text})`;
}

function printed(tree: Expression, dialect: Dialect): Printed {
  const inner = (each: Expression): string => operand(printed(each, dialect));
  switch (tree.op) {
    case "literal": return literal(tree);
    case "field": return stored(atom(field(tree, dialect)), tree.is, dialect);
    case "==": return equality(tree.left, tree.right, dialect);
    case "!=": return compound(`!${operand(equality(tree.left, tree.right, dialect))}`);
    case "<": case "<=": case ">": case ">=": return compound(compared([tree.left, tree.right], dialect).map(operand).join(` ${tree.op} `));
    case "&&": case "||": case "+": case "-": case "*": return compound(`${inner(tree.left)} ${tree.op} ${inner(tree.right)}`);
    case "!": return compound(`!${inner(tree.operand)}`);
    case "negate": return compound(`-${inner(tree.operand)}`);
    case "in": return membership(tree.left, tree.right, dialect);
    case "?:": return compound(`${inner(tree.test)} ? ${inner(tree.then)} : ${inner(tree.else)}`);
    case "size": return atom(`${inner(tree.list)}${dot(dialect)}length`);
    case "all": case "exists": {
      const body = printed(tree.body, dialect).text;
      return atom(`${inner(tree.list)}${dot(dialect)}${tree.op === "all" ? "every" : "some"}((${variable(tree.variable)}) => ${body})`);
    }
    case "auth": return atom(tree.what === "uid" ? around(dialect).uid : around(dialect).claim(tree.claim ?? ""));
    case "hasRole": return atom(around(dialect).role(tree.role));
    case "now": return atom(around(dialect).now);
  }
}

function around(dialect: Dialect): Around {
  if (dialect.around === undefined) throw new Error("the expression is none of a record alone");
  return dialect.around;
}

function equality(left: Expression, right: Expression, dialect: Dialect): Printed {
  if (right.is === "nothing") return compound(`${operand(printed(left, dialect))} == null`);
  if (left.is === "nothing") return compound(`${operand(printed(right, dialect))} == null`);
  return call("same", compared([left, right], dialect), dialect);
}

function membership(left: Expression, right: Expression | readonly Literal[], dialect: Dialect): Printed {
  if (!("op" in right)) {
    const [value, ...members] = compared([left, ...right], dialect);
    return call("among", [value as Printed, atom(`[${members.map((each) => each.text).join(", ")}]`)], dialect);
  }
  const member = (right as FieldRef).member ?? left.is;
  const scale = Math.max(scaleOf(left), scaleOf(right));
  const each = converted(stored(atom("$each"), member, dialect), member, scale, dialect).text;
  const list = printed(right, dialect);
  const members = each === "$each" ? list : atom(`${operand(list)}${dot(dialect)}map(($each) => ${each})`);
  return call("among", [converted(printed(left, dialect), left.is, scale, dialect), members], dialect);
}

/** Operands in the form in which they are compared. */
function compared(operands: readonly Expression[], dialect: Dialect): readonly Printed[] {
  const scale = Math.max(...operands.map(scaleOf));
  return operands.map((each) => converted(printed(each, dialect), each.is, scale, dialect));
}

/** A value as expressions compute with it: in JSON a whole number of 64 bits is text. */
function stored(value: Printed, is: Expression["is"], dialect: Dialect): Printed {
  return is === "int64" && dialect.over === "json" ? call("whole", [value], dialect) : value;
}

function converted(value: Printed, is: Expression["is"], scale: number, dialect: Dialect): Printed {
  if (is === "timestamp" || is === "localDateTime" || is === "time") return call("micros", [value], dialect);
  return is === "decimal" ? call("units", [value, atom(String(scale))], dialect) : value;
}

function call(helper: Helper, given: readonly Printed[], dialect: Dialect): Printed {
  return atom(`${dialect.helper(helper)}(${given.map((each) => each.text).join(", ")})`);
}

/** Digits after the point of a decimal operand. */
function scaleOf(tree: Expression): number {
  if (tree.op === "literal") return tree.is === "decimal" ? (/\.([0-9]+)$/.exec(String(tree.value))?.[1]?.length ?? 0) : 0;
  if (tree.op === "field") return tree.scale ?? 0;
  return tree.op === "?:" ? Math.max(scaleOf(tree.then), scaleOf(tree.else)) : 0;
}

/** The path with `?.` behind what may be absent; a guard to the left has seen to it that a field that is not optional here is there. */
function field(tree: FieldRef, dialect: Dialect): string {
  if (dialect.over === "json") {
    const [first = "", ...rest] = tree.variable === undefined ? [`_${tree.path[0]}`, ...tree.path.slice(1)] : [variable(tree.variable), ...tree.path];
    return rest.reduce((before, step) => `${dialect.helper("own")}(${before}, ${text(step)})`, first);
  }
  const start = tree.of === "relation" ? around(dialect).relation(tree.relation ?? "") : tree.variable === undefined ? dialect.record : variable(tree.variable);
  const link = (index: number): string => (tree.optionalSteps.includes(index - 1) ? "?." : dot(dialect));
  const path = tree.path.reduce((before, step, index) => `${before}${link(index)}${property(step)}`, start);
  return tree.optional || tree.optionalSteps.length === 0 || dialect.over === "total" ? path : `${path}!`;
}

function dot(dialect: Dialect): string {
  return dialect.over === "typed" ? "." : "?.";
}

/** `$` keeps a variable apart from everything that the generated file declares. */
function variable(name: string): string {
  return `$${name}`;
}

function literal({ is, value }: Literal): Printed {
  if (value === null) return atom("undefined");
  const printed = is === "int64" ? `${value}n` : typeof value === "string" ? text(value) : String(value);
  return printed.startsWith("-") ? compound(printed) : atom(printed);
}

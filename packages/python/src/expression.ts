import type { Expression, FieldRef, Literal } from "@concord/core";
import { attribute } from "./names.ts";
import { text, tuple } from "./quote.ts";
import type { Scope } from "./scope.ts";

/**
 * A condition over a model in Python: absent is `None`, moments are `datetime`, decimals `Decimal`, and whole numbers have no bounds, so that Python's own operators compute what the language
 * says. Every operand that is more than a name, a literal or a call stands in parentheses. The expression is one of a record alone.
 */
export function printExpression(tree: Expression, scope: Scope): string {
  return printed(tree, scope).text;
}

/** `atom`: it can be an operand as it is. */
interface Printed { readonly text: string; readonly atom: boolean }

const atom = (of: string): Printed => ({ text: of, atom: true });
const compound = (of: string): Printed => ({ text: of, atom: false });

function operand({ text, atom }: Printed): string {
  return atom ? text : `(${text})`;
}

function printed(tree: Expression, scope: Scope): Printed {
  const inner = (each: Expression): string => operand(printed(each, scope));
  switch (tree.op) {
    case "literal": return literalOf(tree, scope);
    case "field": return fieldOf(tree);
    case "==": case "!=": return equality(tree.op, tree.left, tree.right, inner);
    case "<": case "<=": case ">": case ">=": case "+": case "-": case "*": return compound(`${inner(tree.left)} ${tree.op} ${inner(tree.right)}`);
    case "&&": return compound(`${inner(tree.left)} and ${inner(tree.right)}`);
    case "||": return compound(`${inner(tree.left)} or ${inner(tree.right)}`);
    case "!": return compound(`not ${inner(tree.operand)}`);
    case "negate": return compound(`-${inner(tree.operand)}`);
    case "in": return membership(tree.left, tree.right, scope, inner);
    case "?:": return compound(`${inner(tree.then)} if ${inner(tree.test)} else ${inner(tree.else)}`);
    case "size": return atom(`len(${inner(tree.list)})`);
    case "all": case "exists": {
      const body = printed(tree.body, scope).text;
      return atom(`${tree.op === "all" ? "all" : "any"}(${body} for ${variable(tree.variable)} in ${inner(tree.list)})`);
    }
    case "auth": case "hasRole": case "now": throw new Error("the expression is none of a record alone");
  }
}

function equality(op: "==" | "!=", left: Expression, right: Expression, inner: (each: Expression) => string): Printed {
  const other = right.is === "nothing" ? left : left.is === "nothing" ? right : undefined;
  return compound(other === undefined ? `${inner(left)} ${op} ${inner(right)}` : `${inner(other)} is ${op === "==" ? "" : "not "}None`);
}

/** What is absent is no member: no list holds `None`. */
function membership(left: Expression, right: Expression | readonly Literal[], scope: Scope, inner: (each: Expression) => string): Printed {
  return compound(`${inner(left)} in ${"op" in right ? inner(right) : tuple(right.map((each) => literalOf(each, scope).text))}`);
}

/** Steps behind what may be absent are taken by a function that stops there. */
function fieldOf(tree: FieldRef): Printed {
  const start = tree.variable === undefined ? "record" : variable(tree.variable);
  const steps = tree.path.map(attribute);
  const first = tree.path.findIndex((_, index) => index < tree.path.length - 1 && tree.optionalSteps.includes(index));
  if (first === -1) return atom([start, ...steps].join("."));
  return atom(`_c.at(${[start, ...steps.slice(0, first + 1)].join(".")}, ${steps.slice(first + 1).map(text).join(", ")})`);
}

/** Names of attributes do not begin with an underscore. */
function variable(name: string): string {
  return `_${attribute(name)}`;
}

function literalOf({ is, value }: Literal, scope: Scope): Printed {
  if (value === null) return atom("None");
  if (typeof value === "boolean") return atom(value ? "True" : "False");
  if (typeof value === "number") return numeral(value === 0 ? "0" : String(value));
  if (is === "int64") return numeral(value);
  if (is === "decimal") return atom(`${scope.use("Decimal")}(${text(value)})`);
  if (is === "uuid") return atom(`${scope.use("UUID")}(${text(value)})`);
  const readers: Partial<Record<Literal["is"], string>> = { date: "read_date", time: "read_time", timestamp: "read_timestamp", localDateTime: "read_local" };
  const reader = readers[is];
  if (reader === undefined) return atom(text(value));
  const digits = /\.([0-9]+)/.exec(value)?.[1]?.length ?? 0;
  return atom(`_v.${reader}(${text(value)}${is === "date" ? "" : `, ${digits}`})`);
}

function numeral(digits: string): Printed {
  return digits.startsWith("-") ? compound(digits) : atom(digits);
}

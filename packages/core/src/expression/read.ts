import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { checkArithmetic, checkNegation, refuseDivision } from "./arithmetic.ts";
import { checkCall } from "./call.ts";
import * as codes from "./codes.ts";
import { checkEquality, checkOrder } from "./compare.ts";
import type { Field } from "../model/field.ts";
import type { ValueKind, Written } from "./expression.ts";
import { described, kindOf } from "./kinds.ts";
import { nothing } from "./facts.ts";
import { everyNode } from "./fields.ts";
import { checkLiteral } from "./literal.ts";
import { checkCondition, checkConditional, checkJoined, checkNot } from "./logic.ts";
import { checkIn } from "./membership.ts";
import { checkName } from "./names.ts";
import { readSyntax } from "./cel.ts";
import { asDiagnostic, Reading, type Beside, type Place, type Scope, type Typed } from "./scope.ts";
import type { BinaryOperator, Syntax, SyntaxOf } from "./syntax.ts";

export type { Relation, Scope } from "./scope.ts";

/**
 * Reads a condition: CEL's syntax, our rule for absent values (a missing field equals null; only `==`, `!=` and `in` know missing values, everything
 * else needs a guard to its left). Gives the typed tree, or everything that is wrong with it, in the order of the text.
 */
export function readExpression(text: string, scope: Scope): { readonly written: Written } | { readonly problems: readonly Diagnostic[] } {
  const read = readSyntax(text);
  if ("problem" in read) return { problems: [asDiagnostic(read.problem, scope)] };
  const reading = new Reading(text, scope, check);
  const typed = checkCondition(reading, read.syntax, { proven: nothing, variables: new Map(), condition: read.syntax });
  if (typed !== undefined && ![...everyNode(typed.tree)].some((node) => ["field", "auth", "hasRole", "now"].includes(node.op))) {
    reading.refuse(codes.constant, read.syntax, "this does not depend on anything", {
      help: scope.place === "access" ? "write anyone, signedIn or nobody" : "name the fields that are meant",
    });
  }
  if (typed === undefined || reading.found.length > 0) return { problems: reading.found.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end) };
  return { written: { text, tree: typed.tree } };
}

/**
 * Reads the expression of a computed field: a value of the field's kind, which may be missing exactly if the field may. Texts are joined with +.
 * What the field asks of its values beside their kind, the expression need not show: it is asked of what is computed.
 */
export function readValue(text: string, scope: Scope, field: Pick<Field, "name" | "type" | "optional">): { readonly written: Written } | { readonly problems: readonly Diagnostic[] } {
  const read = readSyntax(text);
  if ("problem" in read) return { problems: [asDiagnostic(read.problem, scope)] };
  const reading = new Reading(text, scope, check);
  const is = kindOf(field.type);
  const typed = check(reading, read.syntax, { proven: nothing, variables: new Map(), condition: read.syntax }, { is, name: `'${field.name}'`, type: is === "enum" ? field.type : undefined });
  if (typed !== undefined && reading.found.length === 0) judgeValue(reading, typed, read.syntax, field, is);
  if (typed === undefined || reading.found.length > 0) return { problems: reading.found.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end) };
  return { written: { text, tree: typed.tree } };
}

function judgeValue(reading: Reading, { tree }: Typed, syntax: Syntax, { name, optional }: Pick<Field, "name" | "optional">, is: ValueKind): void {
  if (tree.is !== is) reading.refuse(codes.differentTypes, syntax, `this is ${described(tree.is)}, '${name}' is ${described(is)}`);
  else if (tree.optional && !optional) reading.refuse(codes.mayBeMissing, syntax, `this may be missing, and '${name}' may not`, { help: "say what stands for it, or make the field optional" });
  else if (!tree.optional && optional) reading.refuse(codes.neverMissing, syntax, `this is never missing, and '${name}' may be`, { help: "take optional out of the field" });
  else if (![...everyNode(tree)].some((node) => node.op === "field")) reading.refuse(codes.constant, syntax, "this does not depend on anything", { help: "name the fields that are meant" });
}

type Check<S extends Syntax> = (reading: Reading, syntax: S, place: Place, beside: Beside | undefined) => Typed | undefined;

const kinds: { readonly [K in Syntax["is"]]: Check<SyntaxOf<K>> } = {
  text: (reading, syntax, _place, beside) => checkLiteral(reading, syntax, beside),
  number: (reading, syntax, _place, beside) => checkLiteral(reading, syntax, beside),
  constant: (reading, syntax, _place, beside) => checkLiteral(reading, syntax, beside),
  name: checkName,
  member: checkName,
  call: checkCall,
  binary: (reading, syntax, place, beside) => operators[syntax.operator](reading, syntax, place, beside),
  not: checkNot,
  negate: checkNegation,
  conditional: checkConditional,
  list: (reading, syntax) => reading.refuse(codes.notInContracts, syntax, "a list in brackets stands behind in only", { help: "compare the field with each value" }),
  foreign: (reading, syntax) => reading.refuse(codes.notInContracts, syntax, syntax.what, { help: syntax.help }),
};

const operators: Readonly<Record<BinaryOperator, Check<SyntaxOf<"binary">>>> = {
  "==": checkEquality,
  "!=": checkEquality,
  "<": checkOrder,
  "<=": checkOrder,
  ">": checkOrder,
  ">=": checkOrder,
  in: checkIn,
  "&&": checkJoined,
  "||": checkJoined,
  "+": checkArithmetic,
  "-": checkArithmetic,
  "*": checkArithmetic,
  "/": refuseDivision,
  "%": refuseDivision,
};

function check(reading: Reading, syntax: Syntax, place: Place, beside?: Beside): Typed | undefined {
  return (kinds[syntax.is] as Check<Syntax>)(reading, syntax, place, beside);
}

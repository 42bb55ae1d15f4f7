import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { checkArithmetic, checkNegation, refuseDivision } from "./arithmetic.ts";
import { checkCall } from "./call.ts";
import * as codes from "./codes.ts";
import { checkEquality, checkOrder } from "./compare.ts";
import type { Written } from "./expression.ts";
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

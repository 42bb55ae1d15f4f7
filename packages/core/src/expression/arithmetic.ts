import { checkSides, fit, isNull } from "./compare.ts";
import * as codes from "./codes.ts";
import { nothing } from "./facts.ts";
import { described, numbers } from "./kinds.ts";
import { isPresent, nameOf } from "./presence.ts";
import type { Beside, Place, Reading, Typed } from "./scope.ts";
import type { Range, Syntax, SyntaxOf } from "./syntax.ts";

type Bounds = readonly [least: number, greatest: number];
const widest: Bounds = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];

/** `+`, `-`, `*` on whole numbers whose result every store computes exactly. */
export function checkArithmetic(reading: Reading, syntax: SyntaxOf<"binary">, place: Place, beside: Beside | undefined): Typed | undefined {
  const { left, right } = syntax;
  const operator = syntax.operator as "+" | "-" | "*";
  for (const side of [left, right]) if (isNull(side)) return reading.refuse(codes.noArithmetic, side, "null is no number", { help: "guard the missing value first" });
  if (operator === "+" && reading.scope.place === "computed" && beside?.is === "string") return joined(reading, syntax, place, beside);
  const sides = checkSides(reading, left, right, place, beside);
  if (sides === undefined) return undefined;
  const [a, b] = sides;
  const odd = notWhole(a) ?? notWhole(b);
  if (odd !== undefined && numbers.has(a.tree.is) && numbers.has(b.tree.is) && a.tree.is !== b.tree.is) {
    fit(reading, syntax, sides);
    return undefined;
  }
  if (odd !== undefined) {
    const at = odd === a ? left : right;
    return reading.refuse(codes.noArithmetic, syntax, `'${nameOf(reading, odd, at)}' is ${described(odd.tree.is)}, and only whole numbers are computed`, {
      help: odd.tree.is === "string" ? "texts are not joined in an expression" : "check it where the record is made",
    });
  }
  const present = [isPresent(reading, a, left, place), isPresent(reading, b, right, place)];
  if (present.includes(false)) return undefined;
  const bounds = combined[operator](a.bounds ?? widest, b.bounds ?? widest);
  if (!exact(bounds)) return refuseInexact(reading, syntax);
  return { tree: { op: operator, left: a.tree, right: b.tree, is: "integer", optional: false, span: reading.span(syntax) }, bounds, whenTrue: nothing, whenFalse: nothing };
}

/** Texts joined, in a computed field. */
function joined(reading: Reading, syntax: SyntaxOf<"binary">, place: Place, beside: Beside): Typed | undefined {
  const sides = [syntax.left, syntax.right].map((side) => {
    const typed = reading.check(reading, side, { ...place, condition: side, joined: undefined }, beside);
    if (typed === undefined || !isPresent(reading, typed, side, { ...place, condition: side, joined: undefined })) return undefined;
    if (typed.tree.is === "string") return typed.tree;
    return reading.refuse(codes.noArithmetic, side, `'${nameOf(reading, typed, side)}' is ${described(typed.tree.is)}, and only texts are joined with texts`);
  });
  const [left, right] = sides;
  if (left === undefined || right === undefined) return undefined;
  return { tree: { op: "+", left, right, is: "string", optional: false, span: reading.span(syntax) }, whenTrue: nothing, whenFalse: nothing };
}

/** `-x`. */
export function checkNegation(reading: Reading, syntax: SyntaxOf<"not" | "negate">, place: Place, beside: Beside | undefined): Typed | undefined {
  const operand = reading.check(reading, syntax.operand, place, beside);
  if (operand === undefined) return undefined;
  if (notWhole(operand) !== undefined) {
    return reading.refuse(codes.noArithmetic, syntax, `'${nameOf(reading, operand, syntax.operand)}' is ${described(operand.tree.is)}, and only whole numbers are computed`);
  }
  if (!isPresent(reading, operand, syntax.operand, place)) return undefined;
  const [least, greatest] = operand.bounds ?? widest;
  return {
    tree: { op: "negate", operand: operand.tree, is: "integer", optional: false, span: reading.span(syntax) },
    bounds: [-greatest, -least], whenTrue: nothing, whenFalse: nothing,
  };
}

/** `/` and `%`. */
export function refuseDivision(reading: Reading, syntax: SyntaxOf<"binary">): undefined {
  return reading.refuse(codes.division, syntax, syntax.operator === "/" ? "there is no division in expressions" : "there is no remainder in expressions", {
    help: syntax.operator === "/" ? "multiply the other side" : undefined,
  });
}

function notWhole(typed: Typed): Typed | undefined {
  return typed.tree.is === "integer" ? undefined : typed;
}

const combined: Readonly<Record<"+" | "-" | "*", (a: Bounds, b: Bounds) => Bounds>> = {
  "+": (a, b) => [a[0] + b[0], a[1] + b[1]],
  "-": (a, b) => [a[0] - b[1], a[1] - b[0]],
  "*": (a, b) => {
    const products = [a[0] * b[0], a[0] * b[1], a[1] * b[0], a[1] * b[1]];
    return [Math.min(...products), Math.max(...products)];
  },
};

function exact([least, greatest]: Bounds): boolean {
  return least >= Number.MIN_SAFE_INTEGER && greatest <= Number.MAX_SAFE_INTEGER;
}

function refuseInexact(reading: Reading, syntax: SyntaxOf<"binary">): undefined {
  const names = [...fieldsIn(syntax)].map((each) => `'${reading.written(each)}'`);
  return reading.refuse(codes.inexact, syntax, "the result may leave the whole numbers that every store keeps exactly", {
    help: `give ${names.length === 0 ? "its parts" : names.join(" and ")} a minimum and a maximum`,
  });
}

function* fieldsIn(syntax: Syntax): Generator<Range> {
  if (syntax.is === "name" || syntax.is === "member") yield syntax;
  if (syntax.is === "binary") {
    yield* fieldsIn(syntax.left);
    yield* fieldsIn(syntax.right);
  }
  if (syntax.is === "negate") yield* fieldsIn(syntax.operand);
}

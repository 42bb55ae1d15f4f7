import * as codes from "./codes.ts";
import type { Order } from "./expression.ts";
import { both, nothing, stepsOf, type Facts } from "./facts.ts";
import { comparable, described, numbers, ordered } from "./kinds.ts";
import { isPresent, nameOf, refuseNeverMissing } from "./presence.ts";
import type { Beside, Place, Reading, Typed } from "./scope.ts";
import { parenthesised, type Syntax, type SyntaxOf } from "./syntax.ts";

type Comparison = SyntaxOf<"binary">;

/** `==` and `!=`: null-safe, between two values of one kind, or a value and null. */
export function checkEquality(reading: Reading, syntax: Comparison, place: Place): Typed | undefined {
  if (refusesChain(reading, syntax)) return undefined;
  const { left, right } = syntax;
  const operator = syntax.operator as "==" | "!=";
  const [leftNull, rightNull] = [isNull(left), isNull(right)];
  if (leftNull !== rightNull) return nullTest(reading, syntax, leftNull ? right : left, place);
  if (isOpen(left) && isOpen(right)) return reading.refuse(codes.constant, syntax, "both sides are literals", { help: "name the field that is meant" });
  const sides = checkSides(reading, left, right, place);
  if (sides === undefined || !fit(reading, syntax, sides)) return undefined;
  const [a, b] = sides;
  if (!comparable.has(a.tree.is)) {
    return reading.refuse(codes.notComparable, syntax, `${quoted(reading, a, left)} is ${described(a.tree.is)}, which cannot be compared as a whole`, { help: "compare the parts that matter" });
  }
  // An absent owner must never equal an absent caller, whatever a store makes of it.
  if (a.tree.op === "auth" && !isPresent(reading, b, right, place)) return undefined;
  if (b.tree.op === "auth" && !isPresent(reading, a, left, place)) return undefined;
  const proven = both(b.tree.optional ? nothing : steps(a), a.tree.optional ? nothing : steps(b));
  return outcome({ op: operator, left: a.tree, right: b.tree, is: "boolean", optional: false, span: reading.span(syntax) }, operator === "==" ? proven : nothing, operator === "==" ? nothing : proven);
}

/** `<`, `<=`, `>`, `>=`: both sides are there, of one kind that has an order everywhere. */
export function checkOrder(reading: Reading, syntax: Comparison, place: Place): Typed | undefined {
  if (refusesChain(reading, syntax)) return undefined;
  const { left, right } = syntax;
  for (const side of [left, right]) if (isNull(side)) return reading.refuse(codes.differentTypes, side, "null has no order", { help: "compare it with == or !=" });
  if (isOpen(left) && isOpen(right)) return reading.refuse(codes.constant, syntax, "both sides are literals", { help: "name the field that is meant" });
  const sides = checkSides(reading, left, right, place);
  if (sides === undefined) return undefined;
  const [a, b] = sides;
  const odd = ordered.has(a.tree.is) ? (ordered.has(b.tree.is) ? undefined : ([b, right] as const)) : ([a, left] as const);
  if (odd !== undefined) {
    const { is } = odd[0].tree;
    return reading.refuse(codes.textOrder, syntax, `${quoted(reading, ...odd)} is ${described(is)}, which has no order`, {
      help: is === "enum" ? "name the values: x in ['a', 'b']" : is === "list" ? "compare its size" : undefined,
    });
  }
  const present = [isPresent(reading, a, left, place), isPresent(reading, b, right, place)];
  if (!fit(reading, syntax, sides) || present.includes(false)) return undefined;
  return outcome({ op: syntax.operator as Order["op"], left: a.tree, right: b.tree, is: "boolean", optional: false, span: reading.span(syntax) });
}

function outcome(tree: Typed["tree"], whenTrue: Facts = nothing, whenFalse: Facts = nothing): Typed {
  return { tree, whenTrue, whenFalse };
}

function nullTest(reading: Reading, syntax: Comparison, side: Syntax, place: Place): Typed | undefined {
  const equal = syntax.operator === "==";
  if (side.is === "name" && side.name === "auth" && reading.scope.place === "access" && !reading.scope.fields.some((field) => field.name === "auth")) {
    return reading.refuse(codes.signedIn, syntax, "'auth' is never missing: access implies a signed-in caller", { help: "for callers who are not signed in, write anyone instead of an expression" });
  }
  const typed = reading.check(reading, side, place);
  if (typed === undefined) return undefined;
  if (isOpen(side)) return reading.refuse(codes.constant, syntax, "both sides are literals", { help: "name the field that is meant" });
  const { tree } = typed;
  if (tree.op === "field" ? !tree.optional && tree.optionalSteps.length === 0 && !relationMayBeMissing(reading, tree.relation) : !tree.optional) {
    return refuseNeverMissing(reading, tree, side, syntax, equal, place);
  }
  const none = { op: "literal", is: "nothing", value: null, optional: true, span: reading.span(side === syntax.left ? syntax.right : syntax.left) } as const;
  const [left, right] = side === syntax.left ? [tree, none] : [none, tree];
  const proven = steps(typed);
  return outcome({ op: equal ? "==" : "!=", left, right, is: "boolean", optional: false, span: reading.span(syntax) }, equal ? nothing : proven, equal ? proven : nothing);
}

function relationMayBeMissing(reading: Reading, relation: string | undefined): boolean {
  return relation !== undefined && reading.scope.relations[relation]?.optional === true;
}

/** What is there once the value is known to be. */
export function steps(typed: Typed): Facts {
  return typed.tree.op === "field" ? stepsOf(typed.tree) : nothing;
}

export function isNull(syntax: Syntax): boolean {
  return syntax.is === "constant" && syntax.value === null;
}

/** Whether the kind comes from outside: literals, and what consists of literals only. */
export function isOpen(syntax: Syntax): boolean {
  switch (syntax.is) {
    case "text":
    case "number":
    case "constant":
      return true;
    case "negate":
      return isOpen(syntax.operand);
    case "conditional":
      return isOpen(syntax.then) && isOpen(syntax.else);
    case "binary":
      return ["+", "-", "*"].includes(syntax.operator) && isOpen(syntax.left) && isOpen(syntax.right);
    default:
      return false;
  }
}

/** Checks both sides; one that consists of literals takes the kind of the other. */
export function checkSides(reading: Reading, left: Syntax, right: Syntax, place: Place, beside?: Beside): readonly [Typed, Typed] | undefined {
  const openFirst = isOpen(left) && !isOpen(right);
  const first = reading.check(reading, openFirst ? right : left, place, beside);
  const hint = first === undefined ? undefined : besideOf(reading, first, openFirst ? right : left);
  const second = first === undefined && isOpen(openFirst ? left : right) ? undefined : reading.check(reading, openFirst ? left : right, place, hint ?? beside);
  if (first === undefined || second === undefined) return undefined;
  return openFirst ? [second, first] : [first, second];
}

export function besideOf(reading: Reading, typed: Typed, at: Syntax): Beside | undefined {
  return typed.tree.is === "nothing" ? undefined : { is: typed.tree.is, type: typed.type, name: quoted(reading, typed, at) };
}

function quoted(reading: Reading, typed: Typed, at: Syntax): string {
  return `'${nameOf(reading, typed, at)}'`;
}

/** Whether both sides are of one kind; reports where they are not. */
export function fit(reading: Reading, syntax: Comparison, [a, b]: readonly [Typed, Typed]): boolean {
  const [left, right] = [quoted(reading, a, syntax.left), quoted(reading, b, syntax.right)];
  const sides = `${left} is ${described(a.tree.is)}, ${right} ${described(b.tree.is)}`;
  if (a.tree.is === b.tree.is) return sameForm(reading, syntax, a, b, `${left} and ${right}`);
  if (numbers.has(a.tree.is) && numbers.has(b.tree.is)) reading.refuse(codes.mixedNumbers, syntax, sides, { help: "give both the same type" });
  else if (a.tree.is === "uid" || b.tree.is === "uid") {
    const [other, at] = a.tree.is === "uid" ? [b, syntax.right] : [a, syntax.left];
    reading.refuse(codes.uidMismatch, syntax, sides, { help: other.tree.op === "field" ? `give ${quoted(reading, other, at)} the type uid` : "compare it with a field of type uid" });
  } else reading.refuse(codes.differentTypes, syntax, sides, { help: a.tree.is === "enum" || b.tree.is === "enum" ? "name the enum's values: x in ['a', 'b']" : undefined });
  return false;
}

/** Values of one kind that still never meet: clocks with other digits, enums without a common value. */
function sameForm(reading: Reading, syntax: Comparison, a: Typed, b: Typed, sides: string): boolean {
  const [x, y] = [a.type, b.type];
  if (x === undefined || y === undefined) return true;
  if (x.kind === "enum" && y.kind === "enum" && !x.values.some((one) => y.values.some((other) => other.value === one.value))) {
    reading.refuse(codes.differentTypes, syntax, `${sides} have no value in common`);
    return false;
  }
  if ((x.kind === "time" && y.kind === "time") || (x.kind === "localDateTime" && y.kind === "localDateTime")) {
    if (x.precision === y.precision) return true;
    reading.refuse(codes.differentTypes, syntax, `${sides} have ${x.precision} and ${y.precision} digits behind the second`, { help: "give both the same precision" });
    return false;
  }
  return true;
}

const orders: ReadonlySet<string> = new Set(["<", "<=", ">", ">="]);
const comparisons: ReadonlySet<string> = new Set([...orders, "==", "!=", "in"]);

/** `a < b < c`, also where an equality and an order meet: parsers of CEL disagree on which of them binds first. */
export function refusesChain(reading: Reading, syntax: Comparison): boolean {
  for (const inner of [syntax.left, syntax.right]) {
    if (inner.is !== "binary" || !comparisons.has(inner.operator) || parenthesised(reading.text, inner)) continue;
    const [a, b, c, first, second] = inner === syntax.left
      ? [inner.left, inner.right, syntax.right, inner.operator, syntax.operator]
      : [syntax.left, inner.left, inner.right, syntax.operator, inner.operator];
    const written = `${reading.written(a)} ${first} ${reading.written(b)} && ${reading.written(b)} ${second} ${reading.written(c)}`;
    const simple = [first, second].every((each) => orders.has(each)) && !/[()]/.test(reading.written(syntax));
    reading.refuse(codes.chain, syntax, "a comparison is compared again", {
      help: simple ? `write ${written}` : "put each comparison in parentheses, or join them with &&",
      ...(simple ? { fix: { title: "join two comparisons with &&", edits: [{ start: syntax.start, end: syntax.end, text: place(written) }] } } : {}),
    });
    return true;
  }
  return false;

  /** Beside another operator the two comparisons stay together only in parentheses. */
  function place(written: string): string {
    return syntax.start === 0 && syntax.end === reading.text.length ? written : `(${written})`;
  }
}

import { besideOf, isOpen } from "./compare.ts";
import * as codes from "./codes.ts";
import { both, either } from "./facts.ts";
import { described, numbers } from "./kinds.ts";
import { isPresent, nameOf } from "./presence.ts";
import type { Beside, Place, Reading, Typed } from "./scope.ts";
import { parenthesised, type Syntax, type SyntaxOf } from "./syntax.ts";

/** Something true or false, and there: an operand, a test, a whole check. */
export function checkCondition(reading: Reading, syntax: Syntax, place: Place): Typed | undefined {
  const typed = reading.check(reading, syntax, place);
  if (typed === undefined) return undefined;
  if (typed.tree.is !== "boolean") {
    const name = nameOf(reading, typed, syntax);
    return reading.refuse(codes.notACondition, syntax, `'${name}' is ${described(typed.tree.is)}, not a condition`, {
      help: typed.tree.optional ? `write ${name} != null` : numbers.has(typed.tree.is) ? `compare it: ${name} > 0` : "compare it with something",
    });
  }
  return isPresent(reading, typed, syntax, place) ? typed : undefined;
}

/** `&&` and `||`: what the left side proves is known on the right. */
export function checkJoined(reading: Reading, syntax: SyntaxOf<"binary">, place: Place): Typed | undefined {
  const operator = syntax.operator as "&&" | "||";
  const left = checkCondition(reading, syntax.left, { ...place, condition: syntax.left, joined: syntax });
  const [onward, stops] = operator === "&&" ? (["whenTrue", "whenFalse"] as const) : (["whenFalse", "whenTrue"] as const);
  // Behind a faulty operand everything counts as proven: what it was meant to prove would only be reported as a second fault.
  const known = left === undefined ? "unreachable" : both(place.proven, left[onward]);
  const right = checkCondition(reading, syntax.right, { ...place, proven: known, condition: syntax.right, joined: syntax });
  if (left === undefined || right === undefined) return undefined;
  const goesOn = both(left[onward], right[onward]);
  const stopped = either(left[stops], both(left[onward], right[stops]));
  return {
    tree: { op: operator, left: left.tree, right: right.tree, is: "boolean", optional: false, span: reading.span(syntax) },
    whenTrue: operator === "&&" ? goesOn : stopped, whenFalse: operator === "&&" ? stopped : goesOn,
  };
}

export function checkNot(reading: Reading, syntax: SyntaxOf<"not" | "negate">, place: Place): Typed | undefined {
  // A guard belongs in front of the negation, not inside it.
  const operand = checkCondition(reading, syntax.operand, place);
  return operand === undefined ? undefined : {
    tree: { op: "!", operand: operand.tree, is: "boolean", optional: false, span: reading.span(syntax) },
    whenTrue: operand.whenFalse, whenFalse: operand.whenTrue,
  };
}

export function checkConditional(reading: Reading, syntax: SyntaxOf<"conditional">, place: Place, beside: Beside | undefined): Typed | undefined {
  if (syntax.then.is === "conditional" && !parenthesised(reading.text, syntax.then)) {
    const { start, end } = syntax.then;
    return reading.refuse(codes.syntax, syntax.then, "a test inside a test stands in parentheses", {
      help: `write (${reading.written(syntax.then)})`,
      fix: { title: "put it in parentheses", edits: [{ start, end: start, text: "(" }, { start: end, end, text: ")" }] },
    });
  }
  const test = checkCondition(reading, syntax.test, { ...place, condition: syntax.test, joined: undefined });
  const inThen: Place = { ...place, proven: test === undefined ? "unreachable" : both(place.proven, test.whenTrue), joined: undefined };
  const inElse: Place = { ...place, proven: test === undefined ? "unreachable" : both(place.proven, test.whenFalse), joined: undefined };
  const elseFirst = isOpen(syntax.then) && !isOpen(syntax.else);
  const first = reading.check(reading, elseFirst ? syntax.else : syntax.then, elseFirst ? inElse : inThen, beside);
  const hint = (first === undefined ? undefined : besideOf(reading, first, elseFirst ? syntax.else : syntax.then)) ?? beside;
  const second = reading.check(reading, elseFirst ? syntax.then : syntax.else, elseFirst ? inThen : inElse, hint);
  if (test === undefined || first === undefined || second === undefined) return undefined;
  const [yes, no] = elseFirst ? [second, first] : [first, second];
  const kind = yes.tree.is === "nothing" ? no : yes;
  if (yes.tree.is !== no.tree.is && yes.tree.is !== "nothing" && no.tree.is !== "nothing") {
    return reading.refuse(codes.differentTypes, syntax, `one side is ${described(yes.tree.is)}, the other ${described(no.tree.is)}`, { help: "both sides of : are of one type" });
  }
  if (kind.tree.is === "nothing") return reading.refuse(codes.constant, syntax, "both sides are null");
  return {
    tree: {
      op: "?:", test: test.tree, then: yes.tree, else: no.tree, is: kind.tree.is, span: reading.span(syntax),
      optional: yes.tree.optional || no.tree.optional,
    },
    type: kind.type,
    bounds: yes.bounds === undefined || no.bounds === undefined ? kind.bounds : [Math.min(yes.bounds[0], no.bounds[0]), Math.max(yes.bounds[1], no.bounds[1])],
    whenTrue: either(both(test.whenTrue, yes.whenTrue), both(test.whenFalse, no.whenTrue)),
    whenFalse: either(both(test.whenTrue, yes.whenFalse), both(test.whenFalse, no.whenFalse)),
  };
}

import { besideOf, isNull, refusesChain, steps } from "./compare.ts";
import * as codes from "./codes.ts";
import type { Literal } from "./expression.ts";
import { nothing } from "./facts.ts";
import { comparable, described, kindOf } from "./kinds.ts";
import { isPresent, nameOf } from "./presence.ts";
import type { Place, Reading, Typed } from "./scope.ts";
import type { Syntax, SyntaxOf } from "./syntax.ts";

/** `x in ['a', 'b']` and `x in list`. A missing x is in no list. */
export function checkIn(reading: Reading, syntax: SyntaxOf<"binary">, place: Place): Typed | undefined {
  if (refusesChain(reading, syntax)) return undefined;
  if (isNull(syntax.left)) return reading.refuse(codes.badListLiteral, syntax.left, "null is in no list", { help: "ask for it by itself: x == null" });
  return syntax.right.is === "list" ? inLiterals(reading, syntax, syntax.right, place) : inList(reading, syntax, place);
}

function inLiterals(reading: Reading, syntax: SyntaxOf<"binary">, list: SyntaxOf<"list">, place: Place): Typed | undefined {
  const left = reading.check(reading, syntax.left, place);
  if (list.items.length === 0) return reading.refuse(codes.badListLiteral, list, "the list is empty, so nothing is in it", { help: "write the values that are meant" });
  if (left === undefined) return undefined;
  if (left.tree.op === "literal") return reading.refuse(codes.constant, syntax, "both sides are literals", { help: "name the field that is meant" });
  if (!comparable.has(left.tree.is)) {
    return reading.refuse(codes.notComparable, syntax, `'${nameOf(reading, left, syntax.left)}' is ${described(left.tree.is)}, which cannot be compared as a whole`, { help: "compare the parts that matter" });
  }
  const items = list.items.map((item) => member(reading, item, left, syntax, place));
  if (items.includes(undefined)) return undefined;
  return {
    tree: { op: "in", left: left.tree, right: items as readonly Literal[], is: "boolean", optional: false, span: reading.span(syntax) },
    whenTrue: steps(left), whenFalse: nothing,
  };
}

function member(reading: Reading, item: Syntax, left: Typed, syntax: SyntaxOf<"binary">, place: Place): Literal | undefined {
  const name = reading.written(syntax.left);
  if (isNull(item)) return reading.refuse(codes.badListLiteral, item, "null is in no list", { help: `ask for it by itself: ${name} == null || …` });
  if (item.is !== "text" && item.is !== "number" && item.is !== "constant") {
    return reading.refuse(codes.badListLiteral, item, "a list in brackets holds literals only", { help: `write ${name} == ${reading.written(item)} || …` });
  }
  const typed = reading.check(reading, item, place, besideOf(reading, left, syntax.left));
  if (typed === undefined) return undefined;
  if (typed.tree.is !== left.tree.is) {
    return reading.refuse(codes.differentTypes, item, `this is ${described(typed.tree.is)}, '${nameOf(reading, left, syntax.left)}' is ${described(left.tree.is)}`);
  }
  return typed.tree as Literal;
}

function inList(reading: Reading, syntax: SyntaxOf<"binary">, place: Place): Typed | undefined {
  const { right } = syntax;
  const list = reading.check(reading, right, place);
  if (list === undefined) return undefined;
  const name = nameOf(reading, list, right);
  if (list.tree.op !== "field" || list.type?.kind !== "list") {
    return reading.refuse(codes.notAList, right, `'${name}' is ${described(list.tree.is)}, not a list`, {
      help: list.tree.is === "string" ? "texts are not searched: put a pattern on the field" : list.tree.is === "map" ? "keys of a map are not asked for" : undefined,
    });
  }
  const of = kindOf(list.type.of);
  if (!comparable.has(of)) {
    return reading.refuse(codes.notComparable, syntax, `the members of '${name}' are ${described(of)}, which cannot be compared as a whole`, { help: `write ${name}.exists(x, …)` });
  }
  const left = reading.check(reading, syntax.left, place, { is: of, type: list.type.of, name: `a member of '${name}'` });
  if (left === undefined || !isPresent(reading, list, right, place)) return undefined;
  if (left.tree.is !== of) {
    const code = left.tree.is === "uid" || of === "uid" ? codes.uidMismatch : codes.differentTypes;
    return reading.refuse(code, syntax, `'${nameOf(reading, left, syntax.left)}' is ${described(left.tree.is)}, a member of '${name}' ${described(of)}`, {
      help: code === codes.uidMismatch ? "give both the type uid" : undefined,
    });
  }
  return {
    tree: { op: "in", left: left.tree, right: list.tree, is: "boolean", optional: false, span: reading.span(syntax) },
    whenTrue: steps(left), whenFalse: nothing,
  };
}

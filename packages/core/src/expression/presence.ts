import * as codes from "./codes.ts";
import type { Expression } from "./expression.ts";
import { factOf } from "./facts.ts";
import type { Place, Reading, Typed } from "./scope.ts";
import { parenthesised, type Range, type Syntax } from "./syntax.ts";

/** The name of a value in a message: the path of a field, else the text as written. */
export function nameOf(reading: Reading, typed: Pick<Typed, "tree">, at: Range): string {
  return typed.tree.op === "field" ? factOf(typed.tree, typed.tree.path.length).replace("@", "") : reading.written(at);
}

/**
 * Whether the value is there at this place; if it may be missing, reports so with the guard that a person would write: in a check an absent
 * value is no fault (`x == null || …`), in access and where it decides nothing (`x != null && …`).
 */
export function isPresent(reading: Reading, typed: Typed, at: Range, place: Place): boolean {
  if (!typed.tree.optional) return true;
  const name = nameOf(reading, typed, at);
  if (typed.tree.op !== "field") {
    reading.refuse(codes.mayBeMissing, at, "this may be missing here", { help: "guard its parts first" });
    return false;
  }
  const { condition } = place;
  const asBoolean = typed.tree.is === "boolean" && condition.start === at.start && condition.end === at.end;
  if (asBoolean) {
    reading.refuse(codes.mayBeMissing, at, `'${name}' may be missing here`, {
      help: `write ${name} == true`, fix: { title: `compare it to true`, edits: [{ start: at.end, end: at.end, text: " == true" }] },
    });
    return false;
  }
  if (reading.scope.place === "computed" && place.condition.is !== "binary") {
    reading.refuse(codes.mayBeMissing, at, `'${name}' may be missing here`, { help: `say what stands for it: ${name} == null ? … : …` });
    return false;
  }
  const guard = reading.scope.place === "check" ? `${name} == null || ` : `${name} != null && `;
  const whole = condition.start === 0 && condition.end === reading.text.length;
  const outer = !whole && !parenthesised(reading.text, condition) ? ["(", ")"] : ["", ""];
  const inner = condition.is === "conditional" ? ["(", ")"] : ["", ""]; // ?: binds less than the guard
  reading.refuse(codes.mayBeMissing, at, `'${name}' may be missing here`, {
    help: `compare it to null first: ${guard}${inner[0]}${reading.written(condition)}${inner[1]}`,
    fix: {
      title: "compare it to null first",
      edits: [
        { start: condition.start, end: condition.start, text: `${outer[0]}${guard}${inner[0]}` },
        ...(`${inner[1]}${outer[1]}` === "" ? [] : [{ start: condition.end, end: condition.end, text: `${inner[1]}${outer[1]}` }]),
      ],
    },
  });
  return false;
}

/** A comparison to null of something that is always there. Where it is an operand of && or || that it does not decide, the fix leaves it away. */
export function refuseNeverMissing(reading: Reading, tree: Expression, at: Range, comparison: Syntax, equal: boolean, place: Place): undefined {
  const name = nameOf(reading, { tree }, at);
  if (tree.op === "auth" && tree.what === "uid") {
    return reading.refuse(codes.signedIn, comparison, "'auth.uid' is never missing: access implies a signed-in caller", { help: "for callers who are not signed in, write anyone instead of an expression" });
  }
  const { joined } = place;
  const idle = joined !== undefined && place.condition === comparison && joined.operator === (equal ? "||" : "&&");
  const other = idle && !/[()]/.test(reading.text.slice(joined.left.end, joined.right.start))
    ? (joined.left === comparison ? { start: joined.left.start, end: joined.right.start } : { start: joined.left.end, end: joined.right.end })
    : undefined;
  return reading.refuse(codes.neverMissing, comparison, `'${name}' is never missing`, {
    help: equal ? "remove the comparison: it is never true" : "remove the comparison: it is always true",
    ...(other === undefined ? {} : { fix: { title: "remove the comparison", edits: [{ ...other, text: "" }] } }),
  });
}

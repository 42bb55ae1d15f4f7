import { accessTo, report, type AccessRule, type Diagnostic, type Entity, type Expression } from "@concord/core";
import { readsLess } from "./codes.ts";

/** Lines that may let a caller change a record that the read line does not show. */
export function readsLessFindings(entity: Entity): readonly Diagnostic[] {
  const read = accessTo(entity, "read");
  return (["update", "delete"] as const).filter((operation) => !covers(read, accessTo(entity, operation))).map((operation) =>
    report(readsLess, accessTo(entity, operation).span, `who may ${operation} a record may not always read it, and PostgreSQL then shows no row to ${operation}`, {
      related: [{ span: read.span, message: "the read line" }], help: `let the read line hold wherever the ${operation} line does`,
    }));
}

/**
 * Whether the first rule surely holds wherever the second does: each of the second's alternatives has every condition of one of the
 * first's.
 */
function covers(read: AccessRule, change: AccessRule): boolean {
  if (change.who === "nobody" || read.who === "anyone") return true;
  if (read.who === "signedIn") return change.who !== "anyone";
  if (read.if === undefined || change.if === undefined) return false;
  const shown = alternatives(read.if.tree);
  return alternatives(change.if.tree).every((conditions) => shown.some((needed) => [...needed].every((each) => conditions.has(each))));
}

/** Products beyond this are not written out: the line then counts as one condition. */
const mostAlternatives = 64;

/**
 * An expression as alternatives of conditions that must all hold; what is neither `&&` nor `||` is one condition, told apart by what it
 * says.
 */
function alternatives(tree: Expression): readonly ReadonlySet<string>[] {
  if (tree.op === "||") return [...alternatives(tree.left), ...alternatives(tree.right)];
  const [left, right] = tree.op === "&&" ? [alternatives(tree.left), alternatives(tree.right)] : [[], []];
  if (tree.op === "&&" && left.length * right.length <= mostAlternatives) {
    return left.flatMap((one) => right.map((other) => new Set([...one, ...other])));
  }
  return [new Set([JSON.stringify(tree, (key, value: unknown) => (key === "span" ? undefined : value))])];
}

import type { Claim, Constraint, ConstraintKind } from "@concord/core";

/** A diagram refuses nothing: a demand on a column stands in its type, its flags or its note; what is inside an object or list is not drawn. */
type Said = { readonly verdict: "documented"; readonly where: string } | { readonly verdict: "lost"; readonly why: string; readonly instead: string };

const file = "diagram/schema.dbml";
const instead = "the stores that hold the record, and its generated validator";
const lost = (why: string): Said => ({ verdict: "lost", why, instead });

/** Of a demand on a column as a whole. */
const parts: Record<Exclude<ConstraintKind, "closed" | "access" | "members">, string> = {
  type: "the column's type", required: "the column's settings", precision: "the column's type", maxLength: "the column's type", values: "the enum",
  format: "the column's note", pattern: "the column's note", normalize: "the column's note", minLength: "the column's note",
  minimum: "the column's note", maximum: "the column's note", exclusiveMinimum: "the column's note", exclusiveMaximum: "the column's note",
  minItems: "the column's note", maxItems: "the column's note", uniqueItems: "the column's note",
  keys: "the column's note", require: "the column's note", part: "the column's note",
  key: "the table's key", unique: "the table's indexes or note", reference: "Ref", check: "the table's note", expires: "the table's note", keep: "the table's note", appendOnly: "the table's note", initial: "the table's note", transition: "the table's note", history: "the table's note", staging: "the table's note",
  default: "the column's settings", auto: "the column's settings or note", computed: "the column's note", immutable: "the column's note", setBy: "the column's note", secret: "the column's note",
};

const documented = new Map(Object.entries(parts).map(([kind, part]): [string, Said] => [kind, { verdict: "documented", where: `${file}, ${part}` }]));
const closed = lost("a diagram shows what there is, not that there is nothing else");
const access = lost("a diagram knows no callers");
const members = lost("a diagram does not say what a list or map may hold");
const inside = lost("objects and lists are drawn as one column");

/** One claim for each constraint, in their order. */
export function claimsOf(constraints: readonly Constraint[]): readonly Claim[] {
  return constraints.map((constraint) => {
    const claim = said(constraint);
    return claim.verdict === "documented"
      ? { constraint: constraint.id, target: "diagram", verdict: claim.verdict, where: claim.where }
      : { constraint: constraint.id, target: "diagram", verdict: claim.verdict, why: claim.why, instead: claim.instead };
  });
}

function said({ kind, path }: Constraint): Said {
  if (kind === "closed") return closed;
  if (kind === "access") return access;
  if (kind === "members") return members;
  return path.length > 1 ? inside : (documented.get(kind) as Said);
}

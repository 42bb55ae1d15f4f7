import { computedName, type Claim, type Constraint, type ConstraintKind, type Entity, type Place } from "@concord/core";
import { beyond, notAsked } from "../claims.ts";
import { functionOf, folder } from "./names.ts";
import { markOf, stepOf } from "./site.ts";

/** A claim for every constraint: the statement that refuses, or why there is none. */
export function validatorClaims(entity: Entity, constraints: readonly Constraint[], places: ReadonlyMap<string, Place>): readonly Claim[] {
  const hidden = new Map(entity.fields.filter((field) => field.secret).map((field) => [field.name, field]));
  const documented: Partial<Record<ConstraintKind, string>> = {
    auto: `${functionOf(entity, "create")} and ${functionOf(entity, "patch")} know no such key`,
    immutable: `${functionOf(entity, "patch")} knows no such key`,
    appendOnly: `${functionOf(entity, "patch")} knows no key`,
    secret: "in no shape, so that the closed ones refuse it",
    default: `${functionOf(entity, "create")} takes a record without it, and judges it with the default`,
  };
  return constraints.map((constraint): Claim => {
    const of = { constraint: constraint.id, target: folder };
    const { shape } = constraint;
    if (shape !== undefined) {
      const place = places.get(markOf([stepOf(shape), ...(constraint.kind === "check" ? [constraint.name ?? ""] : constraint.path)], constraint.kind));
      return place === undefined ? { ...of, ...notAsked(entity, constraint) } : { ...of, verdict: "enforced", by: place };
    }
    const where = documented[constraint.kind];
    if (where !== undefined) return { ...of, verdict: "documented", where };
    const asked = constraint.kind === "computed" ? computedName(constraint.path[0] ?? "") : constraint.kind === "check" ? (constraint.name ?? "") : undefined;
    const outcome = asked !== undefined ? undefined : beyond[constraint.kind];
    if (outcome !== undefined) return { ...of, ...outcome(constraint, entity) };
    const field = hidden.get(constraint.path[0] ?? "");
    if (field !== undefined) return { ...of, verdict: "lost", why: "a secret field is in no shape", instead: field.stores.join(", ") };
    const by = places.get(asked === undefined ? markOf(constraint.path, constraint.kind) : markOf([asked], "check"));
    if (by !== undefined) return { ...of, verdict: "enforced", by };
    if (asked !== undefined) return { ...of, verdict: "lost", why: "it asks for what no shape of the record has", instead: entity.primary };
    throw new Error(`nothing is printed for ${constraint.id}`);
  });
}

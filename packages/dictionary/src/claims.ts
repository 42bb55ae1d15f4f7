import type { Claim, Constraint, Entity } from "@concord/core";
import { pageOf } from "./names.ts";

/** A claim for every constraint: a page tells all of them, and refuses nothing. */
export function claimsOf(entity: Entity, constraints: readonly Constraint[]): readonly Claim[] {
  const where = pageOf(entity);
  return constraints.map(({ id }) => ({ constraint: id, target: "docs", verdict: "documented", where }));
}

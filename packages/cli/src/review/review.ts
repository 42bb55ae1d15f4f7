import { nameOf, type JudgedChange } from "@concord/changes";
import type { Entity, Schema } from "@concord/core";
import { changedClaims, changedCosts, type Report } from "@concord/report";
import type { Difference } from "../project/compared.ts";
import { hashOfContracts, noSnapshot, readSnapshot } from "../project/snapshot.ts";
import { claimsOf, storeNames } from "./claims.ts";
import { diagramOf } from "./diagram.ts";
import { impactsOf } from "./impact.ts";
import type { Looked } from "./looked.ts";
import { newMigrations } from "./migrations.ts";
import { packagesOf } from "./packages.ts";

/** Everything that a review is told of a difference. */
export function reviewOf(difference: Difference, looked: Looked): Report {
  const { against, before, after, changes, approved, approvals, audiences, diagnostics, sources } = difference;
  const [old, now] = [claimsOf(before, entitiesOf(changes, "before")), claimsOf(after, entitiesOf(changes, "after"))];
  const byName = new Map(approvals.map((approval) => [approval.change, approval]));
  const planned = readSnapshot(looked.root);
  const diagram = diagramOf(changes, after);
  return {
    against, changes, audiences, diagnostics,
    approved: new Map([...approved].flatMap((each) => {
      const approval = byName.get(nameOf(each.change));
      return approval === undefined ? [] : [[each, approval] as const];
    })),
    owners: new Map([...ownersOf(before), ...ownersOf(after)]),
    packages: packagesOf(difference, looked),
    migrations: newMigrations(looked),
    isUnplanned: planned.hash !== noSnapshot.hash && planned.hash !== hashOfContracts(sources),
    impacts: impactsOf(difference),
    claims: changedClaims(old.claims, now.claims, changes, storeNames),
    costs: changedCosts(old.costs, now.costs),
    ...(diagram === undefined ? {} : { diagram }),
  };
}

function entitiesOf(changes: readonly JudgedChange[], side: "before" | "after"): readonly Entity[] {
  return [...new Set(changes.flatMap(({ change }) => change.entity[side] ?? []))];
}

function ownersOf({ entities, views, queries }: Schema): readonly (readonly [string, string])[] {
  return [...entities, ...views, ...queries].flatMap(({ id, owner }) => (owner === undefined ? [] : [[id, owner] as const]));
}

import { nameOf, type JudgedChange } from "@concord/changes";
import type { Entity, Schema } from "@concord/core";
import { packageChanges, packageNames } from "@concord/publish";
import { changedClaims, changedCosts, type Report } from "@concord/report";
import type { Difference } from "../project/compared.ts";
import { hashOfContracts, noSnapshot, readSnapshot } from "../project/snapshot.ts";
import { claimsOf, storeNames } from "./claims.ts";
import { diagramOf } from "./diagram.ts";
import { impactsOf } from "./impact.ts";
import { newMigrations } from "./migrations.ts";

/** Where a review looks: the project, and what it is compared with, as the command line named it. */
export interface Looked { readonly root: string; readonly folder: string; readonly named: string | undefined }

/** Everything that a review is told of a difference. */
export function reviewOf(difference: Difference, { root, folder, named }: Looked): Report {
  const { against, before, after, changes, approved, approvals, audiences, diagnostics, sources } = difference;
  const [old, now] = [claimsOf(before, entitiesOf(changes, "before")), claimsOf(after, entitiesOf(changes, "after"))];
  const byName = new Map(approvals.map((approval) => [approval.change, approval]));
  const planned = readSnapshot(root);
  const diagram = diagramOf(changes, after);
  return {
    against, changes, audiences, diagnostics,
    approved: new Map([...approved].flatMap((each) => {
      const approval = byName.get(nameOf(each.change));
      return approval === undefined ? [] : [[each, approval] as const];
    })),
    owners: new Map([...ownersOf(before), ...ownersOf(after)]),
    packages: packagesOf(before, after),
    migrations: newMigrations(root, folder, named),
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

/** The packages that changes concern, with the version that they ask for. */
function packagesOf(before: Schema, after: Schema): Report["packages"] {
  if (after.project.packages === undefined) return [];
  const { bump } = packageChanges(before, after);
  return packageNames(after, after.project.packages).map((named) => ({ name: named.name, bump: bump(named) })).filter((each) => each.bump !== "none");
}

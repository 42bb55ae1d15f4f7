import { audiencesOf, bumpOf, isFinding, whoBreaks, type Audience, type Bump, type JudgedChange } from "@concord/changes";
import type { Report } from "./report.ts";

/** How a change stands in a review. A change that weakens something counts as that alone, an approved one as approved alone. */
export type Standing = "weakened" | "breaking" | "approved" | "safe";

export function standingOf(each: JudgedChange, { approved, audiences }: Pick<Report, "approved" | "audiences">): Standing {
  if (!isFinding(each, audiences)) return "safe";
  if (approved.has(each)) return "approved";
  return audiencesOf(each, "weakened").length > 0 ? "weakened" : "breaking";
}

/** The changes of one contract. */
export interface OfContract { readonly id: string; readonly changes: readonly JudgedChange[]; readonly counts: Readonly<Record<Standing, number>>; readonly bump: Bump }

/** The contracts that changed, those with findings first, else in the order of changes. The project's own changes have an empty id. */
export function contractsOf(report: Report): readonly OfContract[] {
  const groups = [...Map.groupBy(report.changes, ({ change }) => change.of)].map(([id, changes]) => ({ id, changes, counts: countsOf(changes, report), bump: bumpOf(changes) }));
  const rank = ({ counts }: OfContract): number => (counts.weakened > 0 ? 0 : counts.breaking > 0 ? 1 : counts.approved > 0 ? 2 : 3);
  return groups.toSorted((one, other) => rank(one) - rank(other));
}

export function countsOf(changes: readonly JudgedChange[], report: Pick<Report, "approved" | "audiences">): Readonly<Record<Standing, number>> {
  const counts = { weakened: 0, breaking: 0, approved: 0, safe: 0 };
  for (const each of changes) counts[standingOf(each, report)] += 1;
  return counts;
}

/** Whom a change breaks or weakens, by the reason: those with the same reason are named together. */
export function reasonsOf(each: JudgedChange, audiences: readonly Audience[]): readonly { readonly is: "weakened" | "breaking"; readonly whom: string; readonly why: string }[] {
  return (["weakened", "breaking"] as const).flatMap((is) => {
    const concerned = audiencesOf(each, is).filter((audience) => is === "weakened" || audiences.includes(audience));
    return [...Map.groupBy(concerned, (audience) => each.verdicts[audience].why)].map(([why, of]) => ({ is, whom: of.map((audience) => whoBreaks[audience]).join(", "), why }));
  });
}

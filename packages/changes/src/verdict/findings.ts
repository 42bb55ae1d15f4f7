import { report, type Diagnostic, type Span } from "@concord/core";
import type { Approval } from "../approve/approved.ts";
import { describe, nameOf, placeOf } from "../change/describe.ts";
import { audienceNames, heeded, whoBreaks, type Audience } from "./audience.ts";
import { breaking, expiredApproval, unneededApproval, weakened } from "./codes.ts";
import type { JudgedChange } from "./judge.ts";

/** What the changes between two states come to. */
export interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  /** The changes that somebody answers for. */
  readonly approved: ReadonlySet<JudgedChange>;
}

/** What findings need to know beside the changes: approvals, the day (`2027-01-31`), how a place in the state before is shown, and whose break counts. */
export interface FindingsOptions {
  readonly approvals: readonly Approval[];
  readonly today: string;
  readonly former: (span: Span) => Span;
  readonly audiences?: readonly Audience[];
}

/** Every change that breaks somebody or weakens something, unless it is approved; and approvals that are over or for nothing. */
export function findingsOf(changes: readonly JudgedChange[], { approvals, today, former, audiences = heeded }: FindingsOptions): Findings {
  const byName = new Map(approvals.map((approval) => [approval.change.trim(), approval]));
  const used = new Set<Approval>();
  const approved = new Set<JudgedChange>();
  const found = changes.flatMap((each) => {
    if (!isFinding(each, audiences)) return [];
    const approval = byName.get(nameOf(each.change));
    if (approval === undefined) return [findingOf(each, former)];
    used.add(approval);
    if (approval.until >= today) {
      approved.add(each);
      return [];
    }
    return [report(expiredApproval, approval.span, `the approval ended on ${approval.until}`, { help: `${approval.owner} approved it: ${approval.reason}` }), findingOf(each, former)];
  });
  const unneeded = approvals.filter((approval) => !used.has(approval))
    .map((approval) => report(unneededApproval, approval.span, "no breaking change has this name", { help: "remove it, or write the line that concord diff prints" }));
  return { diagnostics: [...found, ...unneeded], approved };
}

/** Whether a change breaks one of these audiences, or weakens something. */
export function isFinding({ verdicts }: JudgedChange, audiences: readonly Audience[] = heeded): boolean {
  return audiences.some((audience) => verdicts[audience].is === "breaking" || verdicts[audience].is === "weakened");
}

/** The audiences for which a change is one of these. */
export function audiencesOf({ verdicts }: JudgedChange, is: "breaking" | "weakened" | "safe"): readonly Audience[] {
  return audienceNames.filter((audience) => verdicts[audience].is === is);
}

/** A change as a finding: at what it made, or at the nearest thing that is left, with the old place beside it. */
function findingOf(each: JudgedChange, former: (span: Span) => Span): Diagnostic {
  const { change, verdicts } = each;
  const { before, after } = change.spans;
  const isWeaker = audiencesOf(each, "weakened").length > 0;
  const why = Map.groupBy([...audiencesOf(each, "weakened"), ...audiencesOf(each, "breaking")], (audience) => verdicts[audience].why);
  const help = [...why].map(([reason, audiences]) => `${audiences.map((audience) => whoBreaks[audience]).join(", ")}: ${reason}`).join("; ");
  const span = after ?? change.entity.after?.span ?? (before === undefined ? undefined : former(before)) ?? { file: "schemas/project.yaml", start: 0, end: 0 };
  const related = before === undefined || after === undefined ? [] : [{ span: former(before), message: "as it was" }];
  return report(isWeaker ? weakened : breaking, span, `${placeOf(change)}: ${describe(change)}`, { help: `${help}. To approve it: ${nameOf(change)}`, related });
}

import { audienceNames, whoBreaks, type Audience } from "@concord/changes";
import type { Report } from "../report.ts";
import { folded, section, type Section } from "./section.ts";
import { plural, table } from "./words.ts";

/** The verdict for every audience, to be opened: who can go on, and how many changes stop those who cannot. */
export function audiences(report: Report): Section {
  if (report.changes.length === 0) return section(3, "");
  const rows = audienceNames.map((audience) => [whoBreaks[audience], verdict(audience, report)]);
  return section(3, folded("Verdict for each audience", table(["for", "verdict"], rows)));
}

function verdict(audience: Audience, { changes, audiences: heeded, approved }: Report): string {
  const of = (is: "breaking" | "weakened"): number => changes.filter((each) => each.verdicts[audience].is === is && !approved.has(each)).length;
  const agreed = changes.filter((each) => ["breaking", "weakened"].includes(each.verdicts[audience].is) && approved.has(each)).length;
  const [broken, weaker] = [of("breaking"), of("weakened")];
  if (broken + weaker + agreed === 0) return changes.every((each) => each.verdicts[audience].is === "unconcerned") ? "not concerned" : "safe";
  return [
    ...(weaker > 0 ? [`**weakened** by ${plural(weaker, "change")}`] : []),
    ...(broken > 0 ? [heeded.includes(audience) ? `**broken** by ${plural(broken, "change")}` : `would break by ${plural(broken, "change")}; counts with --strict`] : []),
    ...(agreed > 0 ? [`${plural(agreed, "approved break")}`] : []),
  ].join("; ");
}

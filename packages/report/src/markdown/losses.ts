import { text } from "@concord/dictionary";
import { isLoss, type ChangedClaim } from "../claims.ts";
import type { Report } from "../report.ts";
import { elsewhere } from "./changes.ts";
import { folded, section, type Section } from "./section.ts";
import { plural, span, table } from "./words.ts";

/** Constraints named of one reason; the others are counted. */
const mostNamed = 4;
/** Reasons beyond which the table is to be opened. */
const mostShown = 6;

/** What stores and validators no longer refuse, or never will; and what they refuse from now on. */
export function losses(report: Report): Section {
  const [lost, won] = [report.claims.filter(isLoss), report.claims.filter((each) => !isLoss(each))];
  if (lost.length + won.length === 0) return section(5, "");
  const rows = groupsOf(lost);
  const shown = table(["not enforced", "by", "before", "why, and what does it instead"], rows);
  const gains = won.length === 0 ? [] : [folded(`${plural(won.length, "constraint")} better kept than before`, table(["constraint", "by", "before", "now"], won.map(({ constraint, target, before, after }) => [span(constraint), text(target), text(before ?? "new"), text(after ?? "")])))];
  const title = "### What is no longer, or not, enforced";
  const short = `### Enforcement\n\n${plural(lost.length, "constraint")} not enforced somewhere, ${plural(won.length, "constraint")} better kept: ${elsewhere(report)}`;
  if (lost.length === 0) return section(5, gains.join("\n\n"), short);
  return section(5, [title, rows.length <= mostShown ? shown : folded(`${plural(lost.length, "constraint")}, by ${plural(rows.length, "reason")}`, shown), ...gains].join("\n\n"), short);
}

/** A row for each target, verdict before and reason. */
function groupsOf(lost: readonly ChangedClaim[]): readonly (readonly string[])[] {
  return [...Map.groupBy(lost, ({ target, before, after, why }) => JSON.stringify([target, before, after, why]))].map(([, group]) => {
    const { target, before, after, why } = group[0] as ChangedClaim;
    const named = group.slice(0, mostNamed).map(({ constraint }) => span(constraint)).join("<br>");
    const rest = group.length - mostNamed;
    return [rest <= 0 ? named : `${named}<br>… and ${plural(rest, "more", "more")}`, text(target), text(before ?? "new"), why === undefined ? text(after ?? "") : text(why)];
  });
}

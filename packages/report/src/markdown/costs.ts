import { text } from "@concord/dictionary";
import { share, type ChangedCost } from "../costs.ts";
import type { Report } from "../report.ts";
import { folded, section, type Section } from "./section.ts";
import { plural, span, spelled, table } from "./words.ts";

/** Operations below this share of their limit are of interest to nobody in a review. */
const least = 0.5;
const mostNamed = 10;

/** What operations cost now, where a target has a budget: those above half of it are shown, the others can be opened. */
export function costs({ costs: all }: Report): Section {
  if (all.length === 0) return section(4, "");
  const near = all.filter((each) => share(each) >= least);
  const what = [...new Set(all.map(({ target, of, limit }) => `${text(of)} of ${spelled(limit)} that a request of ${text(target)} may cost`))].join("; ");
  const most = Math.max(...all.map(share));
  const said = `${plural(all.length, "operation")} with another cost (${what}); the dearest takes ${Math.round(most * 100)} %.`;
  const rest = all.filter((each) => !near.includes(each));
  return section(4,
    near.length === 0 ? folded(said, tableOf(all)) : ["### Rules budget", said, tableOf(near), ...(rest.length === 0 ? [] : [folded(plural(rest.length, "other operation"), tableOf(rest))])].join("\n\n"),
    `${said} ${near.slice(0, mostNamed).map(({ entity, operation, after = 0 }) => `${span(entity)} ${text(operation)} ${spelled(after)}`).join(", ")}`);
}

function tableOf(costs: readonly ChangedCost[]): string {
  return table(["entity", "operation", "before", "now", "of"], costs.map(({ entity, operation, before, after, limit }) => [
    span(entity), text(operation), before === undefined ? "new" : spelled(before), after === undefined ? "gone" : share({ after, limit } as ChangedCost) > 0.9 ? `**${spelled(after)}**` : spelled(after), spelled(limit),
  ]));
}

import { nameOf } from "@concord/changes";
import { fence } from "@concord/dictionary";
import type { Report } from "../report.ts";
import { standingOf } from "../standing.ts";
import { elsewhere } from "./changes.ts";
import { folded, section, type Section } from "./section.ts";
import { visible } from "./words.ts";

/** What is written into schemas/approved.yaml where the breaks are meant, to be opened. */
export function approve(report: Report): Section {
  const open = report.changes.filter((each) => ["breaking", "weakened"].includes(standingOf(each, report)));
  if (open.length === 0) return section(2, "");
  const lines = open.map(({ change }) => `  - change: ${JSON.stringify(nameOf(change))}\n    reason: \n    owner: \n    until: `);
  return section(2, folded("To approve these breaks", `In \`schemas/approved.yaml\`, with a reason, who answers for it, and the last day on which it holds, as 2027-01-31:\n\n${fence(visible(`approved:\n${lines.join("\n")}`), "yaml")}`), `How to approve breaks: ${elsewhere(report)}`);
}

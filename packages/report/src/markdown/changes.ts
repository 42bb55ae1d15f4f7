import type { JudgedChange } from "@concord/changes";
import { text } from "@concord/dictionary";
import type { Report } from "../report.ts";
import { contractsOf, reasonsOf, standingOf, type OfContract, type Standing } from "../standing.ts";
import { folded, section, type Section } from "./section.ts";
import { isItself, plural, span, told } from "./words.ts";

/** Safe changes of a contract beyond so many are opened by whoever wants to read them. */
const mostSafe = 8;
/** New contracts beyond so many are opened, too. */
const mostFresh = 30;
/** Findings that the shortest form still lists. */
const mostFindings = 20;

/** What changed in every contract, in plain words, with whom it breaks. */
export function changes(report: Report): Section {
  const contracts = contractsOf(report);
  if (contracts.length === 0) return section(8, "");
  const fresh = contracts.filter(isFresh);
  const full = [...contracts.filter((each) => !isFresh(each)).map((each) => ofContract(each, report, true)), ...newOnes(fresh)].join("\n\n");
  const findings = contracts.filter(({ counts }) => counts.breaking + counts.weakened + counts.approved > 0);
  const safe = contracts.reduce((sum, { counts }) => sum + counts.safe, 0);
  const left = safe === 0 ? "" : `\n\n${plural(safe, "safe change")} not listed: ${elsewhere(report)}`;
  return section(8, full, `${findings.map((each) => ofContract(each, report, false)).join("\n\n")}${left}`, shortest(report));
}

/** Whether all there is to say of a contract is that it is new. */
function isFresh({ changes: [only, ...more], counts }: OfContract): boolean {
  return only !== undefined && more.length === 0 && counts.safe === 1 && only.change.kind.endsWith("-added") && isItself(only.change);
}

/** New contracts, all in one list. */
function newOnes(fresh: readonly OfContract[]): readonly string[] {
  if (fresh.length === 0) return [];
  const names = fresh.map(({ id, changes: [only] }) => `${span(id)}${only?.change.kind === "entity-added" ? "" : ` (${only?.change.kind.replace("-added", "").replace("-", " ")})`}`).join(", ");
  return [fresh.length <= mostFresh ? `### New\n${names}` : `### New\n${folded(plural(fresh.length, "new contract"), names)}`];
}

/** Where everything stands that a form leaves out. */
export function elsewhere({ against }: Pick<Report, "against">): string {
  return `${span(`concord report --against ${against} --limit 0`)} prints all.`;
}

/** What a reviewer has to look at first. */
const inOrder: readonly Standing[] = ["weakened", "breaking", "approved"];

const signs: Readonly<Record<Standing, string>> = { weakened: "**weakened** ", breaking: "**breaking** ", approved: "approved ", safe: "" };

function ofContract({ id, changes: all }: OfContract, report: Report, withSafe: boolean): string {
  const open = inOrder.flatMap((standing) => all.filter((each) => standingOf(each, report) === standing));
  const safe = all.filter((each) => standingOf(each, report) === "safe");
  const safeLines = safe.map(({ change }) => `- ${told(change)}`).join("\n");
  const parts = [
    open.map((each) => finding(each, report)).join("\n"),
    ...(!withSafe || safe.length === 0 ? [] : [safe.length <= mostSafe ? safeLines : folded(`${plural(safe.length, "safe change")}`, safeLines)]),
  ].filter((part) => part !== "");
  return `### ${id === "" ? "project.yaml" : span(id)}\n${parts.join(safe.length <= mostSafe ? "\n" : "\n\n")}`;
}

/** A change that breaks or weakens: what, then whom and why, and who approved it. */
function finding(each: JudgedChange, report: Report): string {
  const approval = report.approved.get(each);
  const reasons = reasonsOf(each, report.audiences).map(({ whom, why }) => `  - ${whom}: ${text(why)}`);
  const by = approval === undefined ? [] : [`  - approved by ${span(approval.owner)} until ${text(approval.until)}: ${text(approval.reason)}`];
  return [`- ${signs[standingOf(each, report)]}${told(each.change)}`, ...by, ...reasons].join("\n");
}

function shortest(report: Report): string {
  const all = report.changes.filter((each) => standingOf(each, report) !== "safe");
  const lines = all.slice(0, mostFindings).map((each) => `- ${signs[standingOf(each, report)]}${each.change.of === "" ? "project.yaml" : span(each.change.of)} ${told(each.change)}`);
  const rest = report.changes.length - Math.min(all.length, mostFindings);
  return [...lines, `\n${plural(rest, lines.length === 0 ? "change" : "more change")} not listed here: ${elsewhere(report)}`].join("\n");
}

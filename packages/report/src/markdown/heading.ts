import { bumpOf, bumps, type Bump } from "@concord/changes";
import { text } from "@concord/dictionary";
import type { Report } from "../report.ts";
import { contractsOf, countsOf, type OfContract } from "../standing.ts";
import { section, type Section } from "./section.ts";
import { listed, plural, span, table } from "./words.ts";

/** Contracts beyond so many are counted in the table, not listed. */
const mostRows = 40;

/** What a reviewer needs first: is it safe, and if not, how many things to look at. */
export function heading(report: Report): readonly Section[] {
  const counts = countsOf(report.changes, report);
  const bump = bumpOf(report.changes);
  const title = `## Contracts, against ${span(report.against)}`;
  if (report.changes.length === 0) return [section(10, title), section(10, report.packages.length === 0 ? "No contract changed." : "No entity changed, but packages get a version.")];
  const said = [
    ...(counts.weakened > 0 ? [`**${plural(counts.weakened, "change")}** ${counts.weakened === 1 ? "weakens" : "weaken"} something that is protected`] : []),
    ...(counts.breaking > 0 ? [`**${plural(counts.breaking, "change")}** ${counts.breaking === 1 ? "breaks" : "break"} somebody`] : []),
    ...(counts.approved > 0 ? [`${plural(counts.approved, "break")} ${counts.approved === 1 ? "is" : "are"} approved`] : []),
    ...(counts.safe > 0 ? [`${plural(counts.safe, "change")} ${counts.safe === 1 ? "is" : "are"} safe`] : []),
  ];
  const alert = counts.weakened + counts.breaking > 0 ? "CAUTION" : counts.approved > 0 ? "WARNING" : "TIP";
  return [section(10, title), section(10, `> [!${alert}]\n> ${listed(said)}. ${bumpText(bump)}`), contractTable(report)];
}

function bumpText(bump: Bump): string {
  return bump === "none" ? "No new version is needed." : `This is a **${bump}** version.`;
}

function contractTable(report: Report): Section {
  const contracts = contractsOf(report);
  const whole = rowsOf(contracts, report);
  if (contracts.length <= mostRows) return section(9, contracts.length < 2 ? ownerOf(contracts, report) : whole, shortTable(contracts, report));
  return section(9, `${rowsOf(contracts.slice(0, mostRows), report)}\n\n… and ${plural(contracts.length - mostRows, "more contract")}, all below.`, shortTable(contracts, report));
}

function rowsOf(contracts: readonly OfContract[], { owners }: Report): string {
  return table(["contract", "breaking", "weakened", "approved", "safe", "version", "owner"], contracts.map(({ id, counts, bump }) => [
    id === "" ? "project.yaml" : span(id), counts.breaking, counts.weakened, counts.approved, counts.safe, bump, owners.has(id) ? span(owners.get(id) as string) : "",
  ]));
}

/** One contract needs no table; who answers for it is still said. */
function ownerOf([only]: readonly OfContract[], { owners }: Report): string {
  const owner = owners.get(only?.id ?? "");
  return owner === undefined ? "" : `Owner: ${span(owner)}`;
}

/** How many contracts there are of each kind. */
function shortTable(contracts: readonly OfContract[], report: Report): string {
  const byBump = Map.groupBy(contracts, ({ bump }) => bump);
  const counted = [...bumps].reverse().flatMap((bump) => (byBump.has(bump) ? [`${text(bump)} ${(byBump.get(bump) as readonly OfContract[]).length}`] : []));
  const owners = new Set(contracts.flatMap(({ id }) => report.owners.get(id) ?? []));
  return `${plural(contracts.length, "contract")} changed (by version: ${counted.join(", ")})${owners.size === 0 ? "" : `, of ${plural(owners.size, "owner")}`}.`;
}

import type { Schema, Verdict } from "@concord/core";
import type { Made } from "../compile.ts";
import type { Written } from "../write/stage.ts";
import type { Stream } from "../world.ts";
import { plural } from "./plural.ts";
import { table, type Column } from "./table.ts";

/** What became of one target's files, and what it does with the constraints. */
export interface TargetSummary {
  readonly target: string;
  readonly files: number;
  readonly added: number;
  readonly changed: number;
  readonly enforced: number;
  readonly normalised: number;
  readonly documented: number;
  readonly lost: number;
}

/** What a build has to say, as data. */
export interface BuildSummary {
  readonly project: string;
  readonly output: string;
  readonly entities: number;
  readonly types: number;
  readonly targets: readonly TargetSummary[];
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
}

/** What one target made, counted. */
export interface Tally extends Readonly<Record<Verdict, number>> { readonly target: string; readonly folders: readonly string[]; readonly files: number }

export function tallied({ target, files, claims }: Made): Tally {
  return { target: target.name, folders: target.folders, files: files.length, ...verdicts(claims) };
}

export function summarise(schema: Schema, tallies: readonly Tally[], { added, changed, removed, unchanged }: Written): BuildSummary {
  const below = (folders: readonly string[], paths: readonly string[]): number =>
    paths.filter((path) => folders.some((folder) => path.startsWith(`${folder}/`))).length;
  const targets = tallies.map(({ folders, target, files, ...counts }): TargetSummary => (
    { target, files, added: below(folders, added), changed: below(folders, changed), ...counts }
  ));
  const { name: project, output } = schema.project;
  return { project, output, entities: schema.entities.length, types: schema.types.length, targets, added, changed, removed, unchanged };
}

/** The same project, built again with nothing to do. */
export function unchangedSince(summary: BuildSummary): BuildSummary {
  const { added, changed, unchanged } = summary;
  const targets = summary.targets.map((target) => ({ ...target, added: 0, changed: 0 }));
  return { ...summary, targets, added: [], changed: [], removed: [], unchanged: added.length + changed.length + unchanged };
}

/** How many claims there are of each verdict. */
export function verdicts(claims: Made["claims"]): Readonly<Record<Verdict, number>> {
  const counts = { enforced: 0, normalised: 0, documented: 0, lost: 0 };
  for (const claim of claims) counts[claim.verdict] += 1;
  return counts;
}

const columns: readonly Column<TargetSummary>[] = [
  { head: "", cell: (row) => row.target },
  { head: "files", cell: (row) => row.files },
  { head: "new", cell: (row) => row.added },
  { head: "changed", cell: (row) => row.changed },
  { head: "enforced", cell: (row) => row.enforced },
  { head: "normalised", cell: (row) => row.normalised },
  { head: "documented", cell: (row) => row.documented },
  { head: "lost", cell: (row) => row.lost },
];

/** The page that a build ends with. */
export function printSummary(to: Stream, summary: BuildSummary): void {
  const { colours } = to;
  const types = summary.types === 0 ? [] : [plural(summary.types, "shared type")];
  to.write(`${colours.bold(summary.project)}: ${[plural(summary.entities, "entity", "entities"), ...types].join(", ")}\n\n`);
  to.write(`${table(summary.targets, columns, colours)}\n`);
  to.write(`${changesText(summary)}\n`);
  for (const path of summary.removed) to.write(`  ${colours.red("removed")} ${summary.output}/${path}\n`);
}

function changesText({ added, changed, removed, unchanged }: BuildSummary): string {
  const counts = [[added.length, "new"], [changed.length, "changed"], [removed.length, "removed"]] as const;
  const said = counts.filter(([count]) => count > 0).map(([count, what]) => `${count.toLocaleString("en")} ${what}`);
  return said.length === 0 ? `Nothing to write: ${plural(unchanged, "file is", "files are")} up to date.` : `Files: ${[...said, `${unchanged.toLocaleString("en")} unchanged`].join(", ")}.`;
}

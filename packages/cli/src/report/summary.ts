import type { Verdict } from "@concord/core";
import type { Compiled, Made } from "../compile.ts";
import type { Written } from "../write/write.ts";
import type { Stream } from "../world.ts";
import { plural } from "./diagnostics.ts";
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

export function summarise(compiled: Compiled, written: Written): readonly TargetSummary[] {
  const added = new Set(written.added);
  const changed = new Set(written.changed);
  return compiled.made.map(({ target, files, claims }) => ({
    target: target.name,
    files: files.length,
    added: files.filter((file) => added.has(file.path)).length,
    changed: files.filter((file) => changed.has(file.path)).length,
    ...verdicts(claims),
  }));
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
export function printSummary(to: Stream, compiled: Compiled, written: Written): void {
  const { schema } = compiled;
  if (schema === undefined) return;
  const { colours } = to;
  const types = schema.types.length === 0 ? [] : [plural(schema.types.length, "shared type")];
  const about = [plural(schema.entities.length, "entity", "entities"), ...types].join(", ");
  to.write(`${colours.bold(schema.project.name)}: ${about}\n\n`);
  to.write(`${table(summarise(compiled, written), columns, colours)}\n`);
  to.write(`${changesText(written)}\n`);
  for (const path of written.removed) to.write(`  ${colours.red("removed")} ${schema.project.output}/${path}\n`);
}

function changesText({ added, changed, removed, unchanged }: Written): string {
  const counts = [[added.length, "new"], [changed.length, "changed"], [removed.length, "removed"]] as const;
  const said = counts.filter(([count]) => count > 0).map(([count, what]) => `${count.toLocaleString("en")} ${what}`);
  return said.length === 0 ? `Nothing to write: ${plural(unchanged, "file is", "files are")} up to date.` : `Files: ${[...said, `${unchanged.toLocaleString("en")} unchanged`].join(", ")}.`;
}

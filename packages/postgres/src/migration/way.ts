import { report, type Code, type Diagnostic } from "@concord/core";
import type { MigrationFile } from "@concord/migrate";
import { definitionName, type Difference } from "../evolve/definition.ts";

export const notUndone: Code = {
  code: "plan/not-undone",
  severity: "error",
  explain: `
The migration was run on a scratch server, then its rollback, then the migration again, and the catalog is not what it was. Either the rollback leaves something behind or takes too much, or what it leaves makes the
second run come out otherwise. Rows are not asked: what goes with a column is lost, and the step says so.

That is what happens to a plan that was edited on one side only. Change the other side too; or throw both files away and let concord plan write them anew. A migration that somebody wrote by hand may mean it so: there this is a
warning.`,
};

export const leadsElsewhere: Code = {
  code: "plan/leads-elsewhere",
  severity: "error",
  explain: `
All migrations were run on a scratch server, in their order, and what they make is not what the contracts say that the newest plan was made for (schemas/migrations/contracts.json). A database that runs them would differ
from the contracts, and concord verify would call it drift.

Where a plan was edited: put back what it left out, or change the contracts and plan again. Where branches were merged, their plans may need one that brings them together: concord verify --mend, or a migration by hand.
What the migrations make beside the contracts is not told.`,
};

/** The findings about where migrations lead. */
export const wayCodes: readonly Code[] = [notUndone, leadsElsewhere];

/** So many differences are told one by one. */
const mostTold = 5;

/** What is otherwise after a rollback, or after the second run, than it was; an error where the migration was planned, else somebody may mean it so. */
export function undoneOtherwise({ source: { file }, to }: MigrationFile, when: "undone" | "repeated", found: readonly Difference[]): readonly Diagnostic[] {
  const at = { file, start: 0, end: 0 };
  const after = when === "undone" ? "once it is undone" : "once it is undone and run again";
  const all = found.slice(0, mostTold).map((each) => report(notUndone, at, `${after}, ${said(each, "before")}`, { help: "let its rollback undo what it does, and no more" }));
  return to === undefined ? all.map((each) => ({ ...each, severity: "warning" })) : all;
}

/** What the contracts have and the whole line of migrations does not make. */
export function ledElsewhere({ source: { file } }: MigrationFile, found: readonly Difference[]): readonly Diagnostic[] {
  const lacking = found.filter(({ is }) => is !== "unexpected").slice(0, mostTold);
  return lacking.map((each) => report(leadsElsewhere, { file, start: 0, end: 0 }, `with this migration, the last one, ${said(each, "contracts")}`, { help: "concord explain plan/leads-elsewhere says what may be done" }));
}

function said(difference: Difference, than: "before" | "contracts"): string {
  const what = `the ${definitionName(difference.definition)}`;
  if (difference.is === "missing") return `${what} is missing`;
  if (difference.is === "unexpected") return `${what} is there, which was not there before`;
  const other = than === "before" ? "than before" : "than in the contracts";
  return `${what} has another ${difference.attribute} ${other}: ${short(difference.found)}, not ${short(difference.expected)}`;
}

function short(side: string | boolean | null): string {
  const line = side === null ? "nothing" : String(side).replaceAll(/\s+/gu, " ");
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}

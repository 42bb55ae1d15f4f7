import { effectOf, type Step } from "@concord/changes";
import type { PlanFile } from "../plan/migrations.ts";
import type { OtherPlan } from "../plan/others.ts";
import type { Stream } from "../world.ts";
import { plural } from "./plural.ts";
import { table, type Column } from "./table.ts";

interface Row { readonly step: Step; readonly locks: readonly string[]; readonly isFirst: boolean }

const columns: readonly Column<Row>[] = [
  { head: "phase", cell: ({ step, isFirst }) => (isFirst ? step.phase : "") },
  { head: "step", cell: ({ step }) => step.about },
  { head: "", cell: ({ step }) => (step.mode === "transaction" ? "" : step.mode) },
  { head: "locks", cell: ({ locks }) => locks.join("\n") || "nothing" },
  { head: "undone", cell: ({ step }) => (step.effect === "reversible" ? "wholly" : step.effect === "lossy" ? "in part" : "not") },
];

/** Prints a plan: its steps, then the files that hold them. */
export function printPlan(to: Stream, { steps, locks, files, written }: { readonly steps: readonly Step[]; readonly locks: readonly (readonly string[])[]; readonly files: readonly PlanFile[]; readonly written: boolean }): void {
  if (steps.length === 0) {
    to.write("Nothing to do: PostgreSQL holds what the contracts say once the migrations that are there have run.\n");
    return;
  }
  const rows = steps.map((step, index): Row => ({ step, locks: locks[index] ?? [], isFirst: steps[index - 1]?.phase !== step.phase }));
  to.write(`${table(rows, columns, to.colours)}\n`);
  const effect = effectOf(steps);
  to.write(`${plural(steps.length, "step")}, run there, back and there again on a scratch server${effect === "reversible" ? "" : `; ${to.colours.yellow(effect === "lossy" ? "what is undone comes back in part" : "what goes does not come back")}`}.\n`);
  for (const { file } of files) to.write(`  ${written ? "wrote" : "would write"} ${file}\n`);
  if (steps.some(({ phase }) => phase === "contract")) to.write(`What the old clients need goes in a migration of its own, which waits until they are gone: concord migrate --contract.\n`);
}

const called = { firestore: "Firestore", bigquery: "BigQuery" } as const;

/** Prints the plan of a store without a scratch server: its steps, its files, and what a person has to do. */
export function printOtherPlan(to: Stream, { store, steps, files, byHand }: OtherPlan, written: boolean): void {
  to.write(`\n${called[store]}${store === "bigquery" ? ", by its documentation: nothing of it was run" : ""}\n`);
  const rows = steps.map((step, index): Row => ({ step, locks: [], isFirst: steps[index - 1]?.phase !== step.phase }));
  if (rows.length > 0) to.write(`${table(rows, columns.filter(({ head }) => head !== "locks"), to.colours)}\n`);
  for (const { of, about, why } of byHand) to.write(`  ${to.colours.yellow("by hand")} ${of}${about === "" ? "" : `/${about}`}: ${why}\n`);
  for (const { file } of files) to.write(`  ${written ? "wrote" : "would write"} ${file}\n`);
}

/** The steps of a plan for machines. */
export function stepsAsData(steps: readonly Step[], locks: readonly (readonly string[])[]): readonly object[] {
  return steps.map((step, index) => ({ ...step, locks: locks[index] ?? [] }));
}

import { effectOf, type Step } from "@concord/changes";
import { hashOf, pathOf, printMigration, sqlForm, type Migration } from "@concord/migrate";

/** A file to write, by its path below the root. */
export interface PlanFile { readonly file: string; readonly text: string }

/** What the files of a plan say of it beside its steps. */
export interface Heading {
  readonly folder: string;
  /** `2026-11-21_add_order_label`. */
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** The hash of the migration before, or `nothing`. */
  readonly after: string;
}

/** The word in a header that lets a migration wait until the old clients are gone. */
export const waits = "phase";

/**
 * The files of a plan: what can be run while old and new clients work, and, in a file of its own, what waits until the old ones are gone; each with what undoes it
 * beside it.
 */
export function migrationFiles(steps: readonly Step[], locks: readonly (readonly string[])[], heading: Heading): readonly PlanFile[] {
  const all = steps.map((step, index) => ({ step, locks: locks[index] ?? [] }));
  const groups = [
    { name: heading.name, from: heading.from, steps: all.filter(({ step }) => step.phase !== "contract"), notes: [] },
    { name: `${heading.name}_contract`, from: heading.from, steps: all.filter(({ step }) => step.phase === "contract"), notes: [{ key: waits, value: "contract" }] },
  ].filter((group) => group.steps.length > 0);
  const files: PlanFile[] = [];
  let { after } = heading;
  for (const { name, from, steps: own, notes } of groups) {
    const migration: Migration = {
      name, causes: [...new Set(own.flatMap(({ step }) => step.cause))], from, to: heading.to, after, notes,
      steps: own.map(({ step, locks: taken }) => ({ mode: step.mode, title: step.about, causes: groups.length > 1 || own.length > 3 ? step.cause : [], locks: taken, effect: step.effect, notes: [], text: sql(step.statements) })),
    };
    const undone = [...own].reverse().filter(({ step }) => step.undo.length > 0);
    const rollback: Migration = {
      name, causes: [], from: heading.to, to: from, notes: [],
      steps: undone.length === 0
        ? [{ mode: "transaction", title: "nothing has to be undone", causes: [], locks: [], notes: [], text: "SELECT;" }]
        : undone.map(({ step }) => ({ mode: modeOf(step), title: `undo: ${step.about}`, causes: [], locks: [], effect: effectOf([step]) === "reversible" ? "reversible" : "lossy", notes: [], text: sql(step.undo) })),
    };
    const text = printMigration(migration);
    files.push({ file: pathOf(heading.folder, name, sqlForm), text }, { file: pathOf(heading.folder, name, sqlForm, true), text: printMigration(rollback) });
    after = hashOf(text);
  }
  return files;
}

function modeOf({ mode, undo }: Step): Step["mode"] {
  return mode === "alone" && undo.some((statement) => / CONCURRENTLY /u.test(statement)) ? "alone" : "transaction";
}

function sql(statements: readonly string[]): string {
  return statements.map((statement) => `${statement};`).join("\n");
}

import { effectOf, type Step } from "@concord/changes";
import { hashOf, keptKey, pathOf, phaseKey, printMigration, sqlForm, type FileForm, type Migration } from "@concord/migrate";

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

/** How a store's statements stand in its files. */
export interface Writing {
  readonly form: FileForm;
  readonly statements: (statements: readonly string[]) => string;
  /** In which mode a step is undone. */
  readonly undoneIn: (step: Step) => Step["mode"];
  /** What stands in a rollback that has nothing to undo. */
  readonly nothing: { readonly mode: Step["mode"]; readonly text: string };
}

/** SQL: every statement ends with a semicolon, and what undoes a step is sent in one transaction unless an index is made beside its table's writers. */
export const inSql: Writing = {
  form: sqlForm,
  statements: (statements) => statements.map((statement) => `${statement};`).join("\n"),
  undoneIn: ({ mode, undo }) => (mode === "alone" && undo.some((statement) => / CONCURRENTLY /u.test(statement)) ? "alone" : "transaction"),
  nothing: { mode: "transaction", text: "SELECT;" },
};

/**
 * The files of a plan: what can be run while old and new clients work, and, in a file of its own, what waits until the old ones are gone; each with what undoes it
 * beside it.
 */
export function migrationFiles(steps: readonly Step[], locks: readonly (readonly string[])[], heading: Heading, writing: Writing = inSql): readonly PlanFile[] {
  const { form, statements, undoneIn, nothing } = writing;
  const all = steps.map((step, index) => ({ step, locks: locks[index] ?? [] }));
  const groups = [
    { name: heading.name, from: heading.from, steps: all.filter(({ step }) => step.phase !== "contract"), notes: [] },
    { name: `${heading.name}_contract`, from: heading.from, steps: all.filter(({ step }) => step.phase === "contract"), notes: [{ key: phaseKey, value: "contract" }] },
  ].filter((group) => group.steps.length > 0);
  const files: PlanFile[] = [];
  let { after } = heading;
  for (const { name, from, steps: own, notes } of groups) {
    const migration: Migration = {
      name, causes: [...new Set(own.flatMap(({ step }) => step.cause))], from, to: heading.to, after, notes,
      steps: own.map(({ step, locks: taken }) => ({ mode: step.mode, title: step.about, causes: groups.length > 1 || own.length > 3 ? step.cause : [], locks: taken, effect: effectIn(step.effect, step.statements), notes: (step.kept ?? []).map((value) => ({ key: keptKey, value })), text: statements(step.statements) })),
    };
    const undone = [...own].reverse().filter(({ step }) => step.undo.length > 0);
    const rollback: Migration = {
      name, causes: [], from: heading.to, to: from, notes: [],
      steps: undone.length === 0
        ? [{ ...nothing, title: "nothing has to be undone", causes: [], locks: [], notes: [] }]
        : undone.map(({ step }) => ({ mode: undoneIn(step), title: `undo: ${step.about}`, causes: [], locks: [], effect: effectIn(effectOf([step]) === "reversible" ? "reversible" : "lossy", step.undo), notes: [], text: statements(step.undo) })),
    };
    const text = printMigration(migration, form);
    files.push({ file: pathOf(heading.folder, name, form), text }, { file: pathOf(heading.folder, name, form, true), text: printMigration(rollback, form) });
    after = hashOf(text);
  }
  return files;
}

/**
 * What a file says of a step. One that drops a column or table is never called reversible, although its values may stand elsewhere, from where what undoes it fetches
 * them: who reads the file sees only the drop, and whoever edits it may drop another one.
 */
function effectIn(effect: Step["effect"], statements: readonly string[]): Step["effect"] {
  return effect === "reversible" && statements.some((statement) => /^ALTER TABLE \S+ DROP COLUMN |^DROP TABLE /u.test(statement)) ? "lossy" : effect;
}

import type { Diagnostic } from "@concord/core";
import { hashOf } from "../directory/hash.ts";
import type { Effect, MigrationFile, Pair, StepMode } from "../directory/migration.ts";
import type { CutStatement, MigrationStore } from "./store.ts";

/** All of a store that files are read with. */
type Cutter = Pick<MigrationStore, "cut">;

/** The key below a step that says where the values stand of a column that it drops: a backup is asked for with these words, since the drop alone does not show it. */
export const keptKey = "kept";

/** A statement with its place in the file, from 1 on, and its hash. */
export interface ReadyStatement extends CutStatement { readonly ordinal: number; readonly hash: string; readonly mode: StepMode }

export interface ReadyStep { readonly mode: StepMode; readonly title?: string; readonly effect?: Effect; readonly locks: readonly string[]; /** Where the values stand of what it drops, as its plan says. */ readonly kept: readonly string[]; readonly statements: readonly ReadyStatement[] }

/** A file whose statements are known. */
export interface Ready {
  readonly file: MigrationFile;
  readonly steps: readonly ReadyStep[];
  readonly statements: readonly ReadyStatement[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface ReadyPair { readonly up: Ready; readonly down?: Ready }

/** Cuts every file into statements, in the store's own way. */
export async function prepare(store: Cutter, pairs: readonly Pair[]): Promise<readonly ReadyPair[]> {
  const ready: ReadyPair[] = [];
  for (const { up, down } of pairs) ready.push({ up: await readyOf(store, up), ...(down === undefined ? {} : { down: await readyOf(store, down) }) });
  return ready;
}

async function readyOf(store: Cutter, file: MigrationFile): Promise<Ready> {
  const diagnostics: Diagnostic[] = [];
  const statements: ReadyStatement[] = [];
  const steps: ReadyStep[] = [];
  for (const step of file.steps) {
    const cut = await store.cut(file, step);
    diagnostics.push(...cut.diagnostics);
    const own = cut.statements.map((each, index): ReadyStatement => ({ ...each, ordinal: statements.length + index + 1, hash: hashOf(each.text), mode: step.mode }));
    statements.push(...own);
    const { mode, title, effect, locks } = step;
    const kept = step.notes.filter(({ key }) => key === keptKey).map(({ value }) => value);
    steps.push({ mode, locks, kept, statements: own, ...(title === undefined ? {} : { title }), ...(effect === undefined ? {} : { effect }) });
  }
  return { file, steps, statements, diagnostics };
}

/** What a step takes away, in words, as far as it is not done; undefined if undoing it brings everything back. What a statement does counts more than what its step says of itself. */
export function lossOf({ effect, title, statements, kept }: ReadyStep, isDone: (statement: ReadyStatement) => boolean): string | undefined {
  const due = statements.filter((each) => !isDone(each));
  if (due.length === 0) return undefined;
  const told = due.flatMap(({ loses }) => loses ?? []);
  if (told.length > 0) return `${told.join("; ")}${kept.length === 0 ? "" : ` (its plan says: ${kept.join("; ")})`}`;
  return effect === "lossy" || effect === "irreversible" ? `${title ?? "a step"} (${effect})` : undefined;
}

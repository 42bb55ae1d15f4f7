import { report, type Diagnostic, type Source } from "@concord/core";
import { chainOf, type Chain } from "./chain.ts";
import { noRollback, orphanRollback } from "./codes.ts";
import { nameOf, sqlForm, type FileForm } from "./form.ts";
import type { MigrationFile, Pair } from "./migration.ts";
import { readMigration } from "./parse.ts";

/** The migrations of one store. */
export interface Directory extends Chain {
  readonly diagnostics: readonly Diagnostic[];
  /** Every file as it was read, to show places in. */
  readonly sources: readonly Source[];
}

/**
 * Reads the files of a store's folder, in whatever order they are given; files of another kind are passed over. With an error among the findings the chain is
 * what could be made out, and nothing should be run.
 */
export function readDirectory(files: readonly Source[], form: FileForm = sqlForm): Directory {
  const diagnostics: Diagnostic[] = [];
  const ups: MigrationFile[] = [];
  const downs = new Map<string, MigrationFile>();
  const sources: Source[] = [];
  for (const source of files.toSorted((left, right) => (left.file < right.file ? -1 : 1))) {
    const named = nameOf(source.file, form);
    if (named === undefined) continue;
    const read = readMigration(source, form);
    sources.push(read.file.source);
    diagnostics.push(...read.diagnostics);
    if (named.undoes) downs.set(named.name, read.file);
    else ups.push(read.file);
  }
  const pairs = ups.map((up): Pair => {
    const down = downs.get(up.name);
    downs.delete(up.name);
    if (down === undefined) diagnostics.push(report(noRollback, start(up), `nothing undoes ${up.name}`, { help: `write ${up.name}.rollback.${form.ending} beside it` }));
    return down === undefined ? { up } : { up, down };
  });
  for (const [name, down] of downs) {
    diagnostics.push(report(orphanRollback, start(down), `there is no migration ${name}`, { help: "rename or remove its rollback too" }));
  }
  const { chain, diagnostics: found } = chainOf(pairs);
  return { ...chain, diagnostics: [...diagnostics, ...found], sources };
}

const start = ({ source: { file } }: MigrationFile): { readonly file: string; readonly start: number; readonly end: number } => ({ file, start: 0, end: 0 });

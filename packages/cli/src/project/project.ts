import type { Diagnostic, Schema, Source } from "@concord/core";
import type { Layout } from "@concord/diagram";
import { takeFile, type Taken } from "./files.ts";
import { keepLayout, readLayout } from "./layout.ts";
import { contractFiles, isContract } from "./list.ts";
import { layoutFile } from "./root.ts";

/** What a project's files say: what a compiler is given. */
export interface Contents {
  readonly sources: readonly Source[];
  /** Every text that a finding may point into: the sources, and those that could not be taken. */
  readonly texts: readonly Source[];
  readonly layout: Layout;
  /** Findings about files that could not be taken. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The contracts of a project as they stand on the disk. Files that did not change stay the same objects when the project is read again. */
export interface ContractFiles {
  readonly root: string;
  readonly contents: () => Contents;
  /** Reads these paths (below the root) again; gives those that belong to the contracts and differ from before. */
  readonly refresh: (paths: readonly string[]) => readonly string[];
  /** Writes where the tables of diagrams stand, if that changed; gives the file's text. */
  readonly keepLayout: (schema: Schema) => string | undefined;
}

/** Reads every contract of a project. */
export function readContractFiles(root: string): ContractFiles {
  const taken = new Map<string, Taken>();
  let kept = readLayout(root);
  const take = (file: string): boolean => {
    const before = taken.get(file);
    const now = takeFile(root, file);
    if (now === undefined) return taken.delete(file);
    if (before?.diagnostic === undefined && now.diagnostic === undefined && before?.source.text === now.source.text) return false;
    taken.set(file, now);
    return true;
  };
  const takeLayout = (): boolean => {
    const now = readLayout(root);
    if (now.source?.text === kept.source?.text) return false;
    kept = now;
    return true;
  };
  for (const file of contractFiles(root)) take(file);
  return {
    root,
    contents: () => {
      const inOrder = [...taken.keys()].sort((left, right) => (left < right ? -1 : 1)).map((file) => taken.get(file) as Taken);
      return {
        sources: inOrder.flatMap((each) => (each.diagnostic === undefined ? [each.source] : [])),
        texts: [...inOrder, kept].flatMap((each) => each.source ?? []),
        layout: kept.layout,
        diagnostics: [...inOrder.flatMap((each) => each.diagnostic ?? []), ...kept.diagnostics],
      };
    },
    refresh: (paths) => paths.filter((path) => (path === layoutFile ? takeLayout() : isContract(path) && take(path))),
    keepLayout: (schema) => {
      kept = keepLayout(root, schema, kept);
      return kept.source?.text;
    },
  };
}

import type { Diagnostic, Source } from "@concord/core";
import { contractFiles, isContract, takeFile, type Taken } from "./files.ts";

/** The contracts of a project as they stand on the disk. Files that did not change stay the same objects when the project is read again. */
export interface ContractFiles {
  readonly root: string;
  readonly sources: () => readonly Source[];
  /** Findings about files that could not be taken. */
  readonly diagnostics: () => readonly Diagnostic[];
  /** Reads these paths (below the root) again; gives those that are contracts and differ from before. */
  readonly refresh: (paths: readonly string[]) => readonly string[];
}

/** Reads every contract of a project. */
export function readContractFiles(root: string): ContractFiles {
  const taken = new Map<string, Taken>();
  const take = (file: string): boolean => {
    const before = taken.get(file);
    const now = takeFile(root, file);
    if (now === undefined) return taken.delete(file);
    if (before !== undefined && "source" in before && "source" in now && before.source.text === now.source.text) return false;
    taken.set(file, now);
    return true;
  };
  for (const file of contractFiles(root)) take(file);
  const inOrder = (): readonly Taken[] => [...taken.keys()].sort((left, right) => (left < right ? -1 : 1)).map((file) => taken.get(file) as Taken);
  return {
    root,
    sources: () => inOrder().flatMap((each) => ("source" in each ? [each.source] : [])),
    diagnostics: () => inOrder().flatMap((each) => ("source" in each ? [] : [each.diagnostic])),
    refresh: (paths) => paths.filter((path) => isContract(path) && take(path)),
  };
}

import type { Source } from "@concord/core";
import { fileURLToPath } from "node:url";
import { readContractFiles } from "../../packages/cli/src/project/project.ts";

/** A contract of ours that is broken, among those that it names, so that little else is compiled with it. */
export interface Base { readonly contract: Source; readonly beside: readonly Source[] }

/** Our own contracts, and those of the zoo: every word of the language. The same on every machine. */
export function bases(): readonly Base[] {
  return ["../..", "../prove/zoo"].flatMap((folder) => {
    const { sources } = readContractFiles(fileURLToPath(new URL(folder, import.meta.url))).contents();
    const project = sources.filter(({ file }) => isProject(file));
    const contracts = sources.filter(({ file }) => !isProject(file));
    return [...contracts, ...project].map((contract) => ({
      contract, beside: isProject(contract.file) ? contracts.slice(0, 3).flatMap((each) => named(each, contracts)) : [...project, ...named(contract, contracts).slice(1)],
    }));
  });
}

function isProject(file: string): boolean {
  return file.endsWith("/project.yaml");
}

/** A contract, and all others whose names stand in it, or in one of those. */
function named(contract: Source, contracts: readonly Source[]): readonly Source[] {
  const found = new Set([contract]);
  for (const each of found) {
    const words = new Set(each.text.match(/\w+/gu));
    for (const other of contracts) if (words.has(nameOf(other))) found.add(other);
  }
  return [...found];
}

function nameOf({ file }: Source): string {
  return file.slice(file.lastIndexOf("/") + 1, file.lastIndexOf("."));
}

import { readChangeFile, type ChangeFile } from "@concord/publish";
import type { Diagnostic, Source } from "@concord/core";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { failureOf } from "../failure.ts";
import { takeFile } from "../project/files.ts";

/** Where change files stand, as changesets has it. */
export const changeFolder = ".changeset";

/** The change files of a project, and what is wrong with those that are none. */
export interface ChangeFiles {
  readonly files: readonly ChangeFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** Every text that a finding may point into. */
  readonly texts: readonly Source[];
}

/** Reads all of them, by name. README.md is none, as changesets has it. */
export function readChangeFiles(root: string): ChangeFiles {
  const place = join(root, changeFolder);
  const names = existsSync(place) ? readdirSync(place).filter((name) => name.endsWith(".md") && name.toLowerCase() !== "readme.md").sort() : [];
  const taken = names.flatMap((name) => takeFile(root, `${changeFolder}/${name}`) ?? []);
  const read = taken.flatMap(({ source, diagnostic }) => (diagnostic === undefined ? [readChangeFile(source)] : []));
  return {
    files: read.flatMap(({ changeFile }) => changeFile ?? []),
    diagnostics: [...taken, ...read].flatMap(({ diagnostic }) => diagnostic ?? []),
    texts: taken.flatMap(({ source }) => source ?? []),
  };
}

/** Removes change files: what they say stands in changelogs. */
export function removeChangeFiles(root: string, files: readonly ChangeFile[]): void {
  try {
    for (const { file } of files) rmSync(join(root, file));
  } catch (error) {
    throw failureOf(`cannot remove the change files of ${changeFolder}`, error);
  }
}

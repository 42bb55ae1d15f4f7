import { folderOf, noReleases, printReleases, readReleases, type Named, type Releases } from "@concord/publish";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { Failure, failureOf } from "../failure.ts";
import { writeProjectFile } from "../project/snapshot.ts";

/** Where releases are recorded: versions and contracts in one file, and a changelog for each package. */
const folder = "schemas/releases";
export const recordFile: string = `${folder}/published.json`;

/** What `concord version` recorded; nothing before the first release. */
export function readRecord(root: string): Releases {
  const text = textOf(root, recordFile);
  if (text === undefined) return noReleases;
  try {
    return readReleases(text);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) throw new Failure(`${recordFile} is not what concord version wrote`, "git shows what it was");
    throw error;
  }
}

export function writeRecord(root: string, releases: Releases): void {
  writeProjectFile(root, recordFile, printReleases(releases));
}

/** Where a package's changelog stands, below the root. */
export function changelogFile(named: Pick<Named, "name">): string {
  return `${folder}/${folderOf(named)}.md`;
}

/** A package's changelog with LF line ends, if it has one. */
export function readChangelog(root: string, named: Pick<Named, "name">): string | undefined {
  return textOf(root, changelogFile(named))?.replaceAll("\r\n", "\n");
}

function textOf(root: string, file: string): string | undefined {
  try {
    return existsSync(join(root, file)) ? readFileSync(join(root, file), "utf8") : undefined;
  } catch (error) {
    throw failureOf(`cannot read ${file}`, error);
  }
}

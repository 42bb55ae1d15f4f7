import type { Source } from "@concord/core";
import { hashOf, nothing } from "@concord/migrate";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { contentsOf, git } from "../project/git.ts";
import { snapshotFile, sourcesIn } from "../project/snapshot.ts";

/** Contracts at one time: the text of each file. */
export type State = ReadonlyMap<string, string>;

/**
 * The states of the contracts to which plans led, by the hash that migrations call them: of every text that the snapshot ever had in git's history, on whatever branch, in
 * a merge or rebase that is under way, and on the disk.
 */
export function knownStates(root: string): ReadonlyMap<string, State> {
  const states = new Map<string, State>([[nothing, new Map()]]);
  const path = join(root, snapshotFile);
  const texts = [...contentsOf(root, idsOf(root)).map((bytes) => bytes.toString("utf8")), ...(existsSync(path) ? [readFileSync(path, "utf8")] : [])];
  for (const text of texts) {
    const sources = readable(text);
    if (sources !== undefined) states.set(hashOf(text), stateOf(sources));
  }
  return states;
}

export function stateOf(sources: readonly Source[]): State {
  return new Map(sources.map(({ file, text }) => [file, text]));
}

/** Where git keeps another side while two are joined. */
const others = ["MERGE_HEAD", "REBASE_HEAD", "CHERRY_PICK_HEAD", "ORIG_HEAD"];

function idsOf(root: string): readonly string[] {
  const heads = ["HEAD", ...others].filter((name) => git(root, "rev-parse", "--verify", "--quiet", `${name}^{commit}`) !== undefined);
  const logged = git(root, "log", "--all", ...heads, "--full-history", "-m", "--raw", "--no-abbrev", "--format=", "--", snapshotFile)?.toString() ?? "";
  const ids = logged.split("\n").flatMap((line) => /^:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) /u.exec(line)?.slice(1) ?? []);
  return [...new Set(ids)].filter((id) => /[^0]/u.test(id));
}

/** Whether a text is a snapshot, and holds no marks of a conflict. */
export function isSnapshot(text: string): boolean {
  return readable(text) !== undefined;
}

function readable(text: string): readonly Source[] | undefined {
  try {
    return sourcesIn(text);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { State } from "./states.ts";

/** Two states that began with the same one, as one; and the files in which both changed the same lines. */
export interface Joined { readonly state: State; readonly unclear: readonly string[] }

/**
 * What comes of the changes from `base` to `theirs` after those from `base` to `ours`. A file that one side changed is that side's; one that both changed is put together by
 * its lines, as git does it; where both changed the same lines, it is what `settled` has of it: what somebody made of the conflict.
 */
export function threeWay(base: State, ours: State, theirs: State, settled: State): Joined {
  const state = new Map<string, string>();
  const unclear: string[] = [];
  for (const file of new Set([...base.keys(), ...ours.keys(), ...theirs.keys()])) {
    const [before, one, other] = [base.get(file), ours.get(file), theirs.get(file)];
    const text = one === other || other === before ? one : one === before ? other : byLines(before ?? "", one, other);
    if (text === null) unclear.push(file);
    const taken = text === null ? settled.get(file) : text;
    if (taken !== undefined) state.set(file, taken);
  }
  return { state, unclear };
}

/** The lines of both; null where they meet, or where one side has no such file any more. */
function byLines(before: string, one: string | undefined, other: string | undefined): string | null {
  if (one === undefined || other === undefined) return null;
  const folder = mkdtempSync(join(tmpdir(), "concord-merge-"));
  try {
    const names = ["ours", "base", "theirs"];
    for (const [index, text] of [one, before, other].entries()) writeFileSync(join(folder, names[index] as string), text);
    const { status, stdout } = spawnSync("git", ["merge-file", "-p", ...names], { cwd: folder, encoding: "utf8", maxBuffer: 1e9 });
    return status === 0 ? stdout : null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

import { heeded } from "./audience.ts";
import { isFinding } from "./findings.ts";
import type { JudgedChange } from "./judge.ts";

/** What a version number says of a change: the highest of its verdicts (semver 2.0.0, 8 to 10). */
export const bumps = ["none", "patch", "minor", "major"] as const;
export type Bump = (typeof bumps)[number];

/**
 * The bump that changes ask for: major where one breaks somebody or weakens something, minor where something came or went, patch for words. Those count whose break counts by default, however strict a comparison is:
 * the version of a package is one thing, whoever asks.
 */
export function bumpOf(changes: readonly JudgedChange[]): Bump {
  const found = changes.map((each): Bump => {
    const { change } = each;
    if (isFinding(each, heeded)) return "major";
    return /-(?:documented|reworded)$/u.test(change.kind) || change.kind === "project-settings-changed" ? "patch" : "minor";
  });
  return bumps[Math.max(0, ...found.map((bump) => bumps.indexOf(bump)))] ?? "none";
}

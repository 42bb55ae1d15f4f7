import type { JudgedChange } from "./judge.ts";

/** What a version number says of a change: the highest of its verdicts (semver 2.0.0, 8 to 10). */
export const bumps = ["none", "patch", "minor", "major"] as const;
export type Bump = (typeof bumps)[number];

/** The bump that changes ask for: major where one breaks somebody or weakens something, minor where something came or went, patch for words. */
export function bumpOf(changes: readonly JudgedChange[]): Bump {
  const found = changes.map(({ change, verdicts }): Bump => {
    if (Object.values(verdicts).some(({ is }) => is === "breaking" || is === "weakened")) return "major";
    return /-(?:documented|reworded)$/u.test(change.kind) || change.kind === "project-settings-changed" ? "patch" : "minor";
  });
  return bumps[Math.max(0, ...found.map((bump) => bumps.indexOf(bump)))] ?? "none";
}

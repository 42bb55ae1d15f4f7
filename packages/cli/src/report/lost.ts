import type { Claim } from "@concord/core";
import type { Compiled } from "../compile.ts";
import type { Stream } from "../world.ts";

/**
 * The enforcement report for people: every constraint that some target does not enforce, with what becomes of it there.
 * What every target enforces is only counted, in the summary.
 */
export function printEnforcement(to: Stream, compiled: Compiled): void {
  const { colours } = to;
  const paint: Readonly<Record<Claim["verdict"], (text: string) => string>> = { enforced: colours.green, normalised: colours.cyan, documented: colours.dim, lost: colours.yellow };
  const told = compiled.made.flatMap((each) => each.claims).filter((claim) => claim.verdict === "normalised" || claim.verdict === "lost");
  const widest = Math.max(0, ...told.map((claim) => claim.target.length));
  for (const [constraint, claims] of [...Map.groupBy(told, (claim) => claim.constraint)].sort(([left], [right]) => (left < right ? -1 : 1))) {
    to.write(`\n${colours.bold(constraint)}\n`);
    for (const claim of claims) to.write(`  ${claim.target.padEnd(widest)}  ${paint[claim.verdict](claim.verdict.padEnd(10))}  ${sentence(claim)}\n`);
  }
}

function sentence(claim: Claim): string {
  if (claim.verdict === "enforced") return `${claim.by.file}:${claim.by.line}`;
  if (claim.verdict === "normalised") return claim.change;
  if (claim.verdict === "documented") return claim.where;
  return `${claim.why}; instead: ${claim.instead}`;
}

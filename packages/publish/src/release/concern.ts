import { audienceNames, bumpOf, bumps, diff, diffInside, judge, storeOf, type Bump, type JudgedChange } from "@concord/changes";
import type { Schema } from "@concord/core";
import { contractsOf, type Named } from "../names.ts";

/** What changed between two states, as those see it who install packages. */
export interface PackageChanges {
  /** What a package's changelog tells: of its contracts and of the project, which is in all of them. */
  readonly told: (named: Named) => readonly JudgedChange[];
  /** What version the changes of a package ask for. */
  readonly bump: (named: Named) => Bump;
}

/**
 * The changes of each package. Shared types of other namespaces count where the package's contracts use them; its own count by themselves too, for those who
 * import them: then for code alone, since no store holds a type. Settings that no file of a package shows concern none.
 */
export function packageChanges(before: Schema, after: Schema): PackageChanges {
  const changes = judge(diff(before, after)).filter(({ change }) => change.kind !== "project-settings-changed");
  const inside = judge(diffInside(before, after)).map(forCode);
  const namespaces = new Map([...contractsOf(before), ...contractsOf(after)].map(({ id, namespace }) => [id, namespace]));
  const isIn = ({ namespace }: Named) => ({ change: { of } }: JudgedChange): boolean => of === "" || namespace === undefined || namespaces.get(of) === namespace;
  return {
    told: (named) => [...changes, ...inside].filter(isIn(named)),
    bump: (named) => bumpOf([...changes, ...inside].filter(isIn(named))),
  };
}

function forCode({ change, verdicts }: JudgedChange): JudgedChange {
  const others = audienceNames.filter((audience) => storeOf[audience] !== undefined);
  return { change, verdicts: { ...verdicts, ...Object.fromEntries(others.map((audience) => [audience, { is: "unconcerned", why: "no store holds a type by itself" }])) } };
}

/** The highest of some bumps. */
export function highest(all: readonly Bump[]): Bump {
  return bumps[Math.max(0, ...all.map((each) => bumps.indexOf(each)))] ?? "none";
}

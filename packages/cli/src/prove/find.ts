import type { Engine, EngineFinder } from "@concord/core";
import { Failure } from "../failure.ts";

/** What there is to ask on this machine, and what there is not. */
export interface Found {
  readonly engines: readonly Engine[];
  readonly missing: readonly { readonly target: string; readonly name: string; readonly reason: string }[];
}

/** Looks for the engines of these targets. */
export async function findEngines(finders: readonly EngineFinder[], targets: readonly string[]): Promise<Found> {
  const wanted = finders.filter((finder) => targets.includes(finder.target));
  const found = await Promise.all(wanted.map(async (finder) => ({ finder, found: await finder.find() })));
  return {
    engines: found.flatMap(({ found: each }) => ("engine" in each ? [each.engine] : [])),
    missing: found.flatMap(({ finder: { target, name }, found: each }) => ("missing" in each ? [{ target, name, reason: each.missing }] : [])),
  };
}

/**
 * The names of `--require`: a target (`firestore`: any engine of it), the beginning of an engine's name (`PostgreSQL 18`) or `all` (any engine of every
 * target).
 * Throws a `Failure` for what is not there, and for a name that no engine has.
 */
export function demand(required: readonly string[], targets: readonly string[], finders: readonly EngineFinder[], { engines, missing }: Found): void {
  const wanted = [
    ...new Set(required.flatMap((name) => (name === "all" ? targets.filter((target) => finders.some((finder) => finder.target === target)) : [name]))),
  ];
  const is = (name: string) => (each: { readonly target: string; readonly name: string }): boolean =>
    each.target === name || each.name.toLowerCase().startsWith(name.toLowerCase());
  for (const name of wanted) {
    if (!finders.some(is(name))) throw new Failure(`there is no engine ${name}`, `the engines are ${finders.map((finder) => finder.name).join(", ")}`);
    if (engines.some(is(name))) continue;
    const reasons = missing.filter(is(name)).map((each) => `${each.name}: ${each.reason}`);
    throw new Failure(`${name} is required and not here`, reasons.length === 0 ? "no contract is compiled to it" : reasons.join("; "));
  }
}

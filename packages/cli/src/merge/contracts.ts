import { hashOf, type Lead, type MigrationFile } from "@concord/migrate";
import { snapshotText } from "../project/snapshot.ts";
import type { State } from "./states.ts";
import { threeWay } from "./three-way.ts";

/** From which contracts to which each migration leads once branches are one line. */
export interface Leads {
  /** By the migration's name; nothing for one that somebody wrote by hand. */
  readonly leads: ReadonlyMap<string, Lead>;
  /** What the whole line leads to. */
  readonly state: State;
  /** Contracts in which two branches changed the same lines: they are as they are on the disk. */
  readonly unclear: readonly string[];
}

/**
 * Follows the contracts along a line of migrations. One that other branches' migrations came before brings to what these led to the changes that it was planned for, and so do
 * those behind it. Gives the name of a migration whose contracts nobody knows any more, where they are needed.
 */
export function leadsOf(line: readonly MigrationFile[], isMoved: (file: MigrationFile) => boolean, states: ReadonlyMap<string, State>, settled: State): Leads | { readonly unknown: string } {
  const leads = new Map<string, Lead>();
  const unclear = new Set<string>();
  const planned = line.flatMap((file) => (file.from === undefined || file.to === undefined ? [] : [{ file, from: file.from, to: file.to }]));
  let here: { readonly hash: string; readonly state: State | undefined } | undefined;
  let joins = false;
  for (const [index, { file, from, to }] of planned.entries()) {
    const earlier = planned.slice(0, index).filter((each) => each.from === from);
    joins ||= here !== undefined && (isMoved(file) || earlier.some((each) => each.to !== to));
    const begins = joins && here !== undefined ? here.hash : from;
    if (!joins) here = { hash: to, state: states.get(to) };
    else {
      const [before, after] = [states.get(from), states.get(to)];
      if (before === undefined || here?.state === undefined || after === undefined) return { unknown: file.name };
      const joined = threeWay(before, here.state, after, settled);
      here = { hash: hashOfState(joined.state), state: joined.state };
      for (const each of joined.unclear) unclear.add(each);
    }
    // What waits until old clients are gone is a part of the plan before it, and begins where that did.
    const whole = earlier.find((each) => each.to === to);
    leads.set(file.name, { from: leads.get(whole?.file.name ?? "")?.from ?? begins, to: here.hash });
  }
  return here?.state === undefined ? { unknown: planned.at(-1)?.file.name ?? "" } : { leads, state: here.state, unclear: [...unclear] };
}

function hashOfState(state: State): string {
  return hashOf(textOfState(state));
}

/** The snapshot of a state, as a plan writes it. */
export function textOfState(state: State): string {
  return snapshotText([...state].map(([file, text]) => ({ file, text })));
}

/** The migrations of several stores, each in its order, as one line: a plan that several stores have stands in it once, and follows the plan that it was made after. */
export function oneLine(chains: readonly (readonly MigrationFile[])[]): readonly MigrationFile[] {
  const files = [...new Map(chains.flat().map((file) => [file.name, file])).values()];
  const before = new Map(files.map(({ name }) => [name, new Set<string>()]));
  const together = (one: string, other: string): boolean => chains.some((chain) => [one, other].every((name) => chain.some((file) => file.name === name)));
  for (const chain of chains) for (const [index, { name }] of chain.entries()) if (index > 0) before.get(name)?.add((chain[index - 1] as MigrationFile).name);
  for (const one of files) for (const other of files) if (one.to !== undefined && one.to === other.from && one.name !== other.name && !together(one.name, other.name)) before.get(other.name)?.add(one.name);
  const placed = new Map<string, MigrationFile>();
  while (placed.size < files.length) {
    const left = files.filter(({ name }) => !placed.has(name));
    const next = left.find(({ name }) => [...(before.get(name) ?? [])].every((each) => placed.has(each))) ?? left[0];
    if (next !== undefined) placed.set(next.name, next);
  }
  return [...placed.values()];
}

import * as fc from "fast-check";
import { breakages, wordsOf } from "./arbitrary.ts";
import { bases } from "./contracts.ts";
import { Reader } from "./readers.ts";

/** What many broken contracts came to. */
export interface Judged {
  readonly read: number;
  readonly compiled: number;
  readonly codes: ReadonlySet<string>;
  /** The most processor time that one contract took, in milliseconds. */
  readonly slowest: number;
}

/**
 * Breaks contracts so many times from a seed. Throws the smallest breakage that came to what it should not, with the seed that leads to it again:
 * an exception, a finding that stands nowhere, no answer, or, where `mostMilliseconds` is given, more processor time than that.
 */
export async function judgeBroken(seed: number, numRuns: number, mostMilliseconds = Infinity): Promise<Judged> {
  const all = bases();
  const reader = new Reader();
  const codes = new Set<string>();
  let [read, compiled, slowest] = [0, 0, 0];
  // What is loaded and compiled by the engine at first is no contract's time.
  await reader.read([0, { json: false, structure: [], text: [], bytes: [] }]);
  try {
    await fc.assert(fc.asyncProperty(breakages(all.length, wordsOf(all.map(({ contract }) => contract.text))), async (broken) => {
      const { faults, codes: found, outcome, milliseconds } = await reader.read(broken);
      read += 1;
      if (outcome === "compiled") compiled += 1;
      for (const code of found) codes.add(code);
      slowest = Math.max(slowest, milliseconds);
      if (faults.length > 0) throw new Error(`${all[broken[0]]?.contract.file}: ${faults[0]}`);
      if (milliseconds > mostMilliseconds) throw new Error(`${all[broken[0]]?.contract.file}: took ${Math.round(milliseconds)} ms`);
    }), { numRuns, seed });
  } finally {
    await reader.stop();
  }
  return { read, compiled, codes, slowest };
}

import { expect, test } from "vitest";
import { judgeBroken } from "../broken/judge.ts";

const seeds = [1, 2];
const each = 50_000;
/** What reading and compiling one contract may take of the processor. */
const mostMilliseconds = 2_000;

test(`${seeds.length * each} broken contracts: refused at a place, or compiled, within ${mostMilliseconds} ms`, async () => {
  const judged = await Promise.all(seeds.map((seed) => judgeBroken(seed, each, mostMilliseconds)));
  const sum = (of: "read" | "compiled"): number => judged.reduce((total, one) => total + one[of], 0);
  const codes = new Set(judged.flatMap((one) => [...one.codes]));
  process.stdout.write(`\nbroken: ${sum("read")} contracts, ${sum("compiled")} compiled, ${sum("read") - sum("compiled")} refused with ${codes.size} codes; slowest ${Math.round(Math.max(...judged.map((one) => one.slowest)))} ms; seeds ${seeds.join(", ")}\n`);
  expect(sum("read")).toBe(seeds.length * each);
  expect(codes.size).toBeGreaterThan(120);
}, 3_600_000);

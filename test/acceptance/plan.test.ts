import { changeKinds, type ChangeKind } from "@concord/changes";
import { expect, inject, test } from "vitest";
import { atDesk } from "../plan/desk.ts";
import { drawn } from "../plan/draw.ts";
import { runOnRows } from "../plan/run.ts";

/** How many pairs on how many rows, from which number on, and how often each kind has to come in two thousand: where one did not, it leads pairs beyond them, of which there are so many at most. */
const wanted = { pairs: Number(process.env["CONCORD_PAIRS"] ?? 2000), first: Number(process.env["CONCORD_FIRST_PAIR"] ?? 0), rows: 1000, each: 50, beyond: 100 };
const seed = Number(process.env["CONCORD_SEED"] ?? 20_261_121);

test(`${wanted.pairs} pairs of contracts: the plan leads there, every value is kept, and what can be undone is undone`, async () => {
  const [address] = inject("postgres");
  if (address === undefined) throw new Error("there is no PostgreSQL to plan on");
  const counts = new Map((Object.keys(changeKinds) as ChangeKind[]).map((kind) => [kind, { real: 0, small: 0 }]));
  const sums = { pairs: 0, real: 0, rows: 0, fields: 0, steps: 0, reversible: 0, refused: 0 };
  const faults: string[] = [];
  let number = wanted.first;
  // Roles are the server's: desks that make and use the same ones can wait for one another, of which the server ends one. That pair is run once more.
  const ended = new Set<number>();
  const again: number[] = [];
  const end = wanted.first + wanted.pairs;
  const leads = new Map<number, ChangeKind>();
  const next = (): number | undefined => {
    if (number < end) return number;
    const lacking = [...counts].find(([, { real, small }]) => real + small < wanted.each)?.[0];
    if (again.length > 0 || lacking === undefined || wanted.pairs < 2000 || number >= end + wanted.beyond) return again.pop();
    leads.set(number, lacking);
    return number;
  };
  const one = (): ((desk: Parameters<typeof runOnRows>[0]) => Promise<void>) | undefined => {
    const at = next();
    if (at === undefined) return undefined;
    if (at === number) number += 1;
    return async (desk) => {
      const pair = drawn(at, seed, leads.get(at));
      const run = await runOnRows(desk, pair.before, pair.after, wanted.rows, seed + at);
      if (!ended.has(at) && run.faults.some((fault) => fault.startsWith("deadlock detected"))) {
        ended.add(at);
        again.push(at);
        return;
      }
      for (const kind of pair.kinds) (counts.get(kind) as { real: number; small: number })[pair.of] += 1;
      sums.pairs += 1;
      sums.real += pair.of === "real" ? 1 : 0;
      sums.rows += run.rows;
      sums.fields += run.fields;
      sums.steps += run.steps.length;
      sums.refused += run.refused.length > 0 ? 1 : 0;
      if (run.refused.length === 0 && run.steps.every(({ effect }) => effect === "reversible")) sums.reversible += 1;
      if (run.faults.length > 0) faults.push(`${at}${leads.has(at) ? ` led by ${leads.get(at)}` : ""} (${pair.of}: ${[...pair.kinds].join(", ")}): ${run.faults.slice(0, 3).join("; ")}`);
    };
  };
  await Promise.all([atDesk(address, one), atDesk(address, one), atDesk(address, one)]);
  const all = [...counts].map(([kind, { real, small }]) => ({ kind, count: real + small, real }));
  const least = all.toSorted((left, right) => left.count - right.count).slice(0, 3).map(({ kind, count }) => `${kind} ${count}`).join(", ");
  process.stdout.write(`plan: ${sums.pairs} pairs (${sums.real} of this repository's contracts), ${sums.rows} rows, ${sums.fields} fields compared, ${sums.steps} steps, ${sums.reversible} wholly undone, ${sums.refused} refused with a reason, ${faults.length} with faults\n`
    + `plan: ${all.length} kinds of change, ${all.filter(({ real }) => real > 0).length} of them on this repository's contracts; rarest: ${least}\n`);
  expect(faults).toEqual([]);
  if (wanted.pairs >= 2000) expect(all.filter(({ count }) => count < wanted.each)).toEqual([]);
}, 5_400_000);

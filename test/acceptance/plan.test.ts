import { changeKinds, diff, type ChangeKind } from "@concord/changes";
import { expect, inject, test } from "vitest";
import { composed, elsewhere } from "../plan/compose.ts";
import { seeded } from "../plan/rows.ts";
import { runOnRows } from "../plan/run.ts";

/** How many pairs, of how many edits each, on how many rows; how often each kind has to come. */
const wanted = { pairs: Number(process.env["CONCORD_PAIRS"] ?? 2000), most: 8, rows: 1000, each: 50 };
const seed = 20_261_121;

test(`${wanted.pairs} pairs of contracts: the plan leads there, every value is kept, and what can be undone is undone`, async () => {
  const [address] = inject("postgres");
  if (address === undefined) throw new Error("there is no PostgreSQL to plan on");
  const random = seeded(seed);
  const kinds = (Object.keys(changeKinds) as ChangeKind[]).filter((kind) => !elsewhere.has(kind));
  const counts = new Map(kinds.map((kind) => [kind, 0]));
  const rarest = (): ChangeKind => [...counts].reduce((least, each) => (each[1] + random() < least[1] + random() ? each : least))[0];
  const sums = { pairs: 0, rows: 0, steps: 0, reversible: 0 };
  const faults: string[] = [];
  const one = async (): Promise<void> => {
    while (sums.pairs < wanted.pairs) {
      sums.pairs += 1;
      const number = sums.pairs;
      let pair = composed([rarest()]);
      for (let tries = 0, most = 1 + Math.floor(random() * wanted.most); tries < 12 && pair !== undefined && pair.kinds.length < most; tries += 1) {
        const next = tries % 2 === 0 ? rarest() : kinds[Math.floor(random() * kinds.length)] as ChangeKind;
        if (!pair.kinds.includes(next)) pair = composed([...pair.kinds, next]) ?? pair;
      }
      if (pair === undefined) throw new Error("a kind does not go by itself");
      for (const kind of new Set(diff(pair.before, pair.after).map((change) => change.kind))) counts.set(kind, (counts.get(kind) ?? 0) + 1);
      const run = await runOnRows(address, pair.before, pair.after, wanted.rows, seed + number);
      sums.rows += run.rows;
      sums.steps += run.steps.length;
      if (run.steps.every(({ effect }) => effect === "reversible")) sums.reversible += 1;
      if (run.faults.length > 0) faults.push(`${pair.kinds.join(", ")}: ${run.faults.slice(0, 3).join("; ")}`);
    }
  };
  await Promise.all([one(), one(), one()]);
  const least = [...counts].filter(([kind]) => kinds.includes(kind)).sort(([, left], [, right]) => left - right).slice(0, 3).map(([kind, count]) => `${kind} ${count}`).join(", ");
  process.stdout.write(`plan: ${sums.pairs} pairs, ${sums.rows} rows, ${sums.steps} steps, ${sums.reversible} wholly undone, ${faults.length} with faults; rarest kinds: ${least}\n`);
  expect(faults).toEqual([]);
  if (wanted.pairs >= 2000) expect([...counts].filter(([kind, count]) => kinds.includes(kind) && count < wanted.each)).toEqual([]);
}, 5_400_000);

import { expect, inject, test } from "vitest";
import { textOf } from "../prove/proving.ts";
import { corpus } from "../hostile/corpus.ts";
import { catalogDifference, outcomesOf, parsedDifferences, proofOf, twins } from "../hostile/judge.ts";

/** So many of the hostile contracts are put to every engine: each is asked a thousand questions by some. */
const proven = 60;

test("every hostile text, at every place and in every output, comes back as it went in, or was refused where it stands", async () => {
  const outcomes = outcomesOf(corpus);
  expect(outcomes.unplaced).toEqual([]);
  const shown = corpus.filter((text) => text !== "");
  const both = twins(shown, outcomes);
  const { files, differences } = await parsedDifferences(shown, both);
  process.stdout.write(`\nhostile: ${corpus.length} texts, ${outcomes.counts.taken} times taken and ${outcomes.counts.refused} times refused at their place; ${files} files parsed, ${differences.length} differences\n`);
  expect(differences).toEqual([]);
  for (const server of inject("postgres")) expect(await catalogDifference(shown, both, server)).toBeUndefined();
  const proof = await proofOf(both.hostile, proven);
  if (!proof.holds) expect.fail(textOf(proof));
  for (const each of proof.totals) process.stdout.write(`hostile: ${each.engine}: ${each.judged} judged, ${each.roundTrips} round trips, ${each.changed} changed\n`);
}, 3_600_000);

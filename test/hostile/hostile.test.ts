import { beforeAll, describe, expect, inject, test } from "vitest";
import { textOf } from "../prove/proving.ts";
import { corpus, someOfIt } from "./corpus.ts";
import { catalogDifference, outcomesOf, parsedDifferences, proofOf, twins, type Outcomes } from "./judge.ts";
import { names, places, projectPlaces } from "./places.ts";

// Here a few texts of each group; all of them in the acceptance tests.
const texts = someOfIt;
let outcomes: Outcomes;
let both: ReturnType<typeof twins>;
// A text of nothing cannot be looked for.
const shown = texts.filter((text) => text !== "");
beforeAll(() => {
  outcomes = outcomesOf(texts);
  both = twins(shown, outcomes);
});

describe("a hostile text, wherever a contract may have one", () => {
  test("is taken, or refused where it stands", () => {
    expect(outcomes.unplaced).toEqual([]);
    expect(outcomes.counts.taken + outcomes.counts.refused).toBe(texts.length * (places.length + names.length + projectPlaces.length));
    expect(outcomes.counts.refused).toBeGreaterThan(outcomes.counts.taken / 2);
  });

  test("is text to the parser of every file that is generated", async () => {
    const { files, differences } = await parsedDifferences(shown, both);
    expect(differences).toEqual([]);
    expect(files).toBeGreaterThan(12 * shown.length);
  });

  test("is itself in PostgreSQL's catalog", async () => {
    for (const server of inject("postgres")) expect(await catalogDifference(shown, both, server)).toBeUndefined();
  });
});

test("the corpus holds each text once, and each group has some", () => {
  expect(new Set(corpus).size).toBe(corpus.length);
  expect(corpus.length).toBeGreaterThan(200);
});

test("every engine takes hostile values for what they are, and refuses what is almost one", async () => {
  const proof = await proofOf(both.hostile, 4);
  if (!proof.holds) expect.fail(textOf(proof));
  expect(proof.totals.filter((each) => each.judged < 1_000 && each.target !== "firestore")).toEqual([]);
});

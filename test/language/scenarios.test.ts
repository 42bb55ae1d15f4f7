import { languageReference } from "@concord/core";
import { stores } from "@concord/cli";
import { expect, test } from "vitest";
import { executed, refused } from "./corpus.ts";

/** Every word, type and part of an expression. */
const all = languageReference(stores).flatMap((section) => section.entries).map(({ place, name }) => `${place}.${name}`);

/** Stores that engines execute, each with the places of words that it does not have: Firestore takes no SQL, and no seeds. */
const engines: Readonly<Record<string, readonly string[]>> = { postgres: [], firestore: ["view", "query", "entity.staging", "staging", "seed", "field.field"] };
/** Words that no record can show: they are about the rules of concord check. */
const ofNoRecord = ["enum.lint"];

test.each(Object.entries(engines))("every word stands in a contract that the prover puts to %s", (store, without) => {
  const used = executed().get(store) ?? new Set();
  const missing = all.filter((word) => !used.has(word) && !ofNoRecord.includes(word) && !without.some((place) => word === place || word.startsWith(`${place}.`)));
  expect(missing, "a contract in test/prove/zoo/schemas or test/prove/words/schemas has to use them").toEqual([]);
});

test("every word and type is refused in a scenario", () => {
  const pointedAt = refused();
  const missing = all.filter((word) => !word.startsWith("expression.") && !pointedAt.has(word));
  expect(missing, "a finding of a scenario in test/scenarios/diagnose has to point at them").toEqual([]);
});

test("what is excused needs it", () => {
  const used = executed();
  expect(ofNoRecord.filter((word) => [...used.values()].some((words) => words.has(word)))).toEqual([]);
  expect(ofNoRecord.filter((word) => !all.includes(word))).toEqual([]);
});

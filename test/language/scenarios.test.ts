import { languageReference, wordsOf } from "@concord/core";
import { stores } from "@concord/cli";
import { expect, test } from "vitest";
import { executed, refused } from "./corpus.ts";

/** What the prover's contracts say, read once. */
const used = executed();
/** Every word, type and part of an expression. */
const all = languageReference(stores).flatMap((section) => section.entries).map(({ place, name }) => `${place}.${name}`);

/** Stores that engines execute, each with the places of words that it does not have: Firestore takes no SQL, and no seeds. */
const engines: Readonly<Record<string, readonly string[]>> = { postgres: [], firestore: ["view", "query", "entity.staging", "staging", "seed", "field.field"] };
/** Words that no record can show: they are about the rules of concord check. */
const ofNoRecord = ["enum.lint"];

test.each(Object.entries(engines))("every word stands in a contract that the prover puts to %s", (store, without) => {
  const missing = all.filter((word) => used.get(store)?.has(word) !== true && !ofNoRecord.includes(word) && !without.some((place) => word === place || word.startsWith(`${place}.`)));
  expect(missing, "a contract in test/prove/zoo/schemas or test/prove/words/schemas has to use them").toEqual([]);
});

/** Values that no record of a store can show: its engine knows no partitions, no sequences and no other store's words; a project has one primary store; BigQuery has no engine; strict is about the build. */
const beyond: Readonly<Record<string, RegExp>> = {
  postgres: /^(?:entity|field|unique)\.(?:firestore|bigquery)\b|^project\.strict/u,
  firestore: /^(?:entity|field|unique)\.(?:postgres|bigquery)\b|^project\.|^partition\.every|^field\.auto: sequence$/u,
};
const names = stores.map(({ name }) => name);

test.each(Object.entries(engines))("every value of a word that takes one of a few stands in a contract that the prover puts to %s", (store, without) => {
  const missing = wordsOf(stores).filter(({ place, name }) => !without.some((each) => `${place}.${name}` === each || place === each)).flatMap(({ place, name, values }) =>
    // A word that names stores is asked of an engine with its own.
    values.filter((value) => value === store || !names.includes(value)).map((value) => `${place}.${name}: ${value}`).filter((each) => used.get(store)?.has(each) !== true && beyond[store]?.test(each) !== true));
  expect(missing, "a contract in test/prove/zoo/schemas has to say them").toEqual([]);
});

test("every word and type is refused in a scenario", () => {
  const pointedAt = refused();
  const missing = all.filter((word) => !word.startsWith("expression.") && !pointedAt.has(word));
  expect(missing, "a finding of a scenario in test/scenarios/diagnose has to point at them").toEqual([]);
});

test("what is excused needs it", () => {
  expect(ofNoRecord.filter((word) => [...used.values()].some((words) => words.has(word)))).toEqual([]);
  expect(ofNoRecord.filter((word) => !all.includes(word))).toEqual([]);
});

import { examplesWith, languageReference, wordsOfExample } from "@concord/core";
import { stores } from "@concord/cli";
import { describe, expect, test } from "vitest";
import { wrongWith, wrongWithCondition } from "./shop.ts";

const sections = languageReference(stores);
const entries = sections.flatMap((section) => section.entries);

test("every word, type, patterned string and part of an expression has a line and an example", () => {
  expect(entries.filter(({ about }) => about.trim().length < 5).map(({ place, name }) => `${place}.${name}`)).toEqual([]);
  expect(entries.filter(({ example }) => example === undefined).map(({ place, name }) => `${place}.${name}`)).toEqual([]);
});

test("no word is told twice at one place", () => {
  const names = entries.map(({ place, name }) => `${place}.${name}`);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

describe("examples are contracts that are right", () => {
  test.each(examplesWith(stores).map((example) => [example.text, example] as const))("%s", (_, example) => {
    expect(wrongWith(example)).toEqual([]);
    expect(wordsOfExample(example, stores).size).toBeGreaterThan(0);
  });

  test.each(entries.filter(({ place }) => place === "type").map(({ name, example }) => [name, example ?? ""] as const))("%s: %s", (_, text) => {
    expect(wrongWith({ in: "field", text })).toEqual([]);
  });

  test.each(entries.filter(({ place }) => place === "expression").map(({ name, example }) => [name, example ?? ""] as const))("%s: %s", (_, condition) => {
    const [inChecks, inAccess] = [wrongWithCondition(condition, "checks"), wrongWithCondition(condition, "access")];
    expect(inChecks.length === 0 ? [] : inAccess).toEqual([]);
  });
});

test("an example that is wrong is found to be", () => {
  expect(wrongWith({ in: "field", text: "title: { type: string, maxLenght: 3 }" })).toHaveLength(1);
  expect(wrongWith({ in: "entity", text: "expires: nothing" })).toHaveLength(1);
});

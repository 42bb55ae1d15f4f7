import { expect, test } from "vitest";
import { otherwise, suggest } from "../../src/diagnostic/suggest.ts";
import { sameAs, saidOtherwise } from "../../src/diagnostic/neighbours.ts";
import { builtInTypes } from "../../src/language/grammar.ts";
import { languageReference } from "../../src/language/reference.ts";

const words = new Set([...builtInTypes, ...languageReference([]).flatMap(({ entries }) => entries.map(({ name }) => name))]);

test("what another language calls otherwise is a word or a type of ours", () => {
  expect([...sameAs.values()].filter((word) => !words.has(word))).toEqual([]);
});

test("no word of other languages is folded otherwise than it is looked up, or stands in both tables", () => {
  const all = [...sameAs.keys(), ...saidOtherwise.keys()];
  expect(all.filter((word) => word !== word.toLowerCase() || /[-_ ]/u.test(word))).toEqual([]);
  expect(all.filter((word, at) => all.indexOf(word) !== at)).toEqual([]);
});

test("it is offered where it can stand, before what is only spelled alike", () => {
  expect(suggest("min", ["minItems", "minimum"])).toBe("minimum");
  expect(suggest("min", ["mine", "key"])).toBe("mine");
  expect(suggest("date_time", builtInTypes)).toBe("timestamp");
  expect(otherwise("notNull")).toContain("optional: true");
  expect(otherwise("colour")).toBeUndefined();
});

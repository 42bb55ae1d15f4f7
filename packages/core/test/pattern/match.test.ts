import { expect, test } from "vitest";
import { formatPattern, matches, parsePattern, samples, type Pattern } from "../../src/index.ts";
import { seeded } from "./random.ts";

function pattern(source: string): Pattern {
  const read = parsePattern(source);
  if ("problem" in read) throw new Error(read.problem.message);
  return read.pattern;
}

test.each([
  ["a|bc", "a", true], ["a|bc", "bc", true], ["a|bc", "abc", false], ["a|bc", "", false],
  ["a*", "", true], ["a*", "aaaa", true], ["a*", "aab", false],
  ["a{2,3}", "a", false], ["a{2,3}", "aa", true], ["a{2,3}", "aaa", true], ["a{2,3}", "aaaa", false],
  ["a{2,}", "a", false], ["a{2,}", "aaaaa", true],
  ["(?:ab?){2}", "aab", true], ["(?:ab?){2}", "ab", false],
  ["(?:a*)*", "aaa", true], ["(?:a*){3}", "", true],
  ["[^a]", "\n", true], ["[^a]", "😀", true], ["[^a]", "a", false], ["[^a]", "bb", false],
  ["[^a]", "\ud800", false], ["[^a]", "\0", false],
  ["[😀-😃]", "😁", true], ["[😀-😃]", "😄", false],
  ["\\d", "5", true], ["\\d", "\u0665", false],
  ["a", "a\n", false],
])("%s on %j: %s", (source, text, verdict) => {
  expect(matches(pattern(source), text)).toBe(verdict);
});

test("takes time in proportion to the text, whatever the pattern", () => {
  expect(matches(pattern("(?:a+)+"), `${"a".repeat(20_000)}!`)).toBe(false);
});

test("samples match, near misses do not, and the same seed gives the same", () => {
  const { matching, near } = samples(formatPattern("semver"), seeded(1));
  expect(matching.length).toBeGreaterThan(10);
  expect(near.length).toBeGreaterThan(20);
  expect(matching.filter((text) => !matches(formatPattern("semver"), text))).toEqual([]);
  expect(near.filter((text) => matches(formatPattern("semver"), text))).toEqual([]);
  expect([...matching, ...near].filter((text) => !text.isWellFormed() || text.includes("\0"))).toEqual([]);
  expect(samples(formatPattern("semver"), seeded(1))).toEqual({ matching, near });
  // One character is enough to fall out.
  expect(samples(pattern("[A-Z]{2}"), seeded(2)).near).toEqual(expect.arrayContaining(["A", ""]));
});

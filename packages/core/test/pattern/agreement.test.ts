import { RE2JS } from "re2js";
import { expect, test } from "vitest";
import { matches, parsePattern, patternRisk, printPattern, samples } from "../../src/index.ts";
import { randomPattern, randomText, seeded } from "./random.ts";

const seed = 20261121;

test("JavaScript with u and with v, RE2 and the interpreter give one verdict on 24,000 pairs", () => {
  const random = seeded(seed);
  const disagreements: unknown[] = [];
  let pairs = 0;
  let matched = 0;
  while (pairs < 24_000) {
    const source = randomPattern(random);
    const read = parsePattern(source);
    if ("problem" in read) {
      // The generator may nest counts too deep, put a range beside a hyphen, or begin a class with two.
      expect(["pattern/bad-count", "pattern/bad-range", "pattern/too-large", "pattern/not-portable"]).toContain(read.problem.code.code);
      continue;
    }
    if (patternRisk(read.pattern) !== undefined) continue; // refused too, and rightly: some would keep this test busy for ever
    const printed = printPattern(read.pattern);
    const [u, v, re2] = [new RegExp(printed, "u"), new RegExp(printed, "v"), RE2JS.compile(printed)];
    const { matching, near } = samples(read.pattern, random);
    const texts = [...matching.slice(0, 6), ...near.slice(0, 8), randomText(random), randomText(random)].filter((text) => text.length < 300);
    for (const text of texts) {
      const verdicts = { u: u.test(text), v: v.test(text), re2: re2.matcher(text).find(), own: matches(read.pattern, text) };
      pairs += 1;
      if (verdicts.own) matched += 1;
      if (new Set(Object.values(verdicts)).size > 1) disagreements.push({ source, printed, text, verdicts });
    }
  }
  expect(disagreements).toEqual([]);
  // Both verdicts are asked for often enough to mean something.
  expect(matched).toBeGreaterThan(6_000);
  expect(pairs - matched).toBeGreaterThan(6_000);
});

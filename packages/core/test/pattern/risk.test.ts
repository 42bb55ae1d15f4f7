import { expect, test } from "vitest";
import { formatPattern, formatPatterns, parsePattern, patternRisk, samples, type Format, type Pattern } from "../../src/index.ts";
import { stepsOf } from "./backtrack.ts";
import { pick, randomPattern, seeded } from "./random.ts";

function pattern(source: string): Pattern {
  const read = parsePattern(source);
  if ("problem" in read) throw new Error(`${source}: ${read.problem.message}`);
  return read.pattern;
}

// A hostile text in pieces: what stands in front, what is repeated, what stands behind.
test.each([
  ["(?:a+)+", "", "a", "!"],
  ["(?:a*)*", "", "a", "!"],
  ["(?:a|a)*", "", "a", "!"],
  ["(?:a|ab?)+", "", "a", "!"],
  ["(?:[a-z]+-?)+", "", "a", "!"],
  ["(?:x(?:a?|b?))*", "", "x", "!"],
  ["(?:ab|a|b)*", "", "ab", "!"],
  ["(?:-(?:a?)+)+", "", "-a", "!"],
  ["(?:a{1,20}){1,20}", "", "a", "!"],
  ["(?:(?:a{1,9}){1,9}){1,9}", "", "a", "!"],
  ["(?:a|a){255}", "", "a", "!"],
  ["(?:a?){250}", "", "a", "!"],
  ["(?:a?b?c?d?){1,250}", "", "abcd", "!"],
])("%s is refused, and costs exponentially many steps", (source, before, pump, behind) => {
  expect(patternRisk(pattern(source))).toMatchObject({ code: { code: "pattern/slow" }, message: expect.stringContaining("in exponentially many ways") });
  expect(stepsOf(pattern(source).tree, before + pump.repeat(40) + behind, 300_000)).toBeGreaterThan(300_000);
});

test.each([
  ["\\d*\\d*", "", "0", "!"],
  ["[a-z]+[a-z0-9]*", "", "a", "!"],
  ["[^@]+@[^@]+\\.[^@]+", "a@", ".", "@"],
  ["a*b?a*", "", "a", "!"],
  [" *[^;]* *;", "", " ", "a"],
])("%s is refused, and costs four times the steps for twice the text", (source, before, pump, behind) => {
  expect(patternRisk(pattern(source))).toMatchObject({ code: { code: "pattern/slow" }, message: expect.stringContaining("in very many ways") });
  const [some, double] = [100, 200].map((times) => stepsOf(pattern(source).tree, before + pump.repeat(times) + behind, 1e9)) as [number, number];
  expect(double / some).toBeGreaterThan(3.5);
});

test.each([
  "[a-z0-9]+(?:-[a-z0-9]+)*", "[A-Z]{1,3}[A-Z0-9]{1,5}", "[a-z]{1,60}[a-z0-9]{0,60}", "[0-9a-f]{64}", "(?:[0-9a-f]{2}){16}", "(?:[0-9a-f]{2}:){5}[0-9a-f]{2}",
  "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?", "[A-Za-z]+(?:[ '-][A-Za-z]+)*", "(?:a?)*", "(?:a?){2,}", "[^@]+@[^@.]+(?:\\.[^@.]+)+",
  "[^\\n]*", "(?:[^\\n]*\\n)*[^\\n]*", "(?:[0-9]{1,3}\\.){3}[0-9]{1,3}", "(?:[a-z]{1,9}-){1,99}", "(?:(?:ab){16}){16}", "[A-Z]{2}[0-9]{2}[A-Z0-9]{4}[0-9]{7}[A-Z0-9]{0,16}",
  "\\+?[0-9]{1,4}(?:[ -][0-9]{2,6}){1,5}", "v?[0-9]+(?:\\.[0-9]+){0,2}", "(?:[a-z]+/)*[a-z]+", "\"(?:[^\"\\\\]|\\\\[^\\n])*\"",
])("%s passes", (source) => {
  expect(patternRisk(pattern(source))).toBeUndefined();
});

test.each(Object.keys(formatPatterns) as Format[])("%s passes", (format) => {
  expect(patternRisk(formatPattern(format))).toBeUndefined();
});

test("what passes stays cheap on texts of its own characters", () => {
  const random = seeded(11);
  let asked = 0;
  while (asked < 400) {
    const read = parsePattern(randomPattern(random));
    if ("problem" in read || patternRisk(read.pattern) !== undefined) continue;
    const { matching } = samples(read.pattern, random);
    const piece = pick(random, matching).slice(0, 6) || "a";
    const text = `${pick(random, matching).slice(0, 40)}${piece.repeat(40)}${pick(random, ["!", "a", "\n", ""])}`;
    asked += 1;
    expect(stepsOf(read.pattern.tree, text, 2_000_001), `${read.pattern.source} on ${text}`).toBeLessThan(2_000_000);
  }
});

test("a pattern too intricate to be judged is refused, soon", () => {
  const source = `(?:${"a|b|c|d|e".repeat(50)})*`;
  expect(patternRisk(pattern(source))?.code.code).toBe("pattern/slow");
  const knot = `(?:${Array.from({ length: 40 }, (_, index) => `(?:[a-z${index % 10}]{1,3}-?)`).join("")};)*`;
  expect(patternRisk(pattern(knot))?.code.code).toMatch(/^pattern\/(?:slow|too-large)$/);
});

test("the message shows a text, and the text does not match", () => {
  expect(patternRisk(pattern("(?:a+)+"))?.message).toBe("a text like \"aaaaaaaaaaaaa…!\" can be read in exponentially many ways, which may take JavaScript seconds");
});

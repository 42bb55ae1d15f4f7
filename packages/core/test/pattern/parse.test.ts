import { describe, expect, test } from "vitest";
import { formatPattern, formatPatterns, lengthsOf, matches, mayContain, parsePattern, patternCodes, printPattern, type Format, type Pattern } from "../../src/index.ts";
import { printNode } from "../../src/pattern/print.ts";
import { randomPattern, seeded } from "./random.ts";

function pattern(source: string): Pattern {
  const read = parsePattern(source);
  if ("problem" in read) throw new Error(`${source}: ${read.problem.message}`);
  return read.pattern;
}

test.each([
  ["abc", "^(?:abc)$"],
  ["a|b", "^(?:a|b)$"],
  ["(a|b)c", "^(?:(?:a|b)c)$"],
  ["(?:ab)c", "^(?:abc)$"],
  ["(?:ab)+", "^(?:(?:ab)+)$"],
  ["(?:a+)?", "^(?:(?:a+)?)$"],
  ["a{0,1}b{1,}c{0,}d{3}e{3,3}f{2,}g{2,5}", "^(?:a?b+c*d{3}e{3}f{2,}g{2,5})$"],
  ["\\d+", "^(?:[0-9]+)$"],
  ["[\\d.]", "^(?:[0-9.])$"],
  ["[a-z0-9_-]", "^(?:[a-z0-9_\\-])$"],
  ["[-a]", "^(?:[\\-a])$"],
  ["[a\\-z]", "^(?:[a\\-z])$"],
  ["[a-cb-z]", "^(?:[a-z])$"],
  ["[ab]", "^(?:[ab])$"],
  ["[^\\n,]", "^(?:[^\\n,])$"],
  ["[(){}|/^$.*+?]", "^(?:[\\(\\)\\{\\}\\|\\/\\^$.*+?])$"],
  ["[&]", "^(?:[&])$"],
  ["\\.\\*\\+\\?\\(\\)\\[\\]\\{\\}\\|\\^\\$\\\\\\/\\-", "^(?:\\.\\*\\+\\?\\(\\)\\[\\]\\{\\}\\|\\^\\$\\\\/-)$"],
  ["\\n\\r\\t", "^(?:\\n\\r\\t)$"],
  ["é😀[α-ω]", "^(?:é😀[α-ω])$"],
])("%s is printed as %s", (source, printed) => {
  expect(printPattern(pattern(source))).toBe(printed);
});

// Code, the range as text between ‹ and ›, message and help.
const refused: readonly (readonly [marked: string, code: string, message: string, help: string])[] = [
  ["‹›", "nothing-to-match", "the pattern is empty", "write ? behind a part that may be left away"],
  ["a‹|›", "nothing-to-match", "one side of this matches nothing", "write ? behind a part that may be left away"],
  ["‹|›a", "nothing-to-match", "one side of this matches nothing", "write ? behind a part that may be left away"],
  ["(?:a‹|)›", "nothing-to-match", "one side of this matches nothing", "write ? behind a part that may be left away"],
  ["a‹()›", "nothing-to-match", "the group is empty", "remove it"],
  ["a‹(?:)›", "nothing-to-match", "the group is empty", "remove it"],
  ["‹[]›", "nothing-to-match", "the class is empty", "write the characters it allows"],
  ["‹[^]›", "nothing-to-match", "the class is empty", "write [^\\n]"],
  ["‹*›", "nothing-to-match", "there is nothing to repeat", "write \\* for the character"],
  ["a|‹+›", "nothing-to-match", "there is nothing to repeat", "write \\+ for the character"],
  ["‹(?)›", "not-portable", "flags are not portable", "write both cases in a class: [Aa]"],
  ["‹{›2}", "nothing-to-match", "there is nothing to repeat", "write \\{ for the character"],
  ["‹(›a", "not-closed", "this group is never closed", "add ) or write \\( for the character"],
  ["a‹)›", "not-closed", "this group was never opened", "remove the ) or write \\) for the character"],
  ["a‹[›bc", "not-closed", "this class is never closed", "add ] or write \\[ for the character"],
  ["a‹]›", "not-closed", "this class was never opened", "write \\] for the character"],
  ["a‹}›", "not-closed", "this count was never opened", "write \\} for the character"],
  ["a‹\\›", "not-closed", "nothing follows the backslash", "write \\\\ for the character"],
  ["a‹{x}›", "bad-count", "this is no count", "write {m}, {m,} or {m,n}, or \\{ for the character"],
  ["a‹{,3}›", "bad-count", "this is no count", "write {m}, {m,} or {m,n}, or \\{ for the character"],
  ["a‹{›2", "bad-count", "this is no count", "write {m}, {m,} or {m,n}, or \\{ for the character"],
  ["a‹{256}›", "bad-count", "counts go up to 255", "say longer limits with minLength and maxLength"],
  ["a‹{1,256}›", "bad-count", "counts go up to 255", "say longer limits with minLength and maxLength"],
  ["a‹{3,2}›", "bad-count", "the count ends before it begins", "write {2,3}"],
  ["a‹{0}›", "bad-count", "what is repeated 0 times matches nothing", "remove it"],
  ["‹(?:a{100}){100}›", "bad-count", "nested counts come to more than 1,000", "say lengths with minLength and maxLength"],
  ["[‹z-a›]", "bad-range", "the range ends before it begins", "swap its ends, or write - last in the class"],
  ["[‹a-\\d›]", "bad-range", "\\d cannot end a range", "write - last in the class"],
  ["[‹\\d-z›]", "bad-range", "\\d cannot end a range", "write - last in the class"],
  ["[a-z‹-›9]", "bad-range", "- stands between two ranges", "write it last in the class, or \\-"],
  ["a‹.›b", "not-portable", "engines disagree about what . matches", "write [^\\n] for any character but a newline, \\. for a full stop"],
  ["‹^›a", "not-portable", "a pattern always describes the whole text", "remove ^, or write \\^ for the character"],
  ["a‹$›", "not-portable", "a pattern always describes the whole text", "remove $, or write \\$ for the character"],
  ["‹\\w›+", "not-portable", "\\w is not portable", "write [A-Za-z0-9_]"],
  ["[a‹\\w›]", "not-portable", "\\w is not portable", "write [A-Za-z0-9_]"],
  ["a‹\\s›", "not-portable", "\\s is not portable", "write [ \\t\\r\\n]"],
  ["‹\\b›a", "not-portable", "\\b is not portable", "say what stands before and after the word"],
  ["‹\\D›", "not-portable", "\\D is not portable", "write [^0-9]"],
  ["‹\\p{L}›+", "not-portable", "\\p is not portable", "write the ranges of the characters in a class"],
  ["‹\\u00e9›", "not-portable", "\\u is not portable", "write the character itself"],
  ["‹\\u{e9}›", "not-portable", "\\u is not portable", "write the character itself"],
  ["‹\\x41›", "not-portable", "\\x is not portable", "write the character itself"],
  ["‹\\@›", "not-portable", "\\@ is not portable", "write @ without the backslash"],
  ["‹\\😀›", "not-portable", "\\😀 is not portable", "write 😀 without the backslash"],
  ["(a)‹\\1›", "not-portable", "back-references are not portable", "write the part out"],
  ["‹\\k<x>›", "not-portable", "back-references are not portable", "write the part out"],
  ["a‹\\0›", "not-portable", "U+0000 cannot stand in a pattern", "remove it"],
  ["‹(?=›a)", "not-portable", "look-around is not portable", "say a second demand as a check, a length with minLength and maxLength"],
  ["‹(?!›a)b", "not-portable", "look-around is not portable", "say what is allowed instead of what is not"],
  ["‹(?<=›a)b", "not-portable", "look-around is not portable", "say a second demand as a check, a length with minLength and maxLength"],
  ["‹(?<!›a)b", "not-portable", "look-around is not portable", "say what is allowed instead of what is not"],
  ["‹(?<name>›a)", "not-portable", "named groups are not portable", "write (?:…): nothing is captured"],
  ["‹(?P<name>›a)", "not-portable", "named groups are not portable", "write (?:…): nothing is captured"],
  ["‹(?i)›a", "not-portable", "flags are not portable", "write both cases in a class: [Aa]"],
  ["‹(?i:›a)", "not-portable", "flags are not portable", "write both cases in a class: [Aa]"],
  ["‹(?>›a)", "not-portable", "atomic groups are not portable", "write (?:…)"],
  ["a‹*?›b", "not-portable", "lazy counts are not portable", "write *: the whole text is matched, so it makes no difference"],
  ["a‹{1,2}?›", "not-portable", "lazy counts are not portable", "write {1,2}: the whole text is matched, so it makes no difference"],
  ["a‹++›", "not-portable", "possessive counts are not portable", "write +"],
  ["a*‹*›", "not-portable", "a count cannot follow a count", "put the counted part in a group (?:…)"],
  ["a*‹{2}›", "not-portable", "a count cannot follow a count", "put the counted part in a group (?:…)"],
  ["[‹[:alpha:]›]", "not-portable", "named classes are not portable", "write the ranges: [A-Za-z0-9]"],
  ["[a‹[›b]", "not-portable", "a class inside a class is not portable", "write \\[ for the character"],
  ["[a-z‹&&›b]", "not-portable", "set operations are not portable", "write the ranges that remain"],
  ["[a-z‹--›b]", "not-portable", "set operations are not portable", "write the ranges that remain"],
  ["a‹\0›", "not-a-character", "U+0000 cannot stand in a pattern", "remove it"],
  ["a‹\ud800›", "not-a-character", "U+D800 cannot stand in a pattern", "remove it"],
  ["a‹\u0007›b", "not-a-character", "U+0007 cannot stand in a pattern", "remove it"],
  ["a‹\u2028›b", "not-a-character", "U+2028 cannot stand in a pattern", "remove it"],
  [`${"(".repeat(20)}‹(›a${")".repeat(21)}`, "too-large", "groups are nested deeper than 20", "write it flatter"],
  [`‹${"a".repeat(1001)}›`, "too-large", "the pattern is longer than 1000 characters", "say lengths with minLength and maxLength"],
  [`‹${"[a-z]{255}".repeat(16)}›`, "too-large", "written out, the pattern has more than 4000 characters", "say lengths with minLength and maxLength"],
];

test.each(refused.map((row) => ({ row, name: JSON.stringify(row[0].length > 100 ? `${row[0].slice(0, 100)}…` : row[0]) })))("$name is refused", ({ row: [marked, code, message, help] }) => {
  const source = marked.replace(/[‹›]/g, "");
  const read = parsePattern(source);
  if (!("problem" in read)) throw new Error("it was accepted");
  const { start, end } = read.problem;
  expect(`${source.slice(0, start)}‹${source.slice(start, end)}›${source.slice(end)}`).toBe(marked);
  expect({ code: read.problem.code.code, message: read.problem.message, help: read.problem.help }).toEqual({ code: `pattern/${code}`, message, help });
});

test("what is printed is read as the same pattern", () => {
  const random = seeded(7);
  for (let round = 0; round < 2_000; round += 1) {
    const read = parsePattern(randomPattern(random));
    if ("problem" in read) continue;
    const printed = printNode(read.pattern.tree);
    expect(printNode(pattern(printed).tree)).toBe(printed);
  }
});

test("no text makes the parser throw", () => {
  const random = seeded(8);
  const signs = [..."ab09.*+?()[]{}|^$\\/-,:=!<>&", "(?:", "[^", "{2,", "\\d", "\u{1f600}", "\ud800", "\0", "\n"];
  for (let round = 0; round < 8_000; round += 1) {
    const source = Array.from({ length: Math.floor(random() * 12) }, () => signs[Math.floor(random() * signs.length)]).join("");
    const read = parsePattern(source);
    if ("problem" in read) {
      expect(read.problem.start).toBeLessThanOrEqual(read.problem.end);
      expect(read.problem.end).toBeLessThanOrEqual(source.length);
      expect(patternCodes).toContain(read.problem.code);
    } else {
      expect(() => [new RegExp(printPattern(read.pattern), "u"), new RegExp(printPattern(read.pattern), "v")]).not.toThrow();
    }
  }
});

test("lengths and characters of what a pattern matches", () => {
  expect(lengthsOf(pattern("a{2,5}(?:b|cde)?").tree)).toEqual({ least: 2, most: 8 });
  expect(lengthsOf(pattern("a|b+").tree)).toEqual({ least: 1, most: undefined });
  expect(mayContain(pattern("[^a]"), 0x0a)).toBe(true);
  expect(mayContain(pattern("[^a\\n]"), 0x0a)).toBe(false);
  expect(mayContain(pattern("a\\n?"), 0x0a)).toBe(true);
  expect(mayContain(pattern("[^a]"), 0)).toBe(false);
});

describe.each(Object.keys(formatPatterns) as Format[])("%s", (format) => {
  const { pattern: source, maxLength, examples } = formatPatterns[format];
  const printed = printPattern(formatPattern(format));
  test.each(examples.good)("takes %j", (text) => {
    expect([matches(formatPattern(format), text), new RegExp(printed, "u").test(text), [...text].length <= maxLength]).toEqual([true, true, true]);
  });
  test.each(examples.bad)("refuses %j", (text) => {
    expect([matches(formatPattern(format), text), new RegExp(printed, "u").test(text)]).toEqual([false, false]);
  });
  test("is written in the portable subset", () => {
    expect(formatPattern(format).source).toBe(source);
  });
});

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyFixes } from "../../src/diagnostic/apply.ts";
import { type Diagnostic, type Fix, report } from "../../src/diagnostic/diagnostic.ts";
import { inOrder } from "../../src/diagnostic/order.ts";
import { suggest } from "../../src/diagnostic/suggest.ts";
import type { Source } from "../../src/source/span.ts";

const finding = (file: string, start: number, end: number, code = "a/b", message = "m"): Diagnostic => report({ code, severity: "error", explain: "" }, { file, start, end }, message);

test("findings are sorted by file and place, and each is named once", () => {
  const found = [finding("b", 1, 2), finding("a", 5, 6), finding("a", 1, 9), finding("a", 1, 2, "z/z"), finding("a", 1, 2), finding("a", 1, 2), finding("a", 1, 2, "a/b", "other")];
  expect(inOrder(found).map(({ span, code, message }) => `${span.file} ${span.start}-${span.end} ${code} ${message}`)).toEqual([
    "a 1-2 a/b m", "a 1-2 a/b other", "a 1-2 z/z m", "a 1-9 a/b m", "a 5-6 a/b m", "b 1-2 a/b m",
  ]);
});

describe("fixes", () => {
  const source: Source = { file: "a", text: "one two three" };
  const fix = (title: string, ...edits: readonly (readonly [start: number, end: number, text: string, file?: string])[]): Fix => ({
    title,
    edits: edits.map(([start, end, text, file = "a"]) => ({ span: { file, start, end }, text })),
  });
  const applied = (...fixes: readonly Fix[]): string => {
    const { text, left } = applyFixes(source, fixes);
    return [text, ...left.map(({ title }) => title)].join(" | ");
  };

  test("several apply at once, in any order", () => {
    expect(applied(fix("3", [8, 13, "3"]), fix("1", [0, 3, "1"]), fix("0", [7, 7, "!"]))).toBe("1 two! 3");
  });
  test("one that overlaps an earlier one is left, whole", () => {
    expect(applied(fix("1", [0, 3, "1"]), fix("2", [2, 5, "x"], [8, 13, "3"]))).toBe("1 two three | 2");
  });
  test("two insertions at one place are a guess", () => {
    expect(applied(fix("1", [3, 3, "a"]), fix("2", [3, 3, "b"]))).toBe("onea two three | 2");
  });
  test("the same fix twice counts once", () => {
    expect(applied(fix("1", [0, 3, "1"]), fix("again", [0, 3, "1"]))).toBe("1 two three");
  });
  test("a fix of another file, or beyond the text, is left", () => {
    expect(applied(fix("other", [0, 1, "x", "b"]), fix("far", [9, 99, "x"]))).toBe("one two three | other | far");
  });
  test("no edits, no change", () => {
    expect(applied(fix("none"))).toBe("one two three");
  });

  test("fixes that stay within their own words change exactly those", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.option(fc.string())), { minLength: 1 }), (words) => {
        let place = 0;
        const fixes: Fix[] = [];
        for (const [word, replacement] of words) {
          if (replacement !== null) fixes.push(fix(word, [place + 1, place + 1 + word.length, replacement]));
          place += word.length + 2;
        }
        const text = words.map(([word]) => `<${word}>`).join("");
        expect(applyFixes({ file: "a", text }, fixes.toReversed()).text).toBe(words.map(([word, replacement]) => `<${replacement ?? word}>`).join(""));
      }),
      { seed: 20260108 },
    );
  });
});

describe("the word that was meant", () => {
  const types = ["string", "boolean", "int32", "integer", "int64", "decimal", "description", "minLength", "maxLength", "createdAt", "type"];
  test.each([
    ["strng", "string"], ["tpye", "type"], ["created_at", "createdAt"], ["MINLENGTH", "minLength"], ["min-lenght", "minLength"], ["interger", "integer"], ["int46", "int64"], ["desc", "description"],
    ["bool", "boolean"],
  ])("%s: %s", (word, meant) => {
    expect(suggest(word, types)).toBe(meant);
  });
  test.each(["xyz", "a", "", "number", "s"])("nothing is near %j", (word) => {
    expect(suggest(word, types)).toBeUndefined();
  });
  test("a word is not suggested for itself, and a long one is not compared for long", () => {
    expect(suggest("type", ["type"])).toBeUndefined();
    expect(suggest("x".repeat(1_000_000), ["y".repeat(1_000_000)])).toBeUndefined();
  });
});

import type { Diagnostic, Source } from "@concord/core";
import { emptyLayout } from "@concord/diagram";
import { expect, test } from "vitest";
import { mend } from "../src/fix.ts";
import type { Contents } from "../src/project/project.ts";

/** Findings of a toy language: every pattern that is found in a text, with what its fix writes instead. */
function findings(rules: readonly (readonly [pattern: RegExp, by: string, severity?: "error"])[]): (contents: Contents) => readonly Diagnostic[] {
  return ({ sources }) => sources.flatMap(({ file, text }) => rules.flatMap(([pattern, by, severity]) => [...text.matchAll(pattern)].map((match): Diagnostic => {
    const span = { file, start: match.index, end: match.index + match[0].length };
    return { code: `toy/${pattern.source}`, severity: severity ?? "warning", message: match[0], span, related: [], fix: { title: `write ${by}`, edits: [{ span, text: by }] } };
  })));
}

function mended(texts: readonly string[], rules: Parameters<typeof findings>[0]): { readonly texts: readonly string[]; readonly fixed: readonly string[] } {
  const sources = texts.map((text, index): Source => ({ file: `${index}`, text }));
  const { sources: changed, fixed } = mend({ sources, texts: sources, layout: emptyLayout, diagnostics: [] }, findings(rules));
  return { texts: changed.map(({ file, text }) => `${file}: ${text}`), fixed: fixed.map(({ diagnostic }) => diagnostic.message) };
}

test("several fixes of several files are applied together, and files without one are left", () => {
  expect(mended(["a b a", "c", "a"], [[/a/gu, "x"]])).toEqual({ texts: ["0: x b x", "2: x"], fixed: ["a", "a", "a"] });
});

test("a fix that brings another finding is not applied, and the others are", () => {
  expect(mended(["a b", "b"], [[/a/gu, "bad"], [/b(?!ad)/gu, "y"], [/bad/gu, "bad"]])).toEqual({ texts: ["0: a y", "1: y"], fixed: ["b", "b"] });
});

test("fixes that touch each other take turns", () => {
  expect(mended(["ab"], [[/ab/gu, "b"], [/b/gu, "c"]])).toEqual({ texts: ["0: c"], fixed: ["ab", "b"] });
});

test("two that each mend alone and together break are not both applied", () => {
  expect(mended(["a b"], [[/a(?= b)/gu, "x"], [/b/gu, "y"], [/x y/gu, "x y"]]).texts).toEqual(["0: x b"]);
});

test("what does not end is given up", () => {
  expect(mended(["a"], [[/a/gu, "b"], [/b/gu, "a"]]).fixed).toEqual([]);
});

test("warnings that show once the last error is gone are no reason to leave it", () => {
  const judge = (contents: Contents): readonly Diagnostic[] => {
    const errors = findings([[/a/gu, "b", "error"]])(contents);
    return errors.length > 0 ? errors : findings([[/c/gu, "d"]])(contents);
  };
  const sources: readonly Source[] = [{ file: "0", text: "a c" }];
  expect(mend({ sources, texts: sources, layout: emptyLayout, diagnostics: [] }, judge).sources.map(({ text }) => text)).toEqual(["b d"]);
});

test("of thousands with a few bad ones the bad ones are found in few attempts, and all others are applied", () => {
  const words = Array.from({ length: 4_000 }, (_, index) => (index % 1_500 === 700 ? "bad" : "a"));
  const source: Source = { file: "0", text: words.join(" ") };
  let attempts = 0;
  const judge = findings([[/\ba\b/gu, "x"], [/\bbad\b/gu, "worse"], [/\bworse\b/gu, "worse"]]);
  const { sources, fixed } = mend({ sources: [source], texts: [source], layout: emptyLayout, diagnostics: [] }, (contents) => {
    attempts += 1;
    return judge(contents);
  });
  expect(sources.map(({ text }) => text)).toEqual([words.map((word) => (word === "a" ? "x" : word)).join(" ")]);
  expect(fixed).toHaveLength(words.filter((word) => word === "a").length);
  expect(attempts).toBeLessThan(200);
});

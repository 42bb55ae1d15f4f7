import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readDocument } from "../../src/read/document.ts";
import type { Node } from "../../src/read/node.ts";
import { expectExpression } from "../../src/read/text.ts";

const word = fc.constantFrom(
  "a", "b.c", "auth.uid", "hasRole('admin')", "f(a, b)", "'x'", "'x, y'", "'it #1'", '"q"', "'a: b'", "[1, 2]", "['x', 'y']", "{ k: 1 }", "(a || b)", "1.0", "007",
  "true", "null", "~", "!", "!x", "!(a", "*p", "&q", "-", "- 1", ">=", ">", "<", "|", "||", "&&", "==", "? b :", "?", ":", "x: y", "#1", "@t", "`", "%", ",", "{", "}", "[", "]", "(", ")", "'", '"',
  "\\d", "it's", "in", "<<", "^[a-z]{1,3}$", "=", "+",
);

/** Between brackets, these end a text for everybody, not only for YAML. */
const ends = /(?:^| )[,()[\]{}'"](?: |$)/;

/** What people write as an expression or a pattern: words with spaces between, on one line. */
const written = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(" "));

const contexts: readonly ((text: string) => string)[] = [
  (text) => `a: ${text}\n`,
  (text) => `a: ${text}\nb: 1\n`,
  (text) => `a: { if: ${text}, only: [b] }\nc: 1\n`,
  (text) => `a:\n  - ${text}\n  - b\n`,
  (text) => `a: [${text}, b]\nc: 1\n`,
];


/** The value that stands where the expression was written: under `a`, or under its `if`, or as its first item. */
function expressionIn(node: Node | undefined, context: number): Node | undefined {
  const value = node?.is === "map" ? node.entries[0]?.value : undefined;
  if (context < 2) return value;
  return value?.is === "map" ? value.entries[0]?.value : value?.is === "list" ? value.items[0] : value;
}

test("what is written without quotes is read as it is written, or there is a finding: never silence", () => {
  let silent = 0;
  let found = 0;
  fc.assert(
    fc.property(written, fc.nat({ max: contexts.length - 1 }), (text, context) => {
      const whole = (contexts[context] as (text: string) => string)(text);
      // A text in quotes of its own says what stands within them, and a # with a space on both sides begins a comment.
      fc.pre(!/^(?:'[^']*'|"[^"\\]*")(?: #.*)?$/.test(text));
      fc.pre(![2, 4].includes(context) || !ends.test(text));
      const { node, diagnostics } = readDocument({ file: "a.yaml", text: whole });
      if (diagnostics.length > 0) {
        found += 1;
        return;
      }
      const value = expressionIn(node, context);
      const { value: read, diagnostic } = value === undefined ? {} : expectExpression(value);
      if (diagnostic !== undefined) {
        found += 1;
        return;
      }
      if (value?.is === "scalar" && value.cutByComment !== undefined) return;
      silent += 1;
      expect({ whole, read }).toEqual({ whole, read: text });
    }),
    { numRuns: 4000, seed: 20260103 },
  );
  // Both ways have to be seen, or the property says nothing.
  expect(found).toBeGreaterThan(1000);
  expect(silent).toBeGreaterThan(200);
});

test("of more findings than are listed the last one says so", () => {
  const helps = (text: string): readonly string[] => readDocument({ file: "a.yaml", text }).diagnostics.map(({ help }) => help ?? "");
  const untold = (text: string): readonly string[] => helps(text).filter((help) => /not listed|is read further/u.test(help));
  const twice = (count: number): string => `a: 1\n${"a: 1\n".repeat(count)}`;
  expect([helps(twice(1_000)).length, untold(twice(1_000)).length]).toEqual([1_000, 0]);
  expect([helps(twice(1_523)).length, untold(twice(1_523)).length]).toEqual([1_000, 1]);
  expect(helps(twice(1_523)).at(-1)).toMatch(/; 523 more of this file are not listed$/u);
  // What YAML misreads is mended and read again, until it is enough.
  const tags = `a:\n${"  - !!str x\n".repeat(300)}`;
  expect([helps(tags).length, untold(tags).length]).toEqual([100, 1]);
  expect(helps(tags).at(-1)).toBe('write "x"; the file is read further once these are mended');
  expect(untold("a: \"\u0001\u0001\"\nb: \u0001\n")).toEqual([]);
  expect(helps(`a: [${"\u0001, ".repeat(33)}]\n`).at(-1)).toMatch(/13 more of this file are not listed$/u);
});

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Document, parseDocument, Scalar } from "yaml";
import { readDocument } from "../../src/read/document.ts";
import type { ScalarNode } from "../../src/read/node.ts";
import { spanInside } from "../../src/read/position.ts";
import type { Source } from "../../src/source/span.ts";

/** The scalar under the key `a`, which may stand inside a list. */
function scalarIn(source: Source): ScalarNode {
  const { node, diagnostics } = readDocument(source);
  expect(diagnostics).toEqual([]);
  let found = node;
  while (found?.is === "map" || found?.is === "list") found = found.is === "map" ? found.entries.at(-1)?.value : found.items.at(-1);
  if (found === undefined) throw new Error("no scalar in the document");
  return found;
}

function shown(text: string, part: string): string {
  const source: Source = { file: "a.yaml", text };
  const node = scalarIn(source);
  const value = typeof node.value === "string" ? node.value : node.text;
  const start = value.indexOf(part);
  expect(start, `${JSON.stringify(part)} in ${JSON.stringify(value)}`).not.toBe(-1);
  const span = spanInside(node, source, start, start + part.length);
  return `${text.slice(0, span.start)}«${text.slice(span.start, span.end)}»${text.slice(span.end)}`;
}

describe("a part of a scalar's value is found in the file", () => {
  test.each([
    ["plain", "a: one two\n", "two", "a: one «two»\n"],
    ["a number", "a: 0.10\n", "10", "a: 0.«10»\n"],
    ["plain over two lines", "a: one\n   two three\n", "two", "a: one\n   «two» three\n"],
    ["plain, across the fold", "a: one\n   two\n", "e t", "a: on«e\n   t»wo\n"],
    ["plain with an empty line", "a: one\n\n  two\n", "\ntwo", "a: one«\n\n  two»\n"],
    ["single quotes", "a: 'it''s so'\n", "so", "a: 'it''s «so»'\n"],
    ["single quotes, the doubled one", "a: 'it''s so'\n", "'s", "a: 'it«''s» so'\n"],
    ["double quotes", 'a: "x\\ty \\u00e9 z"\n', "é z", 'a: "x\\ty «\\u00e9 z»"\n'],
    ["double quotes, a long escape", 'a: "\\U0001F600 z"\n', "😀", 'a: "«\\U0001F600» z"\n'],
    ["double quotes, a joined line", 'a: "one \\\n  two"\n', "two", 'a: "one \\\n  «two»"\n'],
    ["literal", "a: |\n  one\n    two\n", "two", "a: |\n  one\n    «two»\n"],
    ["literal, deeper first line", "a: |2\n    one\n  two\n", "two", "a: |2\n    one\n  «two»\n"],
    ["folded", "a: >-\n  one\n  two three\n", "three", "a: >-\n  one\n  two «three»\n"],
    ["folded, across the fold", "a: >-\n  one\n  two\n", "one two", "a: >-\n  «one\n  two»\n"],
    ["folded with deeper and empty lines", "a: >\n  one\n    two\n\n  three\n", "three", "a: >\n  one\n    two\n\n  «three»\n"],
    ["CR LF", 'a: "one\r\n  two"\r\n', "two", 'a: "one\r\n  «two»"\r\n'],
    ["literal with CR LF", "a: |\r\n  one\r\n  two\r\n", "two", "a: |\r\n  one\r\n  «two»\r\n"],
    ["in a flow map", "a: { b: one two }\n", "two", "a: { b: one «two» }\n"],
  ])("%s", (_name, text, part, expected) => {
    expect(shown(text, part)).toBe(expected);
  });
});

const styles = ["PLAIN", "QUOTE_SINGLE", "QUOTE_DOUBLE", "BLOCK_LITERAL", "BLOCK_FOLDED"] as const;
const piece = fc.oneof(
  fc.constantFrom("\n", " ", "  ", "\t", "'", '"', "\\", "#", ": ", "word", "x", "é", "😀", "\n\n", "\n ", " \n", "\u2028", "-", "a == b"),
  fc.string({ unit: "grapheme", maxLength: 4 }),
);

test("every character of a value is found where the file says it, in all five styles", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.constantFrom(...styles), fc.constantFrom(0, 20), fc.boolean(), (pieces, style, lineWidth, nested) => {
      const value = pieces.join("").replace(/[\0-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\uFEFF\uFFFE\uFFFF]/g, "").toWellFormed();
      const scalar = new Scalar(value);
      scalar.type = style;
      const text = new Document(nested ? { list: [{ a: scalar }] } : { a: scalar }).toString({ lineWidth, minContentWidth: 5 });
      // The library's own writer may fold a line within a surrogate pair.
      fc.pre(text.isWellFormed() && parseDocument(text).errors.length === 0);
      const source: Source = { file: "a.yaml", text };
      const { node } = readDocument(source);
      fc.pre(node?.is === "map");
      const read = scalarIn(source);
      fc.pre(typeof read.value === "string");
      const written = read.value as string;
      let last = read.span.start;
      for (let unit = 0; unit < written.length; unit += 1) {
        const span = spanInside(read, source, unit, unit + 1);
        const said = text.slice(span.start, span.end);
        const character = written[unit] as string;
        expect(span.start).toBeGreaterThanOrEqual(last);
        expect(span.end).toBeLessThanOrEqual(Math.max(read.span.end, span.start));
        // Blanks at the very end of a text below may be counted to the end of the text.
        if (/[ \t\n]/.test(character)) expect(said).toMatch(/^(?:\s*|\\[nt_ \t])$/);
        else if (read.text.startsWith('"') && said.startsWith("\\")) expect(parseDocument(`"${said}"`).toJS()).toContain(character);
        else expect(read.text.startsWith("'") && said === "''" ? "'" : said).toBe(character);
        last = span.start;
      }
    }),
    { numRuns: 2000, seed: 20260102 },
  );
});

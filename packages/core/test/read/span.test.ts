import { expect, test } from "vitest";
import { readDocument } from "../../src/read/document.ts";

/** The text with «marks» around the value of its first key. */
function marked(text: string, file = "a.yaml"): string {
  const { node, diagnostics } = readDocument({ file, text });
  expect(diagnostics).toEqual([]);
  const value = node?.is === "map" ? node.entries[0]?.value : undefined;
  if (value === undefined) throw new Error("the text has no value");
  expect(text.slice(value.span.start, value.span.end)).toBe(value.text);
  return `${text.slice(0, value.span.start)}«${value.text}»${text.slice(value.span.end)}`;
}

test.each([
  ["a: «b c»\n"],
  ["a: «b c» # d\n"],
  ["a: «'b'» # d\n"],
  ["a: «b\n  c» # d\ne: 1\n"],
  ["a: «|\n  b\n  c»\n\n\nd: 1\n"],
  ["a: «>-\r\n  b\r\n  c»\r\n\r\nd: 1\r\n"],
  ["a:\n  «b: 1\n  c: 2» # d\n\ne: 1\n"],
  ["a:\n  «b: 1\n  c:» # d\n\ne: 1\n"],
  ["a:\n  «- b\n  - c» # d\ne: 1\n"],
  ["a:\n  «- b:\n      - c: |\n          d»\n\ne: 1\n"],
  ["a: «{ b: 1, c: [2] }» # d\n"],
  ["a: «[\n  1,\n]» # d\n"],
  ["a:«» # d\nb: 1\n"],
  ["a:«»\nb: 1\n"],
  ["? a\n: «b»\n"],
  ["{ a: «b», c: d }\n"],
  ["{ a:«», c: d }\n"],
])("a value is what its author wrote: %j", (text) => {
  expect(marked(text.replace(/[«»]/g, ""))).toBe(text);
});

test("so it is in JSON", () => {
  expect(marked('{\n\t"a": [1, 2],\n\t"b": 3\n}', "a.json")).toBe('{\n\t"a": «[1, 2]»,\n\t"b": 3\n}');
});

test("a key is its text, quotes included", () => {
  const { node } = readDocument({ file: "a.yaml", text: "\"a b\": 1\n200: 2\n" });
  expect(node?.is === "map" && node.entries.map(({ key, keySpan: { start, end } }) => [key, start, end])).toEqual([["a b", 0, 5], ["200", 9, 12]]);
});

test("a comment that cuts a text is named, with all that stands there", () => {
  const text = "a: b == 1  # or two\n";
  const { node } = readDocument({ file: "a.yaml", text });
  const value = node?.is === "map" ? node.entries[0]?.value : undefined;
  expect(value?.is === "scalar" && value.cutByComment).toEqual({ span: { file: "a.yaml", start: 11, end: 19 }, text: "b == 1  # or two" });
});

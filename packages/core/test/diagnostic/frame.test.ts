import { describe, expect, test } from "vitest";
import type { Colours } from "../../src/diagnostic/colours.ts";
import { type Diagnostic, report } from "../../src/diagnostic/diagnostic.ts";
import { frame } from "../../src/diagnostic/frame.ts";
import { positionAt } from "../../src/diagnostic/position.ts";
import type { Source, Span } from "../../src/source/span.ts";

const code = { code: "read/example", severity: "error", explain: "" } as const;

function at(source: Source, part: string): Span {
  const start = source.text.indexOf(part);
  if (start === -1) throw new Error(`${part} is not in the text`);
  return { file: source.file, start, end: start + part.length };
}

function framed(text: string, part: string, more: Parameters<typeof report>[3] = {}, options: Parameters<typeof frame>[2] = {}): string {
  const source: Source = { file: "schemas/a.yaml", text };
  return frame(report(code, at(source, part), "this is wrong", more), (file) => (file === source.file ? source : undefined), options);
}

describe("a diagnostic as a person reads it", () => {
  test("two lines around the place, and the place underlined", () => {
    expect(framed("one: 1\ntwo: 2\nthree: 3\nfour: 4\nfive: 5\nsix: 6\n", "four")).toBe(`
schemas/a.yaml:4:1 error: this is wrong [read/example]
  2 | two: 2
  3 | three: 3
> 4 | four: 4
    | ^^^^
  5 | five: 5
  6 | six: 6`.slice(1));
  });

  test("numbers of lines are aligned", () => {
    const text = Array.from({ length: 12 }, (_, index) => `k${index + 1}: v`).join("\n");
    expect(framed(text, "k10")).toBe(`
schemas/a.yaml:10:1 error: this is wrong [read/example]
   8 | k8: v
   9 | k9: v
> 10 | k10: v
     | ^^^
  11 | k11: v
  12 | k12: v`.slice(1));
  });

  test("help, a fix as the lines before and after, and a related place", () => {
    const source: Source = { file: "schemas/a.yaml", text: "a: 1.0\nb: 2\n" };
    const fix = { title: 'write it as "1.0"', edits: [{ span: at(source, "1.0"), text: '"1.0"' }] };
    expect(framed(source.text, "1.0", { help: 'write "1.0"', fix, related: [{ span: at(source, "b"), message: "it stands here" }] })).toBe(`
schemas/a.yaml:1:4 error: this is wrong [read/example]
> 1 | a: 1.0
    |    ^^^
  2 | b: 2
  schemas/a.yaml:2:1 it stands here
> 2 | b: 2
    | ^
help: write "1.0"
fix: write it as "1.0"
  - a: 1.0
  + a: "1.0"`.slice(1));
  });

  test("a fix that inserts and removes lines", () => {
    const source: Source = { file: "schemas/a.yaml", text: "a: 1\nb: 2\nc: 3\n" };
    const fix = { title: "move it", edits: [{ span: at(source, "b: 2\n"), text: "" }, { span: at(source, "c: 3"), text: "b: 2\nc: 3" }] };
    expect(framed(source.text, "b", { fix }).split("\n").slice(-5)).toEqual(["fix: move it", "  - b: 2", "  - c: 3", "  + b: 2", "  + c: 3"]);
  });

  test("tabs, wide characters and emoji take the columns that a terminal gives them", () => {
    expect(framed("\tx: 日本語 👩‍👩‍👧 é bad\n", "bad")).toBe(`
schemas/a.yaml:1:20 error: this is wrong [read/example]
> 1 |     x: 日本語 👩‍👩‍👧 é bad
    |                    ^^^`.slice(1));
    expect(framed("x: 日本語 z\n", "本語").split("\n").at(-1)).toBe("    |      ^^^^");
  });

  test("a long line is cut around the place", () => {
    const text = `key: ${"x".repeat(500)}HERE${"y".repeat(500)}\n`;
    const [, line = "", mark = ""] = framed(text, "HERE", {}, { width: 60 }).split("\n");
    expect(line.length).toBeLessThanOrEqual(60);
    expect(line).toMatch(/^> 1 \| …x+HEREy+…$/);
    expect(line.slice(mark.indexOf("^"), mark.lastIndexOf("^") + 1)).toBe("HERE");
  });

  test("a megabyte on one line is no trouble, at its start, middle and end", () => {
    for (const text of [`HERE${"x".repeat(1_000_000)}`, `${"x".repeat(500_000)}HERE${"x".repeat(500_000)}`, `${"日".repeat(500_000)}HERE`]) {
      const [, line = "", mark = ""] = framed(text, "HERE", {}, { width: 80 }).split("\n");
      expect(line).toContain("HERE");
      expect(mark).toContain("^^^^");
      expect(line.length).toBeLessThanOrEqual(80);
    }
  });

  test("a place over several lines is underlined on each, up to six", () => {
    const text = Array.from({ length: 10 }, (_, index) => `line ${index}`).join("\n");
    expect(framed(`a: x\n${text}`, "line 0\nline 1").split("\n").slice(1)).toEqual([
      "  1 | a: x", "> 2 | line 0", "    | ^^^^^^", "> 3 | line 1", "    | ^^^^^^", "  4 | line 2", "  5 | line 3",
    ]);
    expect(framed(text, text).split("\n").at(-1)).toBe("    | (4 more lines)");
  });

  test("an empty place has one mark, also at the end of the file", () => {
    const source: Source = { file: "a.yaml", text: "a:\nb: 1\n" };
    const show = (start: number): readonly string[] => frame(report(code, { file: "a.yaml", start, end: start }, "empty"), () => source).split("\n");
    expect(show(2)).toEqual(["a.yaml:1:3 error: empty [read/example]", "> 1 | a:", "    |   ^", "  2 | b: 1"]);
    expect(show(8)).toEqual(["a.yaml:3:1 error: empty [read/example]", "  1 | a:", "  2 | b: 1", "> 3 |", "    | ^"]);
  });

  test("nothing from a contract reaches the terminal as a command", () => {
    const shown = framed("a: \x1b[31mred\x07 \u202ereversed\n", "red", { help: "say \x1b[0m", fix: { title: "\x1b]0;title\x07", edits: [] } });
    expect(shown).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
    expect(shown).toContain("␛[31mred␇ <U+202E>reversed");
  });

  test("a file that is not at hand is named without its lines", () => {
    const diagnostic: Diagnostic = report(code, { file: "gone.yaml", start: 3, end: 4 }, "this is wrong");
    expect(frame(diagnostic, () => undefined)).toBe("gone.yaml error: this is wrong [read/example]");
  });

  test("colours are the caller's", () => {
    const named = (name: string) => (text: string): string => `<${name}>${text}</${name}>`;
    const colours: Colours = { bold: named("bold"), dim: named("dim"), red: named("red"), yellow: named("yellow"), green: named("green"), cyan: named("cyan") };
    expect(framed("a: x\n", "x", { help: "do" }, { colours })).toBe(`
<bold>schemas/a.yaml:1:4</bold> <red>error:</red> this is wrong <dim>[read/example]</dim>
<dim>> 1 |</dim> a: x
<dim>    |</dim>    <red>^</red>
<cyan>help:</cyan> do`.slice(1));
  });
});

test("lines and columns count from one, in the units of editors", () => {
  const source: Source = { file: "a.yaml", text: "a\r\n😀b\n\nc" };
  const places = Array.from({ length: source.text.length + 1 }, (_, offset) => positionAt(source, offset)).map(({ line, column }) => `${line}:${column}`);
  expect(places).toEqual(["1:1", "1:2", "1:3", "2:1", "2:2", "2:3", "2:4", "3:1", "4:1", "4:2"]);
  expect(positionAt(source, 99)).toEqual({ line: 4, column: 2 });
});

import { describe, expect, test } from "vitest";
import { readDocument } from "../../src/read/document.ts";
import type { Node } from "../../src/read/node.ts";
import { expectText, textOf } from "../../src/read/text.ts";

/** A node as plain data; keys stay a list, so that none of them means anything to JavaScript. */
type Plain = string | number | boolean | null | readonly Plain[] | { readonly map: readonly (readonly [string, Plain])[] };

function plain(node: Node | undefined): Plain {
  if (node === undefined) return "(nothing was read)";
  if (node.is === "scalar") return node.value;
  if (node.is === "list") return node.items.map(plain);
  return { map: node.entries.map(({ key, value }) => [key, plain(value)] as const) };
}

function read(text: string, file = "a.yaml"): { readonly data: Plain; readonly codes: readonly string[] } {
  const { node, diagnostics } = readDocument({ file, text });
  return { data: plain(node), codes: diagnostics.map(({ code }) => code) };
}

const map = (...entries: readonly (readonly [string, Plain])[]): Plain => ({ map: entries });

describe("YAML that lies", () => {
  test("no, yes, on, y, dates and times are text", () => {
    expect(read("[no, yes, on, y, 2026-01-01, 12:30:00, 1_000, 0b1]").data).toEqual(["no", "yes", "on", "y", "2026-01-01", "12:30:00", "1_000", "0b1"]);
  });

  test("%YAML 1.1 is refused, and changes nothing", () => {
    expect(read("%YAML 1.1\n---\na: no\nb: 010\n")).toEqual({ data: map(["a", "no"], ["b", 10]), codes: ["read/directive"] });
  });

  test("%YAML 1.2 is what every file is", () => {
    expect(read("%YAML 1.2\n---\na: 1\n")).toEqual({ data: map(["a", 1]), codes: [] });
  });

  test.each(["0.10", "1.10", "007", "0x1F", "1e3", "12345678901234567890", "1E400", "~", "True"])("the source text of %s survives", (written) => {
    const { node } = readDocument({ file: "a.yaml", text: `a: ${written}\n` });
    const value = node?.is === "map" ? node.entries[0]?.value : undefined;
    if (value?.is !== "scalar") throw new Error("no scalar was read");
    expect(value.text).toBe(written);
    expect(textOf(value)).toBe(written);
    expect(expectText(value).diagnostic?.fix?.edits.map(({ text }) => text)).toEqual([`"${written}"`]);
  });

  test("a merge key is no part of the map, and so is nothing it would merge", () => {
    expect(read("a: &x { b: 1 }\nc:\n  <<: *x\n  d: 2\n")).toEqual({ data: map(["a", map(["b", 1])], ["c", map(["d", 2])]), codes: ["read/merge-key"] });
  });

  test('"<<" in quotes is a key', () => {
    expect(read('"<<": 1\n')).toEqual({ data: map(["<<", 1]), codes: [] });
  });

  test("of a key that stands twice, the first stays", () => {
    expect(read("a: 1\na: 2\n")).toEqual({ data: map(["a", 1]), codes: ["read/duplicate-key"] });
  });

  test("names that mean something to JavaScript are keys like any other", () => {
    const names = ["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty", "then"];
    for (const [file, text] of [["a.yaml", names.map((name) => `${name}: { x: 1 }`).join("\n")], ["a.json", `{${names.map((name) => `"${name}": {"x": 1}`).join(",")}}`]] as const) {
      expect(read(text, file)).toEqual({ data: map(...names.map((name) => [name, map(["x", 1])] as const)), codes: [] });
    }
    expect(Object.hasOwn(Object.prototype, "x")).toBe(false);
  });

  test("keys are text as it is written", () => {
    expect(read("200: a\n1.0: b\ntrue: c\n~: d\n'e f': g\n").data).toEqual(map(["200", "a"], ["1.0", "b"], ["true", "c"], ["~", "d"], ["e f", "g"]));
  });
});

describe("aliases", () => {
  test("an alias is the value that it refers to", () => {
    expect(read("a: &x { b: 1 }\nc: *x\nd: [*x]\n")).toEqual({ data: map(["a", map(["b", 1])], ["c", map(["b", 1])], ["d", [map(["b", 1])]]), codes: [] });
  });

  test("a later anchor of the same name counts from there on", () => {
    expect(read("a: &x 1\nb: *x\nc: &x 2\nd: *x\n").data).toEqual(map(["a", 1], ["b", 1], ["c", 2], ["d", 2]));
  });

  test("a bomb of nine times nine aliases is refused once, and holds no more values than are allowed", () => {
    const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"];
    for (let level = 1; level < 9; level += 1) lines.push(`a${level}: &a${level} [${Array(9).fill(`*a${level - 1}`).join(", ")}]`);
    const { node, diagnostics } = readDocument({ file: "a.yaml", text: lines.join("\n") });
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual(["read/too-many-aliases: the aliases stand for more than 100000 values"]);
    expect(node?.is).toBe("map");
  });

  test("cycles are refused, of one step and of three", () => {
    expect(read("a: &x [*x]\n").codes).toEqual(["read/alias-cycle"]);
    expect(read("&x { a: &y { b: &z [*x, *y, *z] } }\n").codes).toEqual(["read/alias-cycle", "read/alias-cycle", "read/alias-cycle"]);
  });
});

describe("sizes", () => {
  test.each(["[", "{a: ", "- ", "? ", "a:\n "])("a thousand levels of %j are refused", (level) => {
    const text = level === "a:\n " ? Array.from({ length: 1000 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n") : level.repeat(1000);
    expect(read(text).codes).toEqual(["read/too-deep"]);
  });

  test("64 levels are read", () => {
    expect(read(`${"[".repeat(64)}${"]".repeat(64)}`).codes).toEqual([]);
    expect(read(Array.from({ length: 64 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")).codes).toEqual([]);
  });

  test("50,000 keys are read, and the one that stands twice is found", () => {
    const keys = Array.from({ length: 50_000 }, (_, index) => `key${index}: ${index}`).join("\n");
    const { node, diagnostics } = readDocument({ file: "a.yaml", text: `${keys}\nkey25000: again\n` });
    expect(node?.is === "map" && node.entries.length).toBe(50_000);
    expect(diagnostics.map(({ code }) => code)).toEqual(["read/duplicate-key"]);
  });

  test("two megabytes are not read", () => {
    expect(read(`a: ${"é".repeat(1_000_000)}\n`)).toEqual({ data: "(nothing was read)", codes: ["source/too-large"] });
  });

  test.each([
    ["brackets", "["], ["commas", "[,"], ["closing brackets", "]"], ["anchors", "&a "], ["tags", "!a "], ["quotes", '"a" '], ["open parentheses in a list", "[(a, "],
    ["aliases of nothing", "- *a\n"], ["second colons", "- a: b: c\n"], ["unclosed quotes", 'a: "b\n'], ["directives", "%a\n"], ["documents", "---\n"], ["NULs", "\0"],
    ["texts that a comment cuts", "- 'x' in #'\n"],
  ])("forty thousand characters of %s are answered", (_name, piece) => {
    const text = `${piece[0] === "[" && piece.length > 1 ? "[" : ""}${piece.repeat(Math.ceil(40_000 / piece.length))}`;
    const { diagnostics } = readDocument({ file: "a.yaml", text });
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(diagnostics.length).toBeLessThanOrEqual(1000);
  });
});

describe("line ends and marks", () => {
  test("CR LF reads as LF", () => {
    expect(read("a: 1\r\nb: |\r\n  x\r\n  y\r\nc: d\r\n  e\r\n")).toEqual({ data: map(["a", 1], ["b", "x\ny\n"], ["c", "d e"]), codes: [] });
  });

  test("a byte order mark at the start is no part of the text", () => {
    expect(read("\uFEFFa: 1\n")).toEqual({ data: map(["a", 1]), codes: [] });
    expect(read('\uFEFF{"a": 1}', "a.json")).toEqual({ data: map(["a", 1]), codes: [] });
  });

  test("control characters within quotes are text, as YAML has it", () => {
    expect(read('a: "x\x7f\\x1b"\n')).toEqual({ data: map(["a", "x\x7f\x1b"]), codes: [] });
  });

  test("an empty file, and one of comments, is an empty scalar", () => {
    expect(read("")).toEqual({ data: null, codes: [] });
    expect(read("# nothing\n")).toEqual({ data: null, codes: [] });
    expect(read("", "a.json").codes).toEqual(["read/json-value"]);
  });
});

describe("all that is wrong is said at once", () => {
  test("one file with nine mistakes", () => {
    const text = `entity: person
version: 1.0
description: Note: the person
if: !deleted
checks: { a: f(a, b), b: x in ['y'] }
when: >= 3
pattern: "\\d+"
owner: *team
email: 'x' == y
email: z
role: a == 'x #1'
`;
    expect(read(text).codes).toEqual([
      "read/colon-in-text", "read/tag", "read/split-by-comma", "read/bracket-in-text", "read/starts-with-mark", "read/bad-escape", "read/alias",
      "read/text-after-quote", "read/duplicate-key", "read/cut-by-comment",
    ]);
    expect(read(text).data).toEqual(
      map(
        ["entity", "person"], ["version", 1], ["description", "Note: the person"], ["if", "!deleted"],
        ["checks", map(["a", "f(a, b)"], ["b", "x in ['y']"])],
        ["when", ">= 3"], ["pattern", "\\d+"], ["owner", "*team"], ["email", "'x' == y"], ["role", "a == 'x #1'"],
      ),
    );
  });
});

describe("JSON is strict", () => {
  test("what JSON.parse accepts is read alike, tabs and all", () => {
    const text = '{\n\t"a"\t: [1, -0.5e3, true, null, "\\u00e9\\/\\t\\ud83d\\ude00"],\n\t"b":{"c":""}\n}\n';
    expect(read(text, "a.json")).toEqual({ data: map(["a", [1, -500, true, null, "é/\t😀"]], ["b", map(["c", ""])]), codes: [] });
  });

  test.each(['{"a": 1,}', "{a: 1}", "{'a': 1}", '{"a": 01}', '{"a": .5}', '{"a": +1}', '{"a": NaN}', '{"a": tru}', "[1 2]", "[1,,2]", "[,1]", "[1", '{"a"}', '{"a":}', '{"a" 1}',
    '{"a": 1} {"b": 2}', "a: 1", "- 1", '["a": 1]', "{1: 2}", '"a\tb"', '"a\nb"', '"\\x41"', "// c\n{}", "# c\n{}", "{} # c", "!x 1", "&a 1", "[&a 1, *a]", "--- 1", "|\n a", "'a'", "a b", "\u00a01",
  ])("%j is refused", (text) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(read(text, "a.json").codes.length).toBeGreaterThan(0);
  });
});

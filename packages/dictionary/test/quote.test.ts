import { describe, expect, test } from "vitest";
import { code, link, paragraphs, readable, text } from "../src/quote.ts";
import { hostile } from "./contracts.ts";
import { nodesOf, parsed, textOf } from "./markdown.ts";

const allowed = new Set(["<!-- -->", "<span>", "</span>", "<code>", "</code>"]);

/** What a page with the quoted text has in it beside texts, and the text that a reader sees. */
function seen(page: string): { readonly types: readonly string[]; readonly text: string } {
  const nodes = nodesOf(parsed(page));
  const foreign = nodes.filter((node) => (node.type === "html" ? !allowed.has(node.value) : !["root", "paragraph", "text", "table", "tableRow", "tableCell", "heading", "inlineCode"].includes(node.type)));
  return { types: foreign.map(({ type }) => type), text: textOf(parsed(page)) };
}

describe.each(hostile.map((each) => [JSON.stringify(each), each] as const))("%s", (_, value) => {
  test("is its own text in a paragraph", () => {
    expect(seen(`${text(value)}\n`)).toEqual({ types: [], text: readable(value) });
  });

  test("is its own text after words, and in a heading", () => {
    expect(seen(`It is ${text(value)}.\n`)).toEqual({ types: [], text: `It is ${readable(value)}.` });
    expect(seen(`# ${text(value)}\n`)).toEqual({ types: [], text: readable(value) });
  });

  test("is its own text in a cell of a table, as text and as code", () => {
    const page = `| a | b | c |\n| --- | --- | --- |\n| ${text(value)} | ${code(value)} | end |\n`;
    const cells = nodesOf(parsed(page)).filter((node) => node.type === "tableCell").map(textOf);
    expect(seen(page).types).toEqual([]);
    expect(cells.map((each) => each.trim())).toEqual(["a", "b", "c", readable(value), value.replace(/[\r\n\t]/gu, " ").trim(), "end"]);
  });

  test("is the label of a link, which leads where it is meant to", () => {
    const links = nodesOf(parsed(`${link(text(value), "a (b).md")}\n`)).filter((node) => node.type === "link");
    expect(links.map((node) => [node.url, textOf(node)])).toEqual([["a%20%28b%29.md", readable(value)]]);
  });
});

test("what nobody sees or what turns the text behind it is shown as a sign", () => {
  expect(readable("a\u0007b\u202ec\u2066d\ud800e")).toBe("a\ufffdb\ufffdc\ufffdd\ufffde");
});

test("paragraphs are apart where a line is empty", () => {
  expect(paragraphs("one\nline\n\n two \n \n# three\n")).toEqual(["one line", "two", "\\# three"]);
  expect(paragraphs("")).toEqual([]);
});

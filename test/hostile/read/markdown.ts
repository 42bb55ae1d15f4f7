import { nodesOf, parsed, tablesOf, textOf } from "../../../packages/dictionary/test/markdown.ts";
import { note, type Tree } from "../tree.ts";
import { readMermaid } from "./pictures.ts";

/** Elements that stand around texts which no code span holds, and what keeps a mention or a formula from being one. */
const harmless = /^<(?:\/?(?:code|span)|!-- -->|!-- Made by concord .* --)>?$/u;

/**
 * A page as a parser of GitHub's Markdown reads it: its headings, the cells of its tables, where it leads, its pictures, and all that is read. A text with
 * an empty line makes two paragraphs of one, so where these begin is left out; HTML that is not of the pages' own making is not.
 */
export async function readMarkdown(text: string): Promise<Tree> {
  const root = parsed(text);
  return { ...await outlineOf(root), tables: tablesOf(root).map((rows) => rows.map((cells) => cells.map(note))), read: note(textOf(root)) };
}

/** A page that lists others; it sorts by what it lists, so only how it is made is told. */
export async function readContents(text: string): Promise<Tree> {
  const root = parsed(text);
  return { ...await outlineOf(root), tables: tablesOf(root).map((rows) => rows.map((cells) => cells.length)) };
}

async function outlineOf(root: ReturnType<typeof parsed>): Promise<{ readonly [name: string]: Tree }> {
  const nodes = nodesOf(root);
  const pictures: Tree[] = [];
  for (const node of nodes) if (node.type === "code") pictures.push(node.lang === "mermaid" ? await readMermaid(node.value) : note(node.value));
  return {
    headings: nodes.filter(({ type }) => type === "heading").map((node) => note(textOf(node))),
    // An anchor is made of the heading that it leads to.
    links: nodes.flatMap((node) => (node.type === "link" || node.type === "image" ? [node.url.replace(/#.*$/su, "#")] : [])),
    lists: nodes.filter(({ type }) => type === "listItem").length,
    html: nodes.flatMap((node) => (node.type === "html" && !harmless.test(node.value) ? [node.value] : [])),
    kinds: [...new Set(nodes.map(({ type }) => type).filter((type) => !["paragraph", "text", "inlineCode", "html"].includes(type)))].sort(),
    pictures,
  };
}

import GithubSlugger from "github-slugger";
import type { Nodes, Root, Table } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

/** A page as a parser of GitHub's Markdown reads it. */
export function parsed(text: string): Root {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** All nodes below one, itself first. */
export function nodesOf(node: Nodes): readonly Nodes[] {
  return [node, ...("children" in node ? node.children.flatMap((child) => nodesOf(child as Nodes)) : [])];
}

/** What a reader reads: texts and code, without comments and the elements around them. */
export function textOf(node: Nodes): string {
  return nodesOf(node).map((each) => (each.type === "text" || each.type === "inlineCode" ? each.value : "")).join("");
}

/** The tables of a page as texts: heads and rows. */
export function tablesOf(root: Root): readonly (readonly (readonly string[])[])[] {
  return nodesOf(root).filter((node): node is Table => node.type === "table").map((node) => node.children.map((row) => row.children.map(textOf)));
}

/** The anchors that GitHub gives to a page's headings. */
export function anchorsIn(root: Root): readonly string[] {
  const slugger = new GithubSlugger();
  return nodesOf(root).filter(({ type }) => type === "heading").map((node) => slugger.slug(textOf(node)));
}

/** Where a page's links and pictures lead. */
export function linksIn(root: Root): readonly string[] {
  return nodesOf(root).flatMap((node) => (node.type === "link" || node.type === "image" ? [node.url] : []));
}

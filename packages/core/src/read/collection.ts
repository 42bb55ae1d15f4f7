import { report, type Code } from "../diagnostic/diagnostic.ts";
import type { ListNode, MapNode, Node } from "./node.ts";
import { called } from "./number.ts";
import { type Expected, missing } from "./text.ts";

export const notList: Code = {
  code: "read/not-list",
  severity: "error",
  explain: `A list is expected. It is written in brackets, or one item a line behind a dash; a list of one item needs them too.

  key: id            a text
  key: [id]          a list of one`,
};

export const notMap: Code = {
  code: "read/not-map",
  severity: "error",
  explain: `Keys with values are expected: in braces, or one key a line, indented deeper than the key above. A colon makes a key only with a space behind it.

  email: string             a text
  email: { type: string }   a map
  email:{type:string}       one text, since no space follows the colons`,
};

/** A list. */
export function expectList(node: Node): Expected<ListNode> {
  if (node.is === "list") return { value: node };
  const nothing = missing(node);
  if (nothing !== undefined) return { diagnostic: nothing };
  const single = node.is === "scalar" && !node.text.includes("\n");
  const fix = single ? { title: `write it as [${node.text}]`, edits: [{ span: node.span, text: `[${node.text}]` }] } : undefined;
  const help = single ? `a list of one is written [${node.text}]` : "write it in brackets, or one item a line behind a dash";
  return { diagnostic: report(notList, node.span, `${called(node)} stands where a list is expected`, { help, fix }) };
}

/** A map: keys with values. */
export function expectMap(node: Node): Expected<MapNode> {
  if (node.is === "map") return { value: node };
  const nothing = missing(node);
  if (nothing !== undefined) return { diagnostic: nothing };
  const unspaced = node.is === "scalar" && node.style === "plain" && /^[\w$-]+:\S/.test(node.text);
  const spaced = node.is === "scalar" && unspaced ? node.text.replace(":", ": ") : undefined;
  const fix = spaced === undefined ? undefined : { title: `write it as ${spaced}`, edits: [{ span: node.span, text: spaced }] };
  const help = unspaced ? "a colon makes a key only with a space behind it" : "write keys with values, as in { type: string }";
  return { diagnostic: report(notMap, node.span, `${called(node)} stands where keys with values are expected`, { help, fix }) };
}

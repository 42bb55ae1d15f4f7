import { report, type Code } from "../diagnostic/diagnostic.ts";
import { insert, write } from "../diagnostic/remedy.ts";
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
  const remedy = single ? write(node.span, `[${node.text}]`) : { help: "write it in brackets, or one item a line behind a dash" };
  return { diagnostic: report(notList, node.span, `${called(node)} stands where a list is expected`, remedy) };
}

/** A map: keys with values. */
export function expectMap(node: Node): Expected<MapNode> {
  if (node.is === "map") return { value: node };
  const nothing = missing(node);
  if (nothing !== undefined) return { diagnostic: nothing };
  const colon = node.is === "scalar" && node.style === "plain" ? /^[\w$-]+:(?=\S)/.exec(node.text)?.[0].length : undefined;
  const place = colon === undefined ? undefined : { ...node.span, start: node.span.start + colon };
  const help = "write keys with values, as in { type: string }";
  const remedy = place === undefined ? { help } : insert(place, " ", "write a space behind the colon");
  return { diagnostic: report(notMap, node.span, `${called(node)} stands where keys with values are expected`, remedy) };
}

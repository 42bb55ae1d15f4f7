import type { Node } from "@concord/core";
import type { Place } from "./words.ts";

/** Lines up to here hold a whole object or list. */
const widest = 120;

/**
 * A JSON contract in its one form: words in the language's order, two spaces, small objects and lists on one line. Numbers and texts stay as
 * they are written.
 */
export function formatJson(node: Node, place: Place): string {
  return `${print(node, place, "", 0)}\n`;
}

/** `before`: characters that stand on the line already. */
function print(node: Node, place: Place, indent: string, before: number): string {
  if (node.is === "scalar") return node.text;
  const inner = `${indent}  `;
  const parts = node.is === "list"
    ? node.items.map((item) => ["", item, place.member()] as const)
    : inOrder(node.entries, place).map(({ key, value }) => [`${JSON.stringify(key)}: `, value, place.under(key)] as const);
  const [open, close] = node.is === "list" ? ["[", "]"] : ["{", "}"];
  if (parts.length === 0) return `${open}${close}`;
  const space = node.is === "list" ? "" : " ";
  const oneLine = `${open}${space}${parts.map(([key, value, at]) => key + print(value, at, inner, 0)).join(", ")}${space}${close}`;
  if (indent !== "" && !oneLine.includes("\n") && indent.length + before + oneLine.length <= widest) return oneLine;
  return `${open}\n${parts.map(([key, value, at]) => inner + key + print(value, at, inner, key.length)).join(",\n")}\n${indent}${close}`;
}

function inOrder<E extends { readonly key: string }>(entries: readonly E[], place: Place): readonly E[] {
  const { words } = place;
  if (words === undefined) return entries;
  const rank = (key: string): number => (words.includes(key) ? words.indexOf(key) : words.length);
  return entries.toSorted((left, right) => rank(left.key) - rank(right.key));
}

import type { Pattern, PatternNode } from "./pattern.ts";

/**
 * The pattern as `^(?:…)$`: one text that JavaScript (flags `u` and `v`), PostgreSQL's advanced regular expressions and RE2 read alike.
 * It has no `\d`, since PostgreSQL's depends on the locale, and escapes in classes what flag `v` reserves. A `/` outside of a class is bare:
 * where it stands in a JavaScript literal, take `new RegExp(text, "u").source`.
 */
export function printPattern(pattern: Pattern): string {
  return `^(?:${printNode(pattern.tree)})$`;
}

/** The pattern without anchors and without a group around it. */
export function printNode(node: PatternNode): string {
  switch (node.is) {
    case "literal":
      return spelled(node.codePoint, outside);
    case "class":
      return `[${node.negated ? "^" : ""}${node.ranges.map(printRange).join("")}]`;
    case "sequence":
      return node.items.map((item) => (item.is === "alternatives" ? `(?:${printNode(item)})` : printNode(item))).join("");
    case "alternatives":
      return node.items.map(printNode).join("|");
    case "repeat":
      return `${node.item.is === "literal" || node.item.is === "class" ? printNode(node.item) : `(?:${printNode(node.item)})`}${count(node.least, node.most)}`;
  }
}

const outside = /[\\^$.*+?()[\]{}|]/;
/** What flag `v` reserves in a class, and `^`, which is special in first place. */
const inside = /[\\^()[\]{}/|-]/;

function spelled(codePoint: number, special: RegExp): string {
  if (codePoint === 0x0a) return "\\n";
  if (codePoint === 0x0d) return "\\r";
  if (codePoint === 0x09) return "\\t";
  const character = String.fromCodePoint(codePoint);
  return special.test(character) ? `\\${character}` : character;
}

function printRange([from, to]: readonly [from: number, to: number]): string {
  if (from === to) return spelled(from, inside);
  return `${spelled(from, inside)}${to === from + 1 ? "" : "-"}${spelled(to, inside)}`;
}

function count(least: number, most: number | undefined): string {
  if (most === undefined) return least === 0 ? "*" : least === 1 ? "+" : `{${least},}`;
  if (least === 0 && most === 1) return "?";
  return least === most ? `{${least}}` : `{${least},${most}}`;
}

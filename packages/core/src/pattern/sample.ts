import { rangesOf } from "./facts.ts";
import { matches } from "./match.ts";
import type { Pattern, PatternNode } from "./pattern.ts";

/** Rounds beyond the least that a repetition without end is given, and texts tried of each sort. */
const furtherRounds = 3;
const tries = 24;

/**
 * Texts that the pattern matches and texts that it just does not: with one character more, less, swapped, of the other case, or next to a class's border.
 * The same `random` (0 ≤ x < 1) gives the same texts. No text holds U+0000 or half of a surrogate pair, and none is longer than the pattern asks for.
 */
export function samples(pattern: Pattern, random: () => number): { readonly matching: readonly string[]; readonly near: readonly string[] } {
  const matching = new Set<string>([write(pattern.tree, () => 0, "least"), write(pattern.tree, random, "most")]);
  for (let index = 0; index < tries; index += 1) matching.add(write(pattern.tree, random, "any"));
  const near = new Set<string>();
  for (const text of matching) for (const changed of changes([...text], pattern, random)) if (!matches(pattern, changed)) near.add(changed);
  return { matching: [...matching], near: [...near] };
}

function write(node: PatternNode, random: () => number, rounds: "least" | "most" | "any"): string {
  switch (node.is) {
    case "literal":
    case "class": {
      const ranges = rangesOf(node);
      const [from, to] = ranges[below(random, ranges.length)] as readonly [number, number];
      const width = to - from;
      return String.fromCodePoint(random() < 0.5 ? (random() < 0.5 ? from : to) : from + below(random, width + 1));
    }
    case "sequence":
      return node.items.map((item) => write(item, random, rounds)).join("");
    case "alternatives":
      return write(node.items[below(random, node.items.length)] as PatternNode, random, rounds);
    case "repeat": {
      const most = node.most ?? node.least + furtherRounds;
      const times = rounds === "least" ? node.least : rounds === "most" ? most : node.least + below(random, Math.min(most - node.least, furtherRounds) + 1);
      return Array.from({ length: times }, () => write(node.item, random, rounds)).join("");
    }
  }
}

function* changes(characters: readonly string[], pattern: Pattern, random: () => number): Generator<string> {
  const at = below(random, Math.max(1, characters.length));
  const replaced = (by: readonly string[], width = 1): string => [...characters.slice(0, at), ...by, ...characters.slice(at + width)].join("");
  const here = characters[at] ?? "a";
  yield "";
  yield replaced([]);
  yield replaced([here, here], 1);
  yield replaced([here === here.toLowerCase() ? here.toUpperCase() : here.toLowerCase()]);
  yield replaced([characters[at + 1] ?? "", here], 2);
  yield replaced([outside(pattern, random)]);
  yield `${characters.join("")}${outside(pattern, random)}`;
  yield `${characters.join("")}\n`;
  yield `${outside(pattern, random)}${characters.join("")}`;
}

/** A character right behind or in front of a range of the pattern, or one that trips careless engines. */
function outside(pattern: Pattern, random: () => number): string {
  const borders: number[] = [0x0a, 0x20, 0x7f, 0xe9, 0x0661, 0x1f600, 0x10ffff];
  const visit = (node: PatternNode): void => {
    if (node.is === "repeat") visit(node.item);
    else if (node.is === "sequence" || node.is === "alternatives") node.items.forEach(visit);
    else for (const [from, to] of rangesOf(node)) borders.push(from - 1, to + 1);
  };
  visit(pattern.tree);
  const allowed = borders.filter((each) => each > 0 && each <= 0x10ffff && (each < 0xd800 || each > 0xdfff));
  return String.fromCodePoint(allowed[below(random, allowed.length)] as number);
}

function below(random: () => number, limit: number): number {
  return Math.min(limit - 1, Math.floor(random() * limit));
}

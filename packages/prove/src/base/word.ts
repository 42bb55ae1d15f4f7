import type { PatternNode } from "@concord/core";

/**
 * A word of the pattern with exactly `length` code points, or nothing if there is none.
 * Lengths are sets of bits: bit n of `lengths(node)` says that the node takes words of n code points.
 */
export function wordOf(node: PatternNode, length: number): string | undefined {
  return wordsUpTo(node, length).word(node, length);
}

/** The lengths up to `most` of the words that match, ascending. */
export function wordLengths(node: PatternNode, most: number): readonly number[] {
  const set = wordsUpTo(node, most).lengths(node);
  return Array.from({ length: most + 1 }, (_, length) => length).filter((length) => has(set, length));
}

const known = new WeakMap<PatternNode, Words>();

/** Lengths are worked out once for a pattern, for the longest word that was asked of it. */
function wordsUpTo(root: PatternNode, most: number): Words {
  const words = known.get(root);
  if (words !== undefined && words.most >= most) return words;
  const longer = new Words(most);
  known.set(root, longer);
  return longer;
}

class Words {
  readonly most: number;
  readonly #limit: bigint;
  readonly #known = new Map<PatternNode, bigint>();
  readonly #counts = new Map<PatternNode, readonly bigint[]>();

  constructor(most: number) {
    this.most = most;
    this.#limit = (1n << BigInt(most + 1)) - 1n;
  }

  lengths(node: PatternNode): bigint {
    let set = this.#known.get(node);
    if (set === undefined) {
      set = this.#made(node);
      this.#known.set(node, set);
    }
    return set;
  }

  #made(node: PatternNode): bigint {
    switch (node.is) {
      case "literal":
      case "class":
        return 2n & this.#limit;
      case "alternatives":
        return node.items.reduce((set, item) => set | this.lengths(item), 0n);
      case "sequence":
        return node.items.reduce((set, item) => this.#sum(set, this.lengths(item)), 1n);
      case "repeat": {
        const counts = this.#repeated(node);
        return counts.slice(node.least).reduce((set, count) => set | count, 0n);
      }
    }
  }

  /** The lengths of so many items in a row, by number of items; it ends where no more items bring no new lengths. */
  #repeated(node: PatternNode & { readonly is: "repeat" }): readonly bigint[] {
    const known = this.#counts.get(node);
    if (known !== undefined) return known;
    const item = this.lengths(node.item);
    const counts = [1n];
    let reached = 0n;
    for (let count = 0; count < (node.most ?? Number.POSITIVE_INFINITY); count += 1) {
      const next = this.#sum(counts[count] as bigint, item);
      if (count >= node.least) reached |= counts[count] as bigint;
      if (count >= node.least && (reached | next) === reached) break;
      counts.push(next);
    }
    this.#counts.set(node, counts);
    return counts;
  }

  #sum(one: bigint, other: bigint): bigint {
    let sum = 0n;
    for (let shift = 0n, rest = one; rest > 0n; shift += 1n, rest >>= 1n) if (rest & 1n) sum |= other << shift;
    return sum & this.#limit;
  }

  word(node: PatternNode, length: number): string | undefined {
    if (!has(this.lengths(node), length)) return undefined;
    switch (node.is) {
      case "literal":
        return String.fromCodePoint(node.codePoint);
      case "class":
        return letterOf(node);
      case "alternatives":
        return this.word(node.items.find((item) => has(this.lengths(item), length)) as PatternNode, length);
      case "sequence":
        return this.#row(node.items, length);
      case "repeat": {
        const count = this.#repeated(node).findIndex((set, index) => index >= node.least && has(set, length));
        return this.#row(Array.from({ length: count }, () => node.item), length);
      }
    }
  }

  /** A word for each item, `length` code points in all. */
  #row(items: readonly PatternNode[], length: number): string {
    const rests = [1n];
    for (const item of items.toReversed()) rests.unshift(this.#sum(rests[0] as bigint, this.lengths(item)));
    let text = "";
    let left = length;
    for (const [index, item] of items.entries()) {
      let take = 0;
      while (!has(this.lengths(item), take) || !has(rests[index + 1] as bigint, left - take)) take += 1;
      text += this.word(item, take);
      left -= take;
    }
    return text;
  }
}

function has(set: bigint, length: number): boolean {
  return length >= 0 && ((set >> BigInt(length)) & 1n) === 1n;
}

/** A code point that the class takes, a plain letter or digit if it takes one. */
export function letterOf(node: PatternNode & { readonly is: "class" }): string {
  const takes = (codePoint: number): boolean => node.ranges.some(([from, to]) => codePoint >= from && codePoint <= to) !== node.negated;
  const plain = [..."a0Ax-_ ."].map((letter) => letter.codePointAt(0) as number);
  const edges = node.ranges.flatMap(([from, to]) => [from, to + 1]);
  const found = [...plain, ...edges, 0xe9, 0x1f600].find((codePoint) => codePoint !== 0 && isScalar(codePoint) && takes(codePoint));
  return String.fromCodePoint(found ?? 0xfffd);
}

/** Whether the number is a code point that text may hold: no surrogate. */
export function isScalar(codePoint: number): boolean {
  return codePoint >= 0 && codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff);
}

/**
 * Words that go through each literal and class of the pattern: for every range of a class its ends and the code points just outside, for a literal
 * its neighbours; the rest of each word is the shortest. Whether such a word matches, the oracle says.
 */
export function wordsThrough(root: PatternNode): readonly string[] {
  const done = throughAll.get(root);
  if (done !== undefined) return done;
  const words = new Set<string>();
  for (const leaf of leaves(root)) {
    const ranges = leaf.is === "class" ? leaf.ranges : [[leaf.codePoint, leaf.codePoint] as const];
    for (const [from, to] of ranges) {
      for (const codePoint of [from, to, from - 1, to + 1]) {
        if (isScalar(codePoint)) words.add(through(root, leaf, String.fromCodePoint(codePoint)) ?? "");
      }
    }
  }
  throughAll.set(root, [...words]);
  return [...words];
}

const throughAll = new WeakMap<PatternNode, readonly string[]>();

type Leaf = PatternNode & { readonly is: "literal" | "class" };

function leaves(node: PatternNode): readonly Leaf[] {
  if (node.is === "literal" || node.is === "class") return [node as Leaf];
  return node.is === "repeat" ? leaves(node.item) : node.items.flatMap(leaves);
}

/** The shortest word that takes `letter` at the leaf; nothing if the leaf is not below the node. */
function through(node: PatternNode, leaf: Leaf, letter: string): string | undefined {
  if (node === leaf) return letter;
  if (node.is === "literal" || node.is === "class") return undefined;
  if (node.is === "alternatives") return node.items.map((item) => through(item, leaf, letter)).find((word) => word !== undefined);
  const items = node.is === "sequence" ? node.items : Array.from({ length: Math.max(node.least, 1) }, () => node.item);
  const at = items.findIndex((item) => through(item, leaf, letter) !== undefined);
  if (at === -1) return undefined;
  return items.map((item, index) => (index === at ? through(item, leaf, letter) : shortest(item))).join("");
}

function shortest(node: PatternNode): string {
  const [length] = wordLengths(node, 64);
  return length === undefined ? "" : (wordOf(node, length) ?? "");
}

import type { Range } from "./class.ts";
import { lengthsOf, rangesOf } from "./facts.ts";
import type { PatternNode } from "./pattern.ts";

/**
 * The ways in which a pattern can be read, as a graph: one place for each character or class, and from each place the places that may come next,
 * with the number of ways to get there (two mean that even one step is ambiguous). Glushkov's construction with multiplicities; a repetition that
 * took nothing is no way, as in ECMAScript's RepeatMatcher.
 */
export interface Readings {
  /** What each place takes, as a set of letters: bit i stands for `alphabet[i]`. */
  readonly takes: readonly bigint[];
  readonly next: readonly ReadonlyMap<number, number>[];
  readonly starts: ReadonlyMap<number, number>;
  /** Repetitions that are loops here, with the places inside and the most rounds (undefined: without end). */
  readonly loops: readonly { readonly places: ReadonlySet<number>; readonly most: number | undefined }[];
  /** One code point for each set of code points that no class of the pattern tells apart. */
  readonly alphabet: readonly number[];
}

/** How a counted repetition is drawn: as a loop, or written out with so many rounds, of which the first must happen. */
export type Drawing = "loop" | { readonly least: number; readonly most: number };
/** `enclosing`: the rounds of the repetitions around it, multiplied. `inLoop`: one of those is drawn as a loop. */
export type Draw = (repeat: PatternNode & { readonly is: "repeat" }, enclosing: number, inLoop: boolean) => Drawing;

/** Repetitions of fewer rounds, all enclosing ones multiplied, are written out. */
export const few = 10;

/** A part of the pattern: how many ways there are to read nothing (0, 1, or 2 for more), and its first and last places. */
interface Part {
  readonly empty: number;
  readonly first: Map<number, number>;
  readonly last: Map<number, number>;
}

/** Draws the readings of a pattern; `draw` decides about repetitions with an end. */
export function readingsOf(tree: PatternNode, draw: Draw): Readings {
  const { alphabet, setOf } = letters(tree);
  const takes: bigint[] = [];
  const next: Map<number, number>[] = [];
  const loops: { places: Set<number>; most: number | undefined }[] = [];

  const link = (from: Part, to: Part): void => {
    for (const [place, ways] of from.last) for (const [follower, more] of to.first) count(next[place] as Map<number, number>, follower, ways * more);
  };
  const sequence = (parts: readonly Part[]): Part =>
    parts.reduce((before, after) => {
      link(before, after);
      return {
        empty: Math.min(2, before.empty * after.empty),
        first: merged(before.first, after.first, before.empty),
        last: merged(after.last, before.last, after.empty),
      };
    }, { empty: 1, first: new Map(), last: new Map() });

  const part = (node: PatternNode, enclosing: number, inLoop: boolean): Part => {
    switch (node.is) {
      case "literal":
      case "class": {
        const place = takes.push(setOf(rangesOf(node))) - 1;
        next.push(new Map());
        return { empty: 0, first: new Map([[place, 1]]), last: new Map([[place, 1]]) };
      }
      case "sequence":
        return sequence(node.items.map((item) => part(item, enclosing, inLoop)));
      case "alternatives":
        return node.items.map((item) => part(item, enclosing, inLoop)).reduce((one, other) => ({
          empty: Math.min(2, one.empty + other.empty), first: merged(one.first, other.first, 1), last: merged(one.last, other.last, 1),
        }));
      case "repeat":
        return repeated(node, enclosing, inLoop);
    }
  };

  const repeated = (node: PatternNode & { readonly is: "repeat" }, enclosing: number, inLoop: boolean): Part => {
    const inside = enclosing * (node.most ?? 1);
    const drawing = node.most === undefined ? "loop" : draw(node, enclosing, inLoop);
    if (drawing !== "loop") {
      // x{1,3} is x(x(x)?)?, and a round that may be left away takes something.
      const must = Array.from({ length: drawing.least }, () => part(node.item, inside, inLoop));
      let may: Part | undefined;
      for (let round = drawing.least; round < drawing.most; round += 1) {
        const once = { ...part(node.item, inside, inLoop), empty: 0 };
        may = { ...(may === undefined ? once : sequence([once, may])), empty: 1 };
      }
      return sequence(may === undefined ? must : [...must, may]);
    }
    // x{3,} is xx(?:x)+; where a round may take nothing, those that must happen stand apart from the loop, whose rounds take something.
    const apart = node.most === undefined ? (mayBeEmpty(node.item) ? node.least : Math.max(0, node.least - 1)) : 0;
    const must = Array.from({ length: apart * enclosing < few || apart === 1 ? apart : 0 }, () => part(node.item, inside, inLoop));
    const before = takes.length;
    const once = part(node.item, inside, true);
    link(once, once);
    // Too many to be written out: rounds that take nothing can be anywhere between the others.
    if (node.least > 1 && must.length === 0 && once.empty > 0) link(once, once);
    loops.push({ places: new Set(Array.from({ length: takes.length - before }, (_, index) => before + index)), most: node.most });
    return sequence([...must, { ...once, empty: node.least <= must.length ? 1 : once.empty }]);
  };

  const whole = part(tree, 1, false);
  return { takes, next, starts: whole.first, loops, alphabet };
}

function mayBeEmpty(node: PatternNode): boolean {
  return lengthsOf(node).least === 0;
}

function count(ways: Map<number, number>, place: number, more: number): void {
  if (more > 0) ways.set(place, Math.min(2, (ways.get(place) ?? 0) + more));
}

function merged(one: ReadonlyMap<number, number>, other: ReadonlyMap<number, number>, times: number): Map<number, number> {
  const result = new Map(one);
  for (const [place, ways] of other) count(result, place, ways * times);
  return result;
}

/** Cuts the code points at every border of a class, so that sets of them are sets of a few letters. */
function letters(tree: PatternNode): { readonly alphabet: readonly number[]; readonly setOf: (ranges: readonly Range[]) => bigint } {
  const borders = new Set<number>();
  const visit = (node: PatternNode): void => {
    if (node.is === "repeat") visit(node.item);
    else if (node.is === "sequence" || node.is === "alternatives") node.items.forEach(visit);
    else for (const [from, to] of rangesOf(node)) borders.add(from).add(to + 1);
  };
  visit(tree);
  const alphabet = [...borders].toSorted((a, b) => a - b);
  const setOf = (ranges: readonly Range[]): bigint =>
    alphabet.reduce((set, from, index) => (ranges.some(([least, greatest]) => least <= from && from <= greatest) ? set | (1n << BigInt(index)) : set), 0n);
  return { alphabet, setOf };
}

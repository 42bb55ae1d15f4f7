import { taken, type Range } from "./class.ts";
import type { Pattern, PatternNode } from "./pattern.ts";

/** The size of a pattern once its counts are written out, and the product of the counts of nested repetitions, as RE2 counts it. */
export function sizeOf(node: PatternNode): { readonly size: number; readonly nested: number } {
  if (node.is === "repeat") {
    const { size, nested } = sizeOf(node.item);
    const times = node.most ?? Math.max(node.least, 1);
    return { size: size * times, nested: nested * times };
  }
  if (node.is === "literal" || node.is === "class") return { size: 1, nested: 1 };
  const items = node.items.map(sizeOf);
  return { size: items.reduce((sum, item) => sum + item.size, 0), nested: Math.max(...items.map((item) => item.nested)) };
}

/** The shortest and the longest text that a pattern matches, in code points; `most` is undefined where there is no longest. */
export function lengthsOf(node: PatternNode): { readonly least: number; readonly most: number | undefined } {
  if (node.is === "literal" || node.is === "class") return { least: 1, most: 1 };
  if (node.is === "repeat") {
    const item = lengthsOf(node.item);
    return { least: item.least * node.least, most: item.most === undefined || node.most === undefined ? undefined : item.most * node.most };
  }
  const items = node.items.map(lengthsOf);
  if (node.is === "alternatives") {
    return {
      least: Math.min(...items.map((item) => item.least)),
      most: items.some((item) => item.most === undefined) ? undefined : Math.max(...items.map((item) => item.most as number)),
    };
  }
  return {
    least: items.reduce((sum, item) => sum + item.least, 0),
    most: items.some((item) => item.most === undefined) ? undefined : items.reduce((sum, item) => sum + (item.most as number), 0),
  };
}

/** The ranges of code points that a class or a character takes. */
export function rangesOf(node: PatternNode & { readonly is: "literal" | "class" }): readonly Range[] {
  return node.is === "literal" ? [[node.codePoint, node.codePoint]] : taken(node);
}

/** Every class and character of a pattern, in its order. */
export function* lettersOf(node: PatternNode): Generator<PatternNode & { readonly is: "literal" | "class" }> {
  if (node.is === "literal" || node.is === "class") yield node;
  else if (node.is === "repeat") yield* lettersOf(node.item);
  else for (const item of node.items) yield* lettersOf(item);
}

/**
 * Whether a text that the pattern matches may hold the code point. With 10: whether it may span lines, which a negated class allows
 * in every dialect that patterns are printed for.
 */
export function mayContain(pattern: Pattern, codePoint: number): boolean {
  for (const letter of lettersOf(pattern.tree)) {
    if (rangesOf(letter).some(([from, to]) => from <= codePoint && codePoint <= to)) return true;
  }
  return false;
}

import { formatPattern, formatPatterns, type PatternNode, type StringType } from "@concord/core";
import { wordOf, wordsThrough } from "../base/word.ts";

/** The most words that are made through one pattern's classes: of an own pattern, and of a format that many fields share. */
const mostWords = { pattern: 80, format: 20 };
/** No text is made longer than this; above it a length is proven by no text. */
const longest = 100_000;

/**
 * Texts of a string type: the lengths at its bounds, in plain letters, in code points beyond the BMP, and in words of its pattern; each class of its
 * pattern at its edges; what no string may hold.
 */
export function textProbes(type: StringType, valid: readonly string[]): readonly string[] {
  const trees = [...(type.pattern === undefined ? [] : [type.pattern.tree]), ...(type.format === undefined ? [] : [formatPattern(type.format).tree])];
  const sizes = [type.minLength, type.maxLength].filter((size) => size !== undefined).flatMap((size) => [size - 1, size, size + 1]).filter((size) => size >= 0 && size <= longest);
  const letters = ["a", "\u{1F600}", "é", " "];
  const [first = "a"] = valid;
  return [
    ...sizes.flatMap((size) => [...letters.map((letter) => letter.repeat(size)), ...trees.flatMap((tree) => wordOf(tree, size) ?? [])]),
    ...sizes.slice(0, 6).map((size) => `${"a".repeat(Math.max(size - 1, 0))}\u{1F600}`),
    ...(type.pattern === undefined ? [] : spread(wordsThrough(type.pattern.tree), mostWords.pattern)),
    ...(type.format === undefined ? [] : [...formatPatterns[type.format].examples.good, ...formatPatterns[type.format].examples.bad, ...spread(wordsThrough(formatPattern(type.format).tree), mostWords.format)]),
    ...nearMisses(first, trees),
    ...(type.normalize === undefined ? [] : unnormal(first)),
    "a\0b", "\0", "\ud800", "a\udc00", "\udc00\ud800", "\u{1F600}", "\u{10FFFF}", "\uffff", "\u2028", "e\u0301", "line\nbreak", "\t", "'; --", "\\", "$1", "%",
  ];
}

function nearMisses(word: string, trees: readonly PatternNode[]): readonly string[] {
  if (trees.length === 0) return [];
  return [`${word}\n`, `\n${word}`, `${word} `, ` ${word}`, `${word}x`, `x${word}`, word.slice(1), word.slice(0, -1), word.toUpperCase(), word.toLowerCase(), `${word}${word}`, `${word}\u{1F600}`];
}

/** The word with blanks at its ends and inside, those that are trimmed and those that are not, and with capitals of ASCII and beyond. */
function unnormal(word: string): readonly string[] {
  const blanks = [" ", "\t", "\n", "\r", "\u000b", "\f", "\u0085", "\u00a0", "\u2003", "\u2028", "\u3000", "\ufeff", "\u200b"];
  const capitals = ["A", "Z", "@", "[", "É", "Σ", "İ", "\u212a", "ẞ", "ǅ", "Ⅷ", "\u{10400}"];
  return [...blanks.flatMap((blank) => [`${blank}${word}`, `${word}${blank}`, `a${blank}b`]), ...capitals.flatMap((capital) => [capital, `a${capital}b`]), " ", "\r\n"];
}

/** At most so many of the items, taken evenly from first to last. */
export function spread<T>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, index) => items[Math.floor((index * items.length) / most)] as T);
}

import { notClosed, nothingToMatch, badRange, notPortable } from "./codes.ts";
import { escaped } from "./escape.ts";
import type { PatternNode } from "./pattern.ts";
import { Problem, type Reader } from "./reader.ts";

export type Range = readonly [from: number, to: number];

/** Reads a class behind its `[`. Ranges are kept in the order written, unless they overlap: then they are sorted and joined. */
export function parseClass(reader: Reader, start: number): PatternNode {
  const negated = reader.take("^");
  const ranges: Range[] = [];
  while (!reader.sees("]")) {
    if (reader.done) throw new Problem(notClosed, start, start + 1, "this class is never closed", "add ] or write \\[ for the character");
    ranges.push(...member(reader, ranges.length === 0));
  }
  reader.take("]");
  if (ranges.length === 0) {
    throw new Problem(nothingToMatch, start, reader.at, "the class is empty", negated ? "write [^\\n]" : "write the characters it allows");
  }
  return { is: "class", negated, ranges: disjoint(ranges) ? ranges : joined(ranges) };
}

function member(reader: Reader, first: boolean): readonly Range[] {
  const start = reader.at;
  const from = bound(reader, first);
  if (!reader.sees("-") || reader.text.startsWith("-]", reader.at)) return from;
  reader.take("-");
  if (reader.done) return from;
  const to = bound(reader, false);
  const low = single(from);
  const high = single(to);
  if (low === undefined || high === undefined) {
    throw new Problem(badRange, start, reader.at, "\\d cannot end a range", "write - last in the class");
  }
  if (low > high) throw new Problem(badRange, start, reader.at, "the range ends before it begins", "swap its ends, or write - last in the class");
  return [[low, high]];
}

/** One character of the class, or the digits. */
function bound(reader: Reader, first: boolean): readonly Range[] {
  const start = reader.at;
  if (reader.take("\\")) {
    const node = escaped(reader, start);
    return node.is === "class" ? node.ranges : [[(node as { readonly codePoint: number }).codePoint, (node as { readonly codePoint: number }).codePoint]];
  }
  if (reader.sees("[:")) {
    throw new Problem(notPortable, start, closing(reader, ":]"), "named classes are not portable", "write the ranges: [A-Za-z0-9]");
  }
  if (reader.sees("[")) {
    throw new Problem(notPortable, start, start + 1, "a class inside a class is not portable", "write \\[ for the character");
  }
  if (reader.sees("&&") || reader.sees("--")) {
    throw new Problem(notPortable, start, start + 2, "set operations are not portable", "write the ranges that remain");
  }
  if (reader.sees("-") && !first && !reader.sees("-]")) {
    throw new Problem(badRange, start, start + 1, "- stands between two ranges", "write it last in the class, or \\-");
  }
  const codePoint = reader.next();
  return [[codePoint, codePoint]];
}

function closing(reader: Reader, text: string): number {
  const at = reader.text.indexOf(text, reader.at);
  return at < 0 ? reader.at + 1 : at + text.length;
}

function single(ranges: readonly Range[]): number | undefined {
  const [range] = ranges;
  return ranges.length === 1 && range !== undefined && range[0] === range[1] ? range[0] : undefined;
}

function disjoint(ranges: readonly Range[]): boolean {
  const sorted = ranges.toSorted((a, b) => a[0] - b[0]);
  return sorted.every((range, index) => index === 0 || range[0] > (sorted[index - 1] as Range)[1]);
}

/** Sorted ranges in which no code point occurs twice and neighbours are one. */
export function joined(ranges: readonly Range[]): readonly Range[] {
  const result: Range[] = [];
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1] + 1) result[result.length - 1] = [last[0], Math.max(last[1], to)];
    else result.push([from, to]);
  }
  return result;
}

/** The sorted ranges of code points that a class takes; surrogates are none, since texts are well-formed. */
export function taken(node: { readonly negated: boolean; readonly ranges: readonly Range[] }): readonly Range[] {
  const ranges = joined(node.ranges);
  if (!node.negated) return ranges;
  const rest: Range[] = [];
  let from = 1; // U+0000 is in no text
  for (const range of joined([...ranges, [0xd800, 0xdfff]])) {
    if (range[0] > from) rest.push([from, range[0] - 1]);
    from = Math.max(from, range[1] + 1);
  }
  if (from <= 0x10ffff) rest.push([from, 0x10ffff]);
  return rest;
}

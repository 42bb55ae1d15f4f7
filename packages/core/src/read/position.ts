import type { Source, Span } from "../source/span.ts";
import type { ScalarNode } from "./node.ts";
import { blockUnits, flowUnits } from "./units.ts";

/**
 * Where a part of a scalar's value stands in the file. `start` and `end` count UTF-16 units of the value (`textOf(node)`),
 * and quotes, escapes, indentation and folded lines are seen through; where that fails, it is the whole scalar.
 */
export function spanInside(node: ScalarNode, source: Source, start: number, end: number): Span {
  const { file } = source;
  const base = node.span.start;
  const text = source.text.slice(base, node.span.end);
  const value = typeof node.value === "string" ? node.value : text;
  const from = Math.max(0, Math.min(start, value.length));
  const to = Math.max(from, Math.min(end, value.length));
  if (text === value) return { file, start: base + from, end: base + to };
  const { units, value: decoded } = node.style === "block" ? blockUnits(text, value) : flowUnits(text);
  if (decoded !== value) return { file, start: base, end: node.span.end };
  const first = units[from]?.start ?? units.at(-1)?.end ?? text.length;
  const last = to > from ? (units[to - 1]?.end ?? text.length) : first;
  return { file, start: base + first, end: base + last };
}

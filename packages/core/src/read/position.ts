import type { Source, Span } from "../source/span.ts";
import type { ScalarNode } from "./node.ts";

/** Where the UTF-16 range of a scalar's value stands in the file. */
export function spanInside(node: ScalarNode, source: Source, start: number, end: number): Span {
  const shift = node.span.start + (node.style === "quoted" ? 1 : 0);
  return { file: source.file, start: Math.min(shift + start, node.span.end), end: Math.min(shift + end, node.span.end) };
}

import type { Span } from "../source/span.ts";

/**
 * A document as written: plain data with spans, the same for YAML and JSON.
 * Keys are kept in order, and `__proto__` is a key like any other, since nothing here is an object with names from outside.
 */
export type Node = ScalarNode | ListNode | MapNode;

export interface ScalarNode {
  readonly is: "scalar";
  readonly value: null | boolean | number | string;
  /** The source text of the scalar, quotes included: `0.10`, `"0.10"`. */
  readonly text: string;
  readonly style: "plain" | "quoted" | "block";
  readonly span: Span;
}
export interface ListNode { readonly is: "list"; readonly items: readonly Node[]; readonly span: Span }
export interface MapNode { readonly is: "map"; readonly entries: readonly Entry[]; readonly span: Span }
export interface Entry { readonly key: string; readonly keySpan: Span; readonly value: Node }

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Span } from "../source/span.ts";

/**
 * A document as written: plain data with spans, the same for YAML and JSON.
 * Keys are kept in order, and `__proto__` is a key like any other, since nothing here is an object with names from outside.
 */
export type Node = ScalarNode | ListNode | MapNode;

export interface ScalarNode {
  readonly is: "scalar";
  /** As YAML's core schema reads it; `text` keeps what was written. */
  readonly value: null | boolean | number | string;
  /** The source text of the scalar, quotes included: `0.10`, `"0.10"`; empty where nothing is written (`key:`). */
  readonly text: string;
  readonly style: "plain" | "quoted" | "block";
  readonly span: Span;
  /** The comment that follows a plain scalar on its last line: YAML ends the text there, whether or not the author meant a comment. */
  readonly cutByComment?: Cut;
}
/**
 * `span` is the comment's; `text` is all that stands from the first character of the scalar (of the comment, where the value
 * is empty) to the end of the comment.
 */
export interface Cut { readonly span: Span; readonly text: string }
/** `text` is the source text, from the first character of the first item (or the bracket) to the last. */
export interface ListNode { readonly is: "list"; readonly items: readonly Node[]; readonly text: string; readonly span: Span }
export interface MapNode { readonly is: "map"; readonly entries: readonly Entry[]; readonly text: string; readonly span: Span }
/** `key` is always text: a key written `200` is `"200"`. Where no value is written, its span is the place behind the colon. */
export interface Entry { readonly key: string; readonly keySpan: Span; readonly value: Node }

/** What was read, and everything that is wrong with it; without a node, the text could not be read. */
export interface ReadDocument {
  readonly node?: Node;
  readonly diagnostics: readonly Diagnostic[];
}

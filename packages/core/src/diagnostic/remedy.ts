import type { Span } from "../source/span.ts";
import type { Fix } from "./diagnostic.ts";

/** A remedy in words and as a fix, for a diagnostic that has both. */
export interface Remedy {
  readonly help: string;
  readonly fix: Fix;
}

/** Writes the text at the span. */
export function write(span: Span, text: string, help: string = `write ${text}`): Remedy {
  return { help, fix: { title: help, edits: [{ span, text }] } };
}

/** Writes the text before a place. */
export function insert(span: Span, text: string, help: string): Remedy {
  return write({ ...span, end: span.start }, text, help);
}

/** Takes the span away. */
export function remove(span: Span, help: string = "remove it"): Remedy {
  return write(span, "", help);
}

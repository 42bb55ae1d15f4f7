/** A range of UTF-16 code units in one file; `end` is exclusive. Files are named by their path below the project's root, with `/`. */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** The text of one file, as it was read: decoded, with its line ends untouched. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/** Makes spans of one file. */
export type SpanAt = (start: number, end: number) => Span;

/** What makes the spans of a file. */
export function spansOf(file: string): SpanAt {
  return (start, end) => ({ file, start, end });
}

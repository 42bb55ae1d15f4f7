import type { Source } from "../source/span.ts";

/**
 * A place as people and editors name it: `line` and `column` count from 1. The column counts UTF-16 code units, as VS Code, tsc
 * and ESLint do, so that clicking `file:line:column` lands on the spot; a tab counts one, an emoji two.
 */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The line and column of an offset; an offset beyond the text is its end. A line ends with LF or CR LF. */
export function positionAt(source: Source, offset: number): Position {
  const starts = lineStarts(source);
  const place = Math.max(0, Math.min(offset, source.text.length));
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] as number) <= place) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: place - (starts[low] as number) + 1 };
}

/** The text of a line by its number, without its end; empty beyond the last line. */
export function lineText(source: Source, line: number): string {
  const starts = lineStarts(source);
  const start = starts[line - 1];
  if (start === undefined) return "";
  const end = starts[line] ?? source.text.length + 1;
  return source.text.slice(start, end - 1).replace(/\r$/, "");
}

/** How many lines the text has; a line end at the very end starts no further line. */
export function lineCount(source: Source): number {
  const starts = lineStarts(source);
  return starts.length > 1 && starts.at(-1) === source.text.length ? starts.length - 1 : starts.length;
}

/** The offset of the first character of a line, counted from 1. */
export function lineStart(source: Source, line: number): number {
  return lineStarts(source)[line - 1] ?? source.text.length;
}

const known = new WeakMap<Source, readonly number[]>();

/** Kept by the source object, since a file with many findings is asked many times. */
function lineStarts(source: Source): readonly number[] {
  const before = known.get(source);
  if (before !== undefined) return before;
  const starts = [0];
  for (let end = source.text.indexOf("\n"); end !== -1; end = source.text.indexOf("\n", end + 1)) starts.push(end + 1);
  known.set(source, starts);
  return starts;
}

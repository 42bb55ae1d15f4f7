import type { Source, Span } from "../source/span.ts";
import { type Cell, cells } from "./cells.ts";
import type { Colours } from "./colours.ts";
import { lineCount, lineStart, lineText, positionAt } from "./position.ts";

/** What an excerpt may take: columns of the terminal, and lines before and after the marked ones. */
export interface Room {
  readonly width: number;
  readonly context: number;
  readonly colours: Colours;
}

/** At most so many lines of one span are shown. */
const mostLines = 6;

/** The lines around a span, numbered, with the span underlined; `paint` colours the underline. */
export function excerpt(source: Source, span: Span, room: Room, paint: (text: string) => string): readonly string[] {
  const first = positionAt(source, span.start).line;
  const last = Math.max(first, positionAt(source, Math.max(span.start, span.end - 1)).line);
  const shownLast = Math.min(last, first + mostLines - 1);
  const from = Math.max(1, first - room.context);
  const to = shownLast < last ? shownLast : Math.min(lineCount(source), shownLast + room.context);
  const digits = String(Math.max(to, first)).length;
  const lines: string[] = [];
  for (let line = from; line <= Math.max(to, first); line += 1) {
    const marked = line >= first && line <= shownLast;
    const start = lineStart(source, line);
    const text = lineText(source, line);
    const range = marked ? { start: Math.max(0, span.start - start), end: Math.min(text.length, span.end - start) } : undefined;
    const drawn = drawLine(text, range, room.width - digits - 5);
    const gutter = `${marked ? ">" : " "} ${String(line).padStart(digits)} |`;
    lines.push(`${room.colours.dim(gutter)} ${drawn.text}`.trimEnd());
    if (drawn.mark !== undefined) lines.push(`${room.colours.dim(`${" ".repeat(digits + 2)} |`)} ${drawn.indent}${paint(drawn.mark)}`);
  }
  const more = last - shownLast;
  if (more > 0) lines.push(room.colours.dim(`${" ".repeat(digits + 2)} | (${more} more ${more === 1 ? "line" : "lines"})`));
  return lines;
}

interface Drawn { readonly text: string; readonly indent: string; readonly mark: string | undefined }

/** A line in at most `width` columns, cut around the range where it is longer. */
export function drawLine(text: string, range: { readonly start: number; readonly end: number } | undefined, width: number): Drawn {
  const room = Math.max(20, width);
  const focus = Math.min(range?.start ?? 0, text.length);
  // A line may have a million characters: only those that could be shown are measured.
  const from = whole(text, Math.max(0, focus - room * 4));
  const row = cells(text.slice(from, whole(text, focus + room * 4)), from);
  const shown = visible(row, focus, room, from > 0, row.length > 0 && (row.at(-1) as Cell).end < text.length);
  const drawn = shown.cells.map((cell) => cell.text).join("");
  const line = `${shown.before ? "…" : ""}${drawn}${shown.after ? "…" : ""}`;
  if (range === undefined) return { text: line, indent: "", mark: undefined };
  const indent = columns(shown.cells.filter((cell) => cell.end <= range.start)) + (shown.before ? 1 : 0);
  const marked = columns(shown.cells.filter((cell) => cell.end > range.start && cell.start < range.end));
  return { text: line, indent: " ".repeat(indent), mark: "^".repeat(Math.max(1, marked)) };
}

interface Visible { readonly cells: readonly Cell[]; readonly before: boolean; readonly after: boolean }

/** The run of cells that fits: all of them, or those around the focus with a third of the room before it. */
function visible(row: readonly Cell[], focus: number, room: number, cutBefore: boolean, cutAfter: boolean): Visible {
  if (!cutBefore && !cutAfter && columns(row) <= room) return { cells: row, before: false, after: false };
  let first = row.findIndex((cell) => cell.end > focus);
  if (first === -1) first = row.length;
  for (let used = 0; first > 0 && used + (row[first - 1] as Cell).width <= room / 3; first -= 1) used += (row[first - 1] as Cell).width;
  const before = first > 0 || cutBefore;
  let end = first;
  for (let used = before ? 2 : 1; end < row.length && used + (row[end] as Cell).width <= room; end += 1) used += (row[end] as Cell).width;
  return { cells: row.slice(first, end), before, after: end < row.length || cutAfter };
}

function columns(row: readonly Cell[]): number {
  return row.reduce((sum, cell) => sum + cell.width, 0);
}

/** An offset that does not stand between the halves of a surrogate pair. */
function whole(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset;
}

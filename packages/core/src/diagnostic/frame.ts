import type { Source, Span } from "../source/span.ts";
import { harmless } from "./cells.ts";
import { type Colours, plain } from "./colours.ts";
import type { Diagnostic, Fix } from "./diagnostic.ts";
import { drawLine, excerpt, type Room } from "./excerpt.ts";
import { lineStart, lineText, positionAt } from "./position.ts";

export interface FrameOptions {
  readonly colours?: Colours;
  /** Columns of the terminal; 100 unless told. */
  readonly width?: number;
}

/**
 * A diagnostic as a person reads it: `file:line:column severity: message [code]`, the lines around the place with the span
 * underlined, related places with frames of their own, the help, and what the fix would make of the lines. Ends without a newline.
 * A file that `sourceOf` does not know is named without its lines.
 */
export function frame(diagnostic: Diagnostic, sourceOf: (file: string) => Source | undefined, options: FrameOptions = {}): string {
  const colours = options.colours ?? plain;
  const room: Room = { width: options.width ?? 100, context: 2, colours };
  const paint = diagnostic.severity === "error" ? colours.red : colours.yellow;
  const where = colours.bold(place(diagnostic.span, sourceOf));
  const lines = [`${where} ${paint(`${diagnostic.severity}:`)} ${harmless(diagnostic.message)} ${colours.dim(`[${diagnostic.code}]`)}`];
  const show = (span: Span, how: Room, painted: (text: string) => string): void => {
    const source = sourceOf(span.file);
    if (source !== undefined) lines.push(...excerpt(source, span, how, painted));
  };
  show(diagnostic.span, room, paint);
  for (const related of diagnostic.related) {
    lines.push(`  ${colours.bold(place(related.span, sourceOf))} ${harmless(related.message)}`);
    show(related.span, { ...room, context: 0 }, colours.cyan);
  }
  const { help, fix } = diagnostic;
  if (help !== undefined) lines.push(`${colours.cyan("help:")} ${harmless(help)}`);
  if (fix !== undefined) {
    const title = fix.title === help ? "" : ` ${harmless(fix.title)}`;
    lines.push(`${colours.green("fix:")}${title}`, ...preview(fix, diagnostic.span.file, sourceOf, room));
  }
  return lines.join("\n");
}

function place(span: Span, sourceOf: (file: string) => Source | undefined): string {
  const source = sourceOf(span.file);
  if (source === undefined) return harmless(span.file);
  const { line, column } = positionAt(source, span.start);
  return `${harmless(span.file)}:${line}:${column}`;
}

/** More lines than these are not previewed; the title says what happens. */
const mostLines = 8;

/** The lines a fix touches, before and after; nothing where it reaches into another file or over many lines. */
function preview(fix: Fix, file: string, sourceOf: (file: string) => Source | undefined, room: Room): readonly string[] {
  const source = sourceOf(file);
  const edits = fix.edits.toSorted((a, b) => a.span.start - b.span.start);
  const [head, tail] = [edits[0], edits.at(-1)];
  if (source === undefined || head === undefined || tail === undefined || edits.some(({ span }) => span.file !== file)) return [];
  const first = positionAt(source, head.span.start).line;
  const last = positionAt(source, tail.span.end).line;
  const start = lineStart(source, first);
  const end = lineStart(source, last) + lineText(source, last).length;
  let text = "";
  let done = start;
  for (const { span, text: replacement } of edits) {
    text += source.text.slice(done, span.start) + replacement;
    done = span.end;
  }
  text += source.text.slice(done, end);
  const before = source.text.slice(start, end).split(/\r?\n/);
  const after = text.split(/\r?\n/);
  if (before.length + after.length > mostLines) return [];
  const focus = head.span.start - start;
  const draw = (sign: string, paint: (text: string) => string) => (line: string, index: number): string =>
    paint(`  ${sign} ${drawLine(line, index === 0 ? { start: focus, end: focus } : undefined, room.width - 5).text}`.trimEnd());
  return [...before.map(draw("-", room.colours.red)), ...after.map(draw("+", room.colours.green))];
}

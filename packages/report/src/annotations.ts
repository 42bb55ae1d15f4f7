import { positionAt, type Diagnostic, type Source } from "@concord/core";

/** What GitHub shows of a step: ten of each kind (its documentation of workflow commands names no number; its limits page says ten warnings and ten errors a step). */
const mostOfKind = 10;

/**
 * Findings as workflow commands, which GitHub turns into annotations at their lines: errors first. GitHub drops what exceeds its limit without a word, so that the
 * last one of a kind says how many there are beyond. What is gone is annotated where it was, in the file of that name.
 */
export function annotations(diagnostics: readonly Diagnostic[], sourceOf: (file: string) => Source | undefined): string {
  return (["error", "warning"] as const).flatMap((severity) => {
    const all = diagnostics.filter((each) => each.severity === severity);
    const beyond = all.length - mostOfKind;
    return all.slice(0, mostOfKind).map((each, index) => commandOf(each, sourceOf, beyond > 0 && index === mostOfKind - 1 ? beyond : 0));
  }).join("");
}

function commandOf({ severity, code, message, span, help }: Diagnostic, sourceOf: (file: string) => Source | undefined, beyond: number): string {
  const source = sourceOf(span.file);
  const at = source === undefined ? { line: 1, endLine: 1 } : placeOf(source, span.start, span.end);
  const words = { file: span.file.replace(/^.*?:(?=schemas\/)/u, ""), ...at, title: code };
  const more = beyond === 0 ? "" : `\nand ${beyond.toLocaleString("en")} more of its kind: the report lists them`;
  const said = Object.entries(words).map(([word, value]) => `${word}=${property(String(value))}`).join(",");
  return `::${severity} ${said}::${data(`${message}${help === undefined ? "" : `\n${help}`}${more}`)}\n`;
}

/** Columns are given on one line alone: GitHub refuses them otherwise. */
function placeOf(source: Source, start: number, end: number): Readonly<Record<string, number>> {
  const [from, to] = [positionAt(source, start), positionAt(source, end)];
  return { line: from.line, endLine: to.line, ...(from.line === to.line ? { col: from.column, endColumn: Math.max(to.column, from.column + 1) } : {}) };
}

/** The runner's own escapes (actions/toolkit, `command.ts`): a message has no line ends, a property no separators either. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

import { frame, positionAt, type Diagnostic, type Source, type Span } from "@concord/core";
import type { Stream } from "../world.ts";
import { plural } from "./plural.ts";

/** Finds the text of a file by its path below the root. */
export type SourceOf = (file: string) => Source | undefined;

export function sourceFinder(sources: readonly Source[]): SourceOf {
  const byFile = new Map(sources.map((source) => [source.file, source]));
  return (file) => byFile.get(file);
}

/** Findings about generated files beyond these are counted, not shown: after a new version of concord all of them can be out of date. */
const mostGenerated = 20;

/** Prints diagnostics as code frames, all at once, and a line that counts them. */
export function printDiagnostics(to: Stream, diagnostics: readonly Diagnostic[], sourceOf: SourceOf): void {
  if (diagnostics.length === 0) return;
  const shown = withoutTooMany(diagnostics);
  for (const diagnostic of shown) to.write(`${frame(diagnostic, sourceOf, { colours: to.colours, width: to.width })}\n\n`);
  if (shown.length < diagnostics.length) to.write(`... and ${diagnostics.length - shown.length} more generated files; --json lists all\n\n`);
  to.write(`${to.colours.bold(countText(diagnostics))}\n`);
}

function withoutTooMany(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  let generated = 0;
  return diagnostics.filter((each) => !each.code.startsWith("generated/") || (generated += 1) <= mostGenerated);
}

function countText(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter((each) => each.severity === "error").length;
  const files = new Set(diagnostics.map((each) => each.span.file)).size;
  const counts = [[errors, "error"], [diagnostics.length - errors, "warning"]] as const;
  const said = counts.filter(([count]) => count > 0).map(([count, what]) => plural(count, what));
  return `${said.join(", ")} in ${plural(files, "file")}`;
}

/** A place for machines: lines and columns count from 1, offsets are UTF-16 code units. */
export function spanAsData(span: Span, sourceOf: SourceOf): object {
  const source = sourceOf(span.file);
  const at = (offset: number): object => (source === undefined ? { offset } : { offset, ...positionAt(source, offset) });
  return { file: span.file, start: at(span.start), end: at(span.end) };
}

/** Diagnostics for machines. */
export function diagnosticsAsData(diagnostics: readonly Diagnostic[], sourceOf: SourceOf): readonly object[] {
  return diagnostics.map(({ code, severity, message, span, related, help, fix }) => ({
    code, severity, message,
    span: spanAsData(span, sourceOf),
    related: related.map((each) => ({ message: each.message, span: spanAsData(each.span, sourceOf) })),
    help: help ?? null,
    fix: fix === undefined ? null : { title: fix.title, edits: fix.edits.map((edit) => ({ span: spanAsData(edit.span, sourceOf), text: edit.text })) },
  }));
}

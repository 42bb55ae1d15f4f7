import { frame, positionAt, type Diagnostic, type Source, type Span } from "@concord/core";
import type { Stream } from "../world.ts";
import { plural } from "./plural.ts";

/** Finds the text of a file by its path below the root. */
export type SourceOf = (file: string) => Source | undefined;

export function sourceFinder(sources: readonly Source[]): SourceOf {
  const byFile = new Map(sources.map((source) => [source.file, source]));
  return (file) => byFile.get(file);
}

/**
 * Findings of some owners beyond so many are counted, not shown: after a new version of concord all generated files can be out of date, and a
 * new rule can hit every contract.
 */
const mostShown: Readonly<Record<string, { readonly most: number; readonly what: string }>> = {
  generated: { most: 20, what: "generated files" },
  lint: { most: 50, what: "findings of rules" },
};

/** So many findings are shown of one file: a file of a megabyte with a mistake in each line would fill 12 MB of terminal, and take longer to print than to read. */
const mostOfFile = 100;

/** Prints diagnostics as code frames, all at once, and a line that counts them. */
export function printDiagnostics(to: Stream, diagnostics: readonly Diagnostic[], sourceOf: SourceOf): void {
  if (diagnostics.length === 0) return;
  const byOwner = new Map<string, number>();
  const byFile = new Map<string, number>();
  for (const diagnostic of diagnostics) {
    const owner = diagnostic.code.slice(0, diagnostic.code.indexOf("/"));
    const beyond = counted(byOwner, owner) > (mostShown[owner]?.most ?? Infinity);
    if (!beyond && counted(byFile, diagnostic.span.file) <= mostOfFile) to.write(`${frame(diagnostic, sourceOf, { colours: to.colours, width: to.width })}\n\n`);
  }
  for (const [owner, { most, what }] of Object.entries(mostShown)) {
    const hidden = (byOwner.get(owner) ?? 0) - most;
    if (hidden > 0) to.write(`... and ${hidden.toLocaleString("en")} more ${what}; --json lists all\n\n`);
  }
  for (const [file, count] of byFile) {
    if (count > mostOfFile) to.write(`... and ${(count - mostOfFile).toLocaleString("en")} more findings in ${file}; --json lists all\n\n`);
  }
  to.write(`${to.colours.bold(countText(diagnostics))}\n`);
}

/** Counts one more of the name; gives how many there are now. */
function counted(counts: Map<string, number>, name: string): number {
  const count = (counts.get(name) ?? 0) + 1;
  counts.set(name, count);
  return count;
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

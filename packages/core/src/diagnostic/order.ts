import type { Diagnostic } from "./diagnostic.ts";

/** Diagnostics by file, then by place, each once: the same code and message at the same span is one finding. */
export function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  const once = diagnostics.filter(({ code, span, message }) => {
    const name = JSON.stringify([code, span.file, span.start, span.end, message]);
    return !seen.has(name) && seen.add(name);
  });
  return once.sort(
    (a, b) =>
      compare(a.span.file, b.span.file) ||
      a.span.start - b.span.start ||
      a.span.end - b.span.end ||
      compare(a.code, b.code) ||
      compare(a.message, b.message),
  );
}

/** By UTF-16 code unit, so that the order is the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import type { Span } from "../source/span.ts";

export type Severity = "error" | "warning";

/**
 * One kind of finding. `code` is `owner-folder/what-is-wrong` and never changes once released;
 * `explain` is the page that `concord explain <code>` prints (plain text, one blank line between paragraphs):
 * what is wrong, why it matters, how it is mended, with an example.
 */
export interface Code {
  readonly code: string;
  readonly severity: Severity;
  readonly explain: string;
}

/** Texts that replace what stands at their spans. */
export type Edits = readonly { readonly span: Span; readonly text: string }[];

/** A replacement of text that mends a finding; `concord check --fix` may apply it. */
export interface Fix { readonly title: string; readonly edits: Edits }

/** A finding about a contract, as data. `message` states one fact in lower case; the remedy stands in `help`. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly related: readonly { readonly span: Span; readonly message: string }[];
  readonly help?: string;
  readonly fix?: Fix;
}

/** Makes a diagnostic of the given kind at the smallest span that is wrong. */
export function report(
  code: Code,
  span: Span,
  message: string,
  more: { readonly help?: string | undefined; readonly fix?: Fix | undefined; readonly related?: Diagnostic["related"] } = {},
): Diagnostic {
  return {
    code: code.code,
    severity: code.severity,
    message,
    span,
    related: more.related ?? [],
    ...(more.help === undefined ? {} : { help: more.help }),
    ...(more.fix === undefined ? {} : { fix: more.fix }),
  };
}

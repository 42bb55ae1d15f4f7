import { isScalar, parseDocument } from "yaml";
import type { Edits } from "../diagnostic/diagnostic.ts";
import type { Source } from "../source/span.ts";
import type { ScalarNode } from "./node.ts";
import { spanInside } from "./position.ts";
import { isJson, quoted } from "./quote.ts";
import { textOf } from "./text.ts";

/** A replacement of a part of a value; `start` and `end` count UTF-16 units of it. */
export interface Replacement { readonly start: number; readonly end: number; readonly text: string }

/**
 * Edits of the file that change the value of a scalar as the replacements say: each part is spelled as the scalar's quotes ask. Where the scalar
 * would not be read back as meant (` #` or `: ` without quotes, a `!` that comes first, a folded line that begins further in), it is written anew, in
 * quotes. Replacements are in order and do not overlap.
 */
export function rewrite(node: ScalarNode, source: Source, replacements: readonly Replacement[]): Edits {
  const meant = applied(textOf(node), replacements);
  const spelled = spelling(node, source.file);
  const edits = replacements.map(({ start, end, text }) => ({ span: spanInside(node, source, start, end), text: spelled(text) }));
  const base = node.span.start;
  const written = applied(node.text, edits.map(({ span, text }) => ({ start: span.start - base, end: span.end - base, text })));
  return readsAs(written, meant, readsAs(node.text, textOf(node), true)) ? edits : [{ span: node.span, text: quoted(meant, source.file) }];
}

function applied(text: string, replacements: readonly Replacement[]): string {
  return replacements.toReversed().reduce((result, { start, end, text: by }) => result.slice(0, start) + by + result.slice(end), text);
}

/** How a text is spelled between the quotes of a scalar. */
function spelling({ style, text }: ScalarNode, file: string): (part: string) => string {
  if (style !== "quoted") return (part) => part;
  if (!isJson(file) && text.startsWith("'")) return (part) => part.replaceAll("'", "''");
  return (part) => JSON.stringify(part).slice(1, -1);
}

/** Whether YAML reads a scalar, as written, as this value: behind a key, and between brackets if it stands in some. */
function readsAs(written: string, value: string, inBrackets: boolean): boolean {
  const valueOf = (text: string, path: readonly unknown[]): string | undefined => {
    const document = parseDocument(text, { schema: "failsafe", logLevel: "silent" });
    const node = document.getIn(path, true);
    return document.errors.length === 0 && document.warnings.length === 0 && isScalar(node) && node.comment == null ? String(node.value) : undefined;
  };
  return valueOf(`k: ${written}\n`, ["k"]) === value && (!inBrackets || valueOf(`[ ${written} ]\n`, [0]) === value);
}

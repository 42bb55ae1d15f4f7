import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { inOrder } from "../diagnostic/order.ts";
import { oversize } from "../source/decode.ts";
import { utf8Length } from "../source/measure.ts";
import { type Source, spansOf } from "../source/span.ts";
import { characters } from "./character.ts";
import { convert } from "./convert.ts";
import { readJson } from "./json/read.ts";
import type { ReadDocument } from "./node.ts";
import { isJson } from "./quote.ts";
import { recover } from "./recover.ts";
import { withRest } from "./rest.ts";
import { nothingAt } from "./scalar.ts";
import { syntax } from "./syntax/syntax.ts";

/** More findings of one file are not listed, and the last one says how many: a file with so many is broken in one way. */
const most = 1000;

/**
 * Reads the text of one YAML 1.2 file, or of one JSON file where its name ends in `.json`. Gives everything that is wrong with
 * the text, by place; a value that YAML would read otherwise than it is written is reported and read as it is written.
 * `node` is absent where the layout is too broken for that. An empty file is an empty scalar. Never throws.
 */
export function readDocument(source: Source): ReadDocument {
  const at = spansOf(source.file);
  const large = oversize(utf8Length(source.text), source.file);
  if (large !== undefined) return { diagnostics: [large] };
  if (isJson(source.file)) return readJson(source);
  const { text, diagnostics: bad, left: unsaid } = characters(source);
  const read = recover(text, at);
  const diagnostics = [...bad, ...read.diagnostics, ...syntax(read, text, at)];
  let left = unsaid;
  const found = (diagnostic: Diagnostic): void => {
    if (diagnostics.length < most) diagnostics.push(diagnostic);
    else left += 1;
  };
  const contents = read.problems.length === 0 ? read.document?.contents : undefined;
  if (contents === undefined) return { diagnostics: withRest(inOrder(diagnostics), left, read.cut) };
  const node = contents === null ? nothingAt(text.length, source) : convert(contents, source, read.texts, found);
  return { node, diagnostics: withRest(inOrder(diagnostics), left, false) };
}

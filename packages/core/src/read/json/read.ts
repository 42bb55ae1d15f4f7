import { type Code, type Diagnostic, report } from "../../diagnostic/diagnostic.ts";
import { inOrder } from "../../diagnostic/order.ts";
import { type Source, type SpanAt, spansOf } from "../../source/span.ts";
import { characters } from "../character.ts";
import { convert } from "../convert.ts";
import type { ReadDocument } from "../node.ts";
import { type Parsed, parse } from "../parse.ts";
import { withRest } from "../rest.ts";
import { slotsOf } from "../slots.ts";
import { stream } from "../stream.ts";
import { foreign, isStrict } from "./strict.ts";

export const jsonSyntax: Code = {
  code: "read/json-syntax",
  severity: "error",
  explain: `The file's name ends in .json, and it is not JSON at this place. Look at the commas, colons, quotes and brackets just before it.`,
};

/** Reads strict JSON (RFC 8259), with duplicate keys refused. The places come from the reader of YAML, of which JSON is a part. */
export function readJson(source: Source): ReadDocument {
  const at = spansOf(source.file);
  const { text: clean, diagnostics: bad, left } = characters(source);
  // Between the tokens of JSON a tab is as good as a space; as a part of YAML it is not.
  const text = clean.replace(/"(?:[^"\\\n]|\\.)*"|\t/g, (found) => (found === "\t" ? " " : found));
  const parsed = parse(text);
  const strict = isStrict(source.text);
  const diagnostics: Diagnostic[] = [...bad, ...stream(parsed, at)];
  if (diagnostics.length === 0 && !strict) diagnostics.push(...lapses(parsed, text, at));
  const contents = parsed.problems.length === 0 ? (parsed.document?.contents ?? undefined) : undefined;
  const node = contents && convert(contents, source, new Map(), (diagnostic) => diagnostics.push(diagnostic));
  if (diagnostics.length === 0 && !strict) diagnostics.push(report(jsonSyntax, at(0, 0), "the file is not JSON"));
  return { ...(node === undefined ? {} : { node }), diagnostics: withRest(inOrder(diagnostics), left, false) };
}

/** What is no JSON, and the first thing that even YAML cannot read, unless that follows from the former. */
function lapses({ documents: [document], problems: [first] }: Parsed, text: string, at: SpanAt): readonly Diagnostic[] {
  const found = [...foreign(text, document === undefined ? [] : slotsOf(document), at)];
  if (first === undefined || found.some(({ span }) => span.start <= first.start)) return found;
  const start = Math.min(first.start, text.length);
  const help = "look at the commas, colons, quotes and brackets just before it";
  return [...found, report(jsonSyntax, at(start, Math.min(text.length, start + 1)), "the file is not JSON from here", { help })];
}

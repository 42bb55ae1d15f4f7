import type { Scalar } from "yaml";
import type { Source, Span } from "../source/span.ts";
import { blanksAt } from "./intended.ts";
import type { Cut, ScalarNode } from "./node.ts";
import type { Recovered } from "./recover.ts";

/** A scalar that stands in the text, as YAML reads it, or as it was meant where YAML misread it. */
export function scalarNode(node: Scalar.Parsed, { file, text }: Source, texts: Recovered["texts"]): ScalarNode {
  const [start, end] = node.range;
  const meant = texts.get(start);
  if (meant !== undefined) return make({ file, start, end: meant.end }, text, meant.value, "plain");
  const style = node.type === "PLAIN" ? "plain" : isBlock(node) ? "block" : "quoted";
  const cut = style === "plain" ? cutAfter({ file, text }, end, start) : undefined;
  return make({ file, start, end: scalarEnd(node, text, texts) }, text, node.value as ScalarNode["value"], style, cut);
}

/** The scalar that stands for nothing at all, as behind the colon of `key:`. */
export function nothingAt(place: number, source: Source): ScalarNode {
  return make({ file: source.file, start: place, end: place }, source.text, null, "plain", cutAfter(source, place, undefined));
}

/** Where a scalar ends for its author: the empty lines behind a text below belong to nobody. */
export function scalarEnd(node: Scalar.Parsed, text: string, texts: Recovered["texts"]): number {
  const [start, end] = node.range;
  if (!isBlock(node)) return texts.get(start)?.end ?? end;
  let last = end;
  for (let place = end; place > 0 && /[ \t\r\n]/.test(text[place - 1] as string); place -= 1) if (text[place - 1] === "\n") last = place - 1;
  return text[last - 1] === "\r" ? last - 1 : last;
}

function isBlock({ type }: Scalar.Parsed): boolean {
  return type === "BLOCK_FOLDED" || type === "BLOCK_LITERAL";
}

function make(span: Span, text: string, value: ScalarNode["value"], style: ScalarNode["style"], cut?: Cut): ScalarNode {
  const written = text.slice(span.start, span.end);
  return { is: "scalar", value, text: written, style, span, ...(cut === undefined ? {} : { cutByComment: cut }) };
}

/** The comment that follows on the same line, with nothing but blanks between. */
function cutAfter({ file, text }: Source, place: number, valueStart: number | undefined): Cut | undefined {
  const hash = place + blanksAt(text, place);
  if (text[hash] !== "#") return undefined;
  const line = text.indexOf("\n", hash);
  const end = hash + text.slice(hash, line === -1 ? text.length : line).replace(/[ \t\r]+$/, "").length;
  return { span: { file, start: hash, end }, text: text.slice(valueStart ?? hash, end) };
}

import { type Alias, type CST, type ParsedNode, type Scalar, isAlias, isMap, isPair, isScalar, type Pair } from "yaml";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Source, Span } from "../source/span.ts";
import { Anchors } from "./anchors.ts";
import { charactersOf } from "./character.ts";
import { Keys } from "./keys.ts";
import type { Cut, Node, ScalarNode } from "./node.ts";
import type { Recovered } from "./recover.ts";
import { missingValue } from "./syntax.ts";

/** Turns a document of the library into nodes, and reports what is no part of a contract: odd keys, endless or endlessly many aliases. */
export function convert(contents: ParsedNode, source: Source, texts: Recovered["texts"], found: (diagnostic: Diagnostic) => void): Node {
  const at = (start: number, end: number): Span => ({ file: source.file, start, end });
  const anchors = new Anchors(found);

  // The library counts the comment and the line end behind the last entry of a map or list; the author does not.
  const endOf = (node: ParsedNode): number => {
    const [start, end] = node.range;
    if (isScalar(node)) return node.type === "BLOCK_FOLDED" || node.type === "BLOCK_LITERAL" ? blockEnd(source.text, end) : (texts.get(start)?.end ?? end);
    const last = isAlias(node) || node.flow ? undefined : node.items.at(-1);
    if (last === undefined) return end;
    if (!isPair(last)) return endOf(last as ParsedNode);
    return last.value === null || isEmpty(last.value) ? (colonOf(last) ?? endOf(last.key)) : endOf(last.value);
  };

  const nothing = (place: number): ScalarNode => {
    const cutByComment = cutAfter(source.text, place, at);
    return { is: "scalar", value: null, text: "", style: "plain", span: at(place, place), ...(cutByComment === undefined ? {} : { cutByComment }) };
  };

  const scalar = (node: Scalar.Parsed): ScalarNode => {
    const [start, end] = node.range;
    const meant = texts.get(start);
    if (meant !== undefined) {
      return { is: "scalar", value: meant.value, text: source.text.slice(start, meant.end), style: "plain", span: at(start, meant.end) };
    }
    const style = node.type === "PLAIN" ? "plain" : node.type === "BLOCK_FOLDED" || node.type === "BLOCK_LITERAL" ? "block" : "quoted";
    const span = at(start, endOf(node));
    const text = source.text.slice(span.start, span.end);
    const cutByComment = style === "plain" ? cutAfter(source.text, end, at, start) : undefined;
    const read: ScalarNode = { is: "scalar", value: node.value as ScalarNode["value"], text, style, span, ...(cutByComment === undefined ? {} : { cutByComment }) };
    for (const diagnostic of charactersOf(read, source)) found(diagnostic);
    return read;
  };

  const alias = (node: Alias): Node => {
    const [start, end] = node.range as [number, number, number];
    return anchors.resolve(node.source, at(start, end)) ?? nothing(start);
  };

  const read = (node: ParsedNode): Node => {
    if (isAlias(node)) return alias(node);
    return anchors.mark(node.anchor, () => {
      if (isScalar(node)) return node.source === "" && node.type === "PLAIN" ? nothing(node.range[0]) : scalar(node);
      const span = at(node.range[0], endOf(node));
      const text = source.text.slice(span.start, span.end);
      if (!isMap(node)) return { is: "list", items: node.items.map((item) => read(item as ParsedNode)), text, span };
      const keys = new Keys(found);
      for (const pair of node.items) {
        const key = isAlias(pair.key) ? { alias: at(pair.key.range[0], pair.key.range[1]) } : read(pair.key);
        const place = colonOf(pair);
        const value = pair.value === null || isEmpty(pair.value) ? nothing(place ?? pair.key.range[1]) : read(pair.value);
        if (place === undefined && node.flow && "is" in key) found(missingValue(key));
        else keys.add(key, value);
      }
      return { is: "map", entries: keys.entries, text, span };
    });
  };
  return read(contents);
}

function isEmpty(node: ParsedNode): boolean {
  return isScalar(node) && node.type === "PLAIN" && node.source === "" && node.anchor === undefined;
}

/** Where the last line of a text below ends: the empty lines that follow belong to nobody. */
function blockEnd(text: string, end: number): number {
  let last = end;
  for (let place = end; place > 0 && /[ \t\r\n]/.test(text[place - 1] as string); place -= 1) if (text[place - 1] === "\n") last = place - 1;
  return text[last - 1] === "\r" ? last - 1 : last;
}

/** The place behind the colon of an entry, or undefined where it has none. */
function colonOf(pair: Pair): number | undefined {
  const colon = (pair.srcToken as CST.CollectionItem | undefined)?.sep?.find(({ type }) => type === "map-value-ind");
  return colon === undefined ? undefined : colon.offset + 1;
}

/** The comment that follows on the same line, with nothing but blanks between. */
function cutAfter(text: string, place: number, at: (start: number, end: number) => Span, valueStart?: number): Cut | undefined {
  let hash = place;
  while (text[hash] === " " || text[hash] === "\t") hash += 1;
  if (text[hash] !== "#" || hash === place) return undefined;
  const line = text.indexOf("\n", hash);
  const end = hash + text.slice(hash, line === -1 ? text.length : line).replace(/[ \t\r]+$/, "").length;
  return { span: at(hash, end), text: text.slice(valueStart ?? hash, end) };
}

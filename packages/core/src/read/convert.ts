import { type CST, isAlias, isMap, isPair, isScalar, type Pair, type ParsedNode } from "yaml";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { type Source, spansOf } from "../source/span.ts";
import { Anchors } from "./anchors.ts";
import { charactersOf } from "./character.ts";
import { Keys } from "./keys.ts";
import type { MapNode, Node } from "./node.ts";
import type { Recovered } from "./recover.ts";
import { nothingAt, scalarEnd, scalarNode } from "./scalar.ts";
import { missingValue } from "./syntax/key.ts";

/** Turns a document of the library into nodes, and finds what is no part of a contract: odd keys, endless or endlessly many aliases. */
export function convert(contents: ParsedNode, source: Source, texts: Recovered["texts"], found: (diagnostic: Diagnostic) => void): Node {
  const at = spansOf(source.file);
  const anchors = new Anchors(found);

  const read = (node: ParsedNode): Node => {
    if (!isAlias(node)) return anchors.mark(node.anchor, () => readHere(node));
    const [start, end] = node.range;
    return anchors.resolve(node.source, at(start, end)) ?? nothingAt(start, source);
  };

  const readHere = (node: Exclude<ParsedNode, { source: string; resolve: unknown }>): Node => {
    if (isScalar(node)) {
      if (node.source === "" && node.type === "PLAIN") return nothingAt(node.range[0], source);
      const scalar = scalarNode(node, source, texts);
      charactersOf(scalar, source).forEach(found);
      return scalar;
    }
    const span = at(node.range[0], endOf(node, source, texts));
    const text = source.text.slice(span.start, span.end);
    if (!isMap(node)) return { is: "list", items: node.items.map((item) => read(item as ParsedNode)), text, span };
    return { is: "map", entries: entriesOf(node.items, node.flow === true), text, span };
  };

  const entriesOf = (pairs: readonly Pair<ParsedNode, ParsedNode | null>[], inBraces: boolean): MapNode["entries"] => {
    const keys = new Keys(found);
    for (const pair of pairs) {
      const key = isAlias(pair.key) ? { alias: at(pair.key.range[0], pair.key.range[1]) } : read(pair.key);
      const place = colonOf(pair);
      const value = isNothing(pair.value) ? nothingAt(place ?? pair.key.range[1], source) : read(pair.value);
      if (place === undefined && inBraces && "is" in key) found(missingValue(key));
      else keys.add(key, value);
    }
    return keys.entries;
  };
  return read(contents);
}

/** The library counts the comment and the line end behind the last entry of a map or list; the author does not. */
function endOf(node: ParsedNode, source: Source, texts: Recovered["texts"]): number {
  if (isScalar(node)) return scalarEnd(node, source.text, texts);
  const last = isAlias(node) || node.flow ? undefined : node.items.at(-1);
  if (last === undefined) return node.range[1];
  if (!isPair(last)) return endOf(last as ParsedNode, source, texts);
  return isNothing(last.value) ? (colonOf(last) ?? endOf(last.key, source, texts)) : endOf(last.value, source, texts);
}

function isNothing(node: ParsedNode | null): node is null {
  return node === null || (isScalar(node) && node.type === "PLAIN" && node.source === "" && node.anchor === undefined);
}

/** The place behind the colon of an entry, or undefined where it has none. */
function colonOf(pair: Pair<ParsedNode, ParsedNode | null>): number | undefined {
  const item = pair.srcToken as CST.CollectionItem | undefined;
  const colon = item?.sep?.find(({ type }) => type === "map-value-ind");
  return colon === undefined ? undefined : colon.offset + 1;
}

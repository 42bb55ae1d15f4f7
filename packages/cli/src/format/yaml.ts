import {
  isCollection, isMap, isPair, isScalar, isSeq, parseDocument, type Document, type Node, type Pair, type Scalar, type YAMLMap, type YAMLSeq,
} from "yaml";
import { wrapped } from "../report/wrap.ts";
import type { Place } from "./words.ts";

/** Columns that a line should not exceed: a flow map that would is written as a block. */
const widest = 150;
/** Columns of folded text. */
const foldedAt = 100;

/**
 * A YAML contract in its one form: words in the language's order, one space inside braces and none inside brackets, the values under fields, checks,
 * access and the like in one column,
 * flow maps on one line or, where that gets too long, as blocks. Comments and blank lines between words stay with the word below them.
 * The text must be YAML without errors.
 */
export function formatYaml(text: string, place: Place): string {
  const document = read(text);
  keepHeader(document.contents);
  for (;;) {
    order(document.contents, place);
    const printed = align(document.toString({ lineWidth: 0, flowCollectionPadding: true, indentSeq: true }), place);
    const tooLong = longFlowMaps(printed);
    if (tooLong.length === 0) return printed;
    for (const path of tooLong) unflow(document, path);
  }
}

/** Without a schema every scalar is text: nothing is read as a number, and so nothing is written as another one. */
function read(text: string): Document.Parsed {
  return parseDocument(text, { schema: "failsafe" });
}

/** A comment at the head of the file is about the file, also where no blank line parts it from the first word. */
function keepHeader(contents: unknown): void {
  const first = isMap(contents) ? contents.items[0]?.key : undefined;
  if (!isMap(contents) || !isScalar(first) || first.commentBefore == null) return;
  contents.commentBefore = first.commentBefore;
  first.commentBefore = null;
}

type Path = readonly (string | number)[];

function unflow(document: Document.Parsed, path: Path): void {
  const node = document.getIn(path);
  if (isMap(node)) node.flow = false;
}

/**
 * Puts the words of every map in order; of a field written as a block, what is a block itself comes last. The first word of a map has no blank
 * line before it.
 */
function order(node: unknown, place: Place): void {
  if (isSeq(node)) for (const item of node.items) order(item, place.member());
  if (!isMap(node)) return;
  const { words } = place;
  if (words !== undefined) {
    const shortFirst = words.includes("type") && node.flow !== true;
    const rank = ({ key, value }: Pair): number => {
      const word = keyOf(key);
      return (words.includes(word) ? words.indexOf(word) : words.length) + (shortFirst && isBlock(value) ? words.length + 1 : 0);
    };
    node.items.sort((left, right) => rank(left) - rank(right));
  }
  const first = node.items[0]?.key;
  if (isScalar(first)) first.spaceBefore = false;
  for (const pair of node.items) order(pair.value, place.under(keyOf(pair.key)));
}

function isBlock(value: unknown): boolean {
  return isCollection(value) && value.flow !== true;
}

function keyOf(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key);
}

/** A piece of text to be replaced; `end` is exclusive. */
interface Edit { readonly start: number; readonly end: number; readonly text: string }

/**
 * Puts spaces behind the keys of a map whose keys the contract gives, and of access, so that the values on the keys' own lines begin in one column;
 * takes the spaces inside brackets away, which the library puts there together with those inside braces.
 */
function align(text: string, place: Place): string {
  const edits: Edit[] = [];
  const walk = (node: unknown, at: Place, aligned: boolean): void => {
    if (isSeq(node)) {
      if (node.flow === true) edits.push(...insideBrackets(text, node));
      for (const item of node.items) walk(item, at.member(), false);
    }
    if (isScalar(node) && node.type === "BLOCK_FOLDED") edits.push(...refolded(text, node));
    if (!isMap(node)) return;
    const rows = aligned && node.flow !== true ? rowsOf(node, text) : [];
    const column = Math.max(0, ...rows.map((row) => row.column));
    edits.push(...rows.map((row) => ({ start: row.value, end: row.value, text: " ".repeat(column - row.column) })));
    for (const pair of node.items) {
      const key = keyOf(pair.key);
      const inner = at.under(key);
      walk(pair.value, inner, inner.words === undefined ? !inner.isFree : key === "access");
    }
  };
  walk(read(text).contents, place, false);
  let done = 0;
  let result = "";
  for (const { start, end, text: replacement } of edits.sort((left, right) => left.start - right.start)) {
    result += text.slice(done, start) + replacement;
    done = end;
  }
  return result + text.slice(done);
}

/** Folded text comes from the library as one line a paragraph. */
function refolded(text: string, { range }: Scalar): readonly Edit[] {
  const [start = 0, end = 0] = range ?? [];
  const lines = text.slice(start, end).split("\n");
  const indent = /^ */u.exec(lines[1] ?? "")?.[0].length ?? 0;
  const folded = lines.map((line, index) => (index > 0 && line[indent] !== " " ? wrapped(line, indent, foldedAt) : line)).join("\n");
  return [{ start, end, text: folded }];
}

function insideBrackets(text: string, { range, items }: YAMLSeq): readonly Edit[] {
  if (range == null || items.length === 0) return [];
  const [start, end] = range;
  const spaces = [start + 1, end - 2].filter((at) => text[at] === " ");
  return spaces.map((at) => ({ start: at, end: at + 1, text: "" }));
}

/** The pairs of a block map whose value begins on the key's line, with the column in which it begins. */
function rowsOf(map: YAMLMap, text: string): readonly { readonly value: number; readonly column: number }[] {
  return map.items.flatMap((pair) => {
    const key = pair.key as Node | null;
    const value = pair.value as Node | null;
    const [start, keyEnd] = key?.range ?? [0, 0];
    const from = value?.range?.[0];
    if (from === undefined || value?.commentBefore != null || text.slice(keyEnd, from).includes("\n") || (isScalar(value) && value.source === "")) return [];
    return [{ value: from, column: from - start }];
  });
}

/** Where flow maps stand that make their line too long; the outermost of each line. */
function longFlowMaps(text: string): readonly Path[] {
  const found: Path[] = [];
  const walk = (node: unknown, path: Path): void => {
    if (isMap(node) && node.flow === true) {
      if (lineLength(text, node.range?.[0] ?? 0) > widest) found.push(path);
    } else if (isMap(node)) {
      for (const pair of node.items) walk(pair.value, [...path, keyOf(pair.key)]);
    } else if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) walk(isPair(item) ? item.value : item, [...path, index]);
    }
  };
  walk(read(text).contents, []);
  return found;
}

function lineLength(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return (end === -1 ? text.length : end) - (text.lastIndexOf("\n", offset - 1) + 1);
}

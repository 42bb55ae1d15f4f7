import type { Fix } from "../diagnostic/diagnostic.ts";
import { nodeAt, type Path } from "../language/place.ts";
import type { ListNode, MapNode } from "../read/node.ts";
import { isJson, wordIn } from "../read/quote.ts";
import type { Source, Span } from "../source/span.ts";

/** Adds `word: value` at the end of the map at a path; undefined where no edit of the text does it: there is no map, or only an alias of one elsewhere. */
export function addWord(root: MapNode, path: readonly string[], source: Source, word: string, value: string): Fix | undefined {
  const map = ownMap(root, path);
  if (map === undefined) return undefined;
  const { file } = source;
  const text = `${wordIn(file, word)}: ${/^[[{]|^null$/u.test(value) ? value : wordIn(file, value)}`;
  return after(map, source, text, `write ${word}: ${value}`);
}

/** Adds a list of names at the end of a list of the contract, which is made if it is not there. */
export function addItem(root: MapNode, source: Source, word: string, names: readonly string[]): Fix | undefined {
  const value = isJson(source.file) ? JSON.stringify(names) : `[${names.join(", ")}]`;
  const list = nodeAt(root, [word]);
  if (list === undefined) {
    if (root.text.startsWith("{")) return addWord(root, [], source, word, `[${value}]`);
    const end = endOfLine(source, root.span.end);
    return fix(`write ${word}: [${value}]`, source, end, end, `\n\n${word}:\n  - ${value}`);
  }
  if (list.is !== "list" || list.items.length === 0) return undefined;
  return after(list, source, list.text.startsWith("[") ? value : `- ${value}`, `write ${value}`);
}

/** Takes the item that holds the place out of a list of the contract, and with the last one the list. */
export function removeItem(root: MapNode, source: Source, word: string, at: Span): Fix | undefined {
  const list = nodeAt(root, [word]);
  if (list?.is !== "list") return undefined;
  const index = list.items.findIndex(({ span }) => span.file === at.file && span.start <= at.start && at.end <= span.end);
  const item = list.items[index];
  if (item === undefined) return undefined;
  if (list.items.length === 1) return removeWord(root, source, [word]);
  if (list.text.startsWith("[")) return withComma(list.items, index, source);
  const start = startOfLine(source, item.span.start);
  if (!/^\s*-\s*$/u.test(source.text.slice(start, item.span.start))) return undefined;
  return fix("remove it", source, start, Math.min(source.text.length, endOfLine(source, item.span.end) + 1), "");
}

/** Takes a word and its value out of the map that it stands in, and with the last one the map's own word. */
export function removeWord(root: MapNode, source: Source, path: Path): Fix | undefined {
  const map = nodeAt(root, path.slice(0, -1));
  if (map?.is !== "map") return undefined;
  const index = map.entries.findIndex((entry) => entry.key === path.at(-1));
  const entry = map.entries[index];
  if (entry === undefined) return undefined;
  if (map.entries.length === 1 && path.length > 1) return removeWord(root, source, path.slice(0, -1));
  if (map.text.startsWith("{")) {
    return withComma(map.entries.map(({ keySpan, value }) => ({ span: { ...keySpan, end: Math.max(keySpan.end, value.span.end) } })), index, source);
  }
  const start = startOfLine(source, entry.keySpan.start);
  if (source.text.slice(start, entry.keySpan.start).trim() !== "") return undefined;
  const end = Math.min(source.text.length, endOfLine(source, Math.max(entry.value.span.end, entry.keySpan.end)) + 1);
  // An empty line on both sides would be left: one of them goes along.
  const rest = /^\r?\n/u.exec(source.text.slice(end))?.[0].length ?? 0;
  return fix("remove it", source, start, start === 0 || /\n\r?\n$/u.test(source.text.slice(0, start)) ? end + rest : end, "");
}

/** The map at a path, if it is written there: one behind an alias is another one's as well. */
function ownMap(root: MapNode, path: readonly string[]): MapNode | undefined {
  let map = root;
  for (const step of path) {
    const entry = map.entries.find(({ key }) => key === step);
    if (entry?.value.is !== "map" || entry.value.span.start < entry.keySpan.end || entry.value.span.end > map.span.end) return undefined;
    map = entry.value;
  }
  return map;
}

/** Text behind the last member of a map or list, laid out as the others are. */
function after(parent: MapNode | ListNode, source: Source, text: string, title: string): Fix | undefined {
  const last = parent.is === "map" ? parent.entries.at(-1) : parent.items.at(-1);
  const first = parent.is === "map" ? parent.entries[0]?.keySpan : parent.items[0]?.span;
  if (last === undefined || first === undefined) return undefined;
  const end = "keySpan" in last ? Math.max(last.keySpan.end, last.value.span.end) : last.span.end;
  const inFlow = /^[[{]/u.test(parent.text);
  const indent = /^[ \t]*/u.exec(source.text.slice(startOfLine(source, first.start)))?.[0] ?? "";
  if (!inFlow) return fix(title, source, endOfLine(source, end), endOfLine(source, end), `\n${indent}${text}`);
  return fix(title, source, end, end, parent.text.includes("\n") ? `,\n${indent}${text}` : `, ${text}`);
}

/** One of several members between brackets, with the comma that parts it from its neighbour. */
function withComma(members: readonly { readonly span: { readonly start: number; readonly end: number } }[], index: number, source: Source): Fix | undefined {
  const [before, own, next] = [members[index - 1], members[index], members[index + 1]];
  if (own === undefined) return undefined;
  if (next !== undefined) return fix("remove it", source, own.span.start, next.span.start, "");
  return before === undefined ? fix("remove it", source, own.span.start, own.span.end, "") : fix("remove it", source, before.span.end, own.span.end, "");
}

function fix(title: string, { file }: Source, start: number, end: number, text: string): Fix {
  return { title, edits: [{ span: { file, start, end }, text }] };
}

function startOfLine({ text }: Source, place: number): number {
  return text.lastIndexOf("\n", place - 1) + 1;
}

/** The end of the line's text, before its line end. */
function endOfLine({ text }: Source, place: number): number {
  const line = text.indexOf("\n", place);
  const end = line === -1 ? text.length : line;
  return text[end - 1] === "\r" && end > place ? end - 1 : end;
}

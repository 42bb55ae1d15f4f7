import type { Entry, MapNode, Node } from "../read/node.ts";
import type { Span } from "../source/span.ts";

export type Path = readonly (string | number)[];

/** The node at a path, or its nearest surviving parent. */
export function nearest(node: Node, path: Path): { readonly node: Node; readonly depth: number } {
  let at = node;
  for (const [depth, step] of path.entries()) {
    const next = child(at, step);
    if (next === undefined) return { node: at, depth };
    at = next;
  }
  return { node: at, depth: path.length };
}

/** The node at a path, if it is there. */
export function nodeAt(node: Node, path: Path): Node | undefined {
  const found = nearest(node, path);
  return found.depth === path.length ? found.node : undefined;
}

/** Where the key at a path is written; for list items and the document itself, where the value is. */
export function keySpan(node: Node, path: Path): Span {
  const last = path.at(-1);
  const parent = nearest(node, path.slice(0, -1));
  if (typeof last === "string" && parent.depth === path.length - 1 && parent.node.is === "map") {
    const entry = entryOf(parent.node, last);
    if (entry !== undefined) return entry.keySpan;
  }
  return headOf(nearest(node, path).node);
}

/** Where the value at a path is written, or the nearest place that is. Of a map: its first key, since a frame of a whole block tells nothing. */
export function valueSpan(node: Node, path: Path): Span {
  const found = nearest(node, path);
  if (found.depth < path.length && typeof path[found.depth - 1] === "string") return keySpan(node, path.slice(0, found.depth));
  return headOf(found.node);
}

function headOf(node: Node): Span {
  const first = node.is === "map" ? node.entries[0]?.keySpan : undefined;
  return first ?? node.span;
}

function child(node: Node, step: string | number): Node | undefined {
  if (node.is === "map") return entryOf(node, step)?.value;
  if (node.is === "list") return node.items[step as number];
  return undefined;
}

/** The first entry of each key. A map of a thousand checks is asked for each of them: searching it would take a million steps. */
const entriesByKey = new WeakMap<MapNode, ReadonlyMap<string | number, Entry>>();

function entryOf(map: MapNode, key: string | number): Entry | undefined {
  let byKey = entriesByKey.get(map);
  if (byKey === undefined) {
    byKey = new Map(map.entries.toReversed().map((entry) => [entry.key, entry]));
    entriesByKey.set(map, byKey);
  }
  return byKey.get(key);
}

/**
 * Where the words of a store's block are written, by their path with dots: `bigquery.partition.field`, `bigquery.cluster.0`, the value of each; and the
 * key of `bigquery.labels.team` as `bigquery.labels.team:key`.
 */
export function blockSpans(node: Node, path: string): Readonly<Record<string, Span>> {
  const spans = Object.create(null) as Record<string, Span>;
  const within = (each: Node, at: string): void => {
    const inner = each.is === "map" ? each.entries.map(({ key, value }) => [key, value] as const) : each.is === "list" ? each.items.map((item, index) => [String(index), item] as const) : [];
    for (const [key, value] of inner) {
      spans[`${at}.${key}`] = headOf(value);
      within(value, `${at}.${key}`);
    }
    if (each.is === "map") for (const entry of each.entries) spans[`${at}.${entry.key}:key`] = entry.keySpan;
  };
  within(node, path);
  return spans;
}

/** The document as plain values, with null prototypes, for the grammar to judge. */
export function plain(node: Node): unknown {
  if (node.is === "scalar") return node.value;
  if (node.is === "list") return node.items.map(plain);
  const object = Object.create(null) as Record<string, unknown>;
  for (const entry of node.entries) object[entry.key] = plain(entry.value);
  return object;
}

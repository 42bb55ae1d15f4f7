import { distance, measures, pitch, type Rect } from "./geometry.ts";
import type { Node } from "./graph.ts";

/** A picture is wider than high, as screens are. */
const aspect = 1.5;
/** Above this number of tables in one area, exchanging pairs for shorter lines costs more than it gives. */
const improvable = 48;

type Columns = readonly (readonly Node[])[];

/**
 * Places the tables of one area afresh, in columns: tables that refer to each other beside or under each other. The first corner is at the origin.
 * `careful`: exchanges tables for shorter lines.
 */
export function block(nodes: readonly Node[], careful: boolean): ReadonlyMap<string, Rect> {
  const columns = filled(nodes);
  return stacked(careful && nodes.length <= improvable ? improved(columns) : columns);
}

/** Puts each table into the column where it stands nearest to its neighbours, unless that column has grown too long. */
function filled(nodes: readonly Node[]): Columns {
  const total = nodes.reduce((sum, node) => sum + node.height + measures.gapY, 0);
  const count = Math.max(1, Math.min(nodes.length, Math.round(Math.sqrt((aspect * total) / pitch))));
  const columns: Node[][] = Array.from({ length: count }, () => []);
  const heights = columns.map(() => 0);
  const placed = new Map<string, Rect>();
  for (const node of ordered(nodes)) {
    const neighbours = node.near.map((id) => placed.get(id)).filter((rect) => rect !== undefined);
    const rects = heights.map((y, column) => ({ x: column * pitch, y, width: node.width, height: node.height }));
    const costs = rects.map((rect) => {
      const apart = neighbours.reduce((sum, neighbour) => sum + distance(rect, neighbour), 0) / Math.max(1, neighbours.length);
      const middle = Math.abs(rect.x - ((count - 1) * pitch) / 2);
      return apart + 1.2 * rect.y + (neighbours.length === 0 ? 0.1 * middle : 0);
    });
    const best = costs.indexOf(Math.min(...costs));
    columns[best]?.push(node);
    placed.set(node.id, rects[best] as Rect);
    heights[best] = (heights[best] as number) + node.height + measures.gapY;
  }
  return columns;
}

/** Breadth first from the table with most neighbours, so that each table comes after one that it belongs to. */
function ordered(nodes: readonly Node[]): readonly Node[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const degree = (node: Node): number => node.near.filter((id) => byId.has(id)).length;
  const byDegree = (one: Node, other: Node): number => degree(other) - degree(one) || (one.id < other.id ? -1 : 1);
  const seen = new Set<string>();
  const order: Node[] = [];
  for (const start of [...nodes].sort(byDegree)) {
    if (seen.has(start.id)) continue;
    seen.add(start.id);
    const queue = [start];
    for (let at = 0; at < queue.length; at += 1) {
      const node = queue[at] as Node;
      order.push(node);
      const next = node.near.map((id) => byId.get(id)).filter((each) => each !== undefined && !seen.has(each.id)) as Node[];
      for (const each of next.sort(byDegree)) {
        seen.add(each.id);
        queue.push(each);
      }
    }
  }
  return order;
}

/** Exchanges pairs of tables as long as that makes the lines shorter. */
function improved(columns: Columns): Columns {
  let best = columns.map((column) => [...column]);
  let length = lineLength(best);
  for (let pass = 0; pass < 6; pass += 1) {
    const before = length;
    const places = best.flatMap((column, c) => column.map((_, r) => [c, r] as const));
    for (const [index, one] of places.entries()) {
      for (const other of places.slice(index + 1)) {
        const tried = exchanged(best, one, other);
        const shorter = lineLength(tried);
        if (shorter < length - 1) [best, length] = [tried, shorter];
      }
    }
    if (length === before) break;
  }
  return best;
}

function exchanged(columns: readonly Node[][], [c, r]: readonly [number, number], [d, s]: readonly [number, number]): Node[][] {
  const copy = columns.map((column) => [...column]);
  const [one, other] = [columns[c]?.[r], columns[d]?.[s]];
  if (one !== undefined && other !== undefined) [(copy[c] as Node[])[r], (copy[d] as Node[])[s]] = [other, one];
  return copy;
}

/** All lines together, and how uneven the columns are. */
function lineLength(columns: Columns): number {
  const rects = stacked(columns);
  let sum = 0;
  let [lowest, highest] = [Infinity, 0];
  for (const column of columns) {
    const last = column.at(-1);
    const rect = last === undefined ? undefined : rects.get(last.id);
    const bottom = rect === undefined ? 0 : rect.y + rect.height;
    lowest = Math.min(lowest, bottom);
    highest = Math.max(highest, bottom);
    for (const node of column) {
      const from = rects.get(node.id) as Rect;
      for (const id of node.near) {
        const to = rects.get(id);
        if (to !== undefined && id > node.id) sum += distance(from, to);
      }
    }
  }
  return sum + (highest - lowest);
}

function stacked(columns: Columns): ReadonlyMap<string, Rect> {
  const rects = new Map<string, Rect>();
  for (const [index, column] of columns.entries()) {
    let y = 0;
    for (const node of column) {
      rects.set(node.id, { x: index * pitch, y, width: node.width, height: node.height });
      y += node.height + measures.gapY;
    }
  }
  return rects;
}

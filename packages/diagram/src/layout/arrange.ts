import { spotFor } from "./add.ts";
import { apart } from "./apart.ts";
import { areasOf } from "./areas.ts";
import { block } from "./block.ts";
import { areaAround, measures, moved, type Point, type Rect } from "./geometry.ts";
import type { Node } from "./graph.ts";
import { packed, type Piece } from "./pack.ts";

/**
 * Where every table stands. Tables that have a place keep it: only where two of them lie upon each other, as after one has grown, the lower one goes
 * down. New tables stand in their namespace's area near the tables they belong to; a new namespace beside the areas it belongs to. Without any places
 * all is laid out afresh.
 */
export function arranged(nodes: readonly Node[], given: (id: string) => Point | undefined): ReadonlyMap<string, Rect> {
  const areaOf = new Map(nodes.map((node) => [node.id, node.area]));
  const namespaceOf = (id: string): string => areaOf.get(id) as string;
  const rects = settled(nodes, given, namespaceOf);
  const missing = nodes.filter((node) => !rects.has(node.id));
  const known = new Set([...rects.keys()].map(namespaceOf));
  const strangers: Node[] = missing.filter((node) => !known.has(node.area));
  for (const node of missing.filter((each) => known.has(each.area))) {
    const spot = spotFor(node, rects, areasOf(rects, namespaceOf));
    if (spot === undefined) strangers.push(node);
    else rects.set(node.id, { ...spot, width: node.width, height: node.height });
  }
  return strangers.length === 0 ? rects : new Map([...rects, ...blocks(strangers, rects, namespaceOf)]);
}

/** Above this number of tables nobody reads the whole picture, and improving it costs more than it gives. */
const improvable = 200;

/** The tables that have a place, apart from each other, and their areas too. */
function settled(nodes: readonly Node[], given: (id: string) => Point | undefined, namespaceOf: (id: string) => string): Map<string, Rect> {
  const kept = nodes.flatMap((node) => {
    const at = given(node.id);
    return at === undefined ? [] : [{ id: node.id, rect: { x: at.x, y: at.y, width: node.width, height: node.height } }];
  });
  const corners = apart(kept.map(({ rect }) => rect), measures.gapY);
  const rects = new Map(kept.map(({ id, rect }, index) => [id, { ...rect, ...corners[index] }]));
  const areas = areasOf(rects, namespaceOf);
  const places = apart(areas, measures.gapArea);
  for (const [index, area] of areas.entries()) {
    const to = places[index] as Point;
    if (to.x === area.x && to.y === area.y) continue;
    for (const id of area.tables) rects.set(id, moved(rects.get(id) as Rect, { x: to.x - area.x, y: to.y - area.y }));
  }
  return rects;
}

/** Whole namespaces, each laid out by itself and put beside the areas that are there. */
function blocks(nodes: readonly Node[], rects: ReadonlyMap<string, Rect>, namespaceOf: (id: string) => string): ReadonlyMap<string, Rect> {
  const byArea = Map.groupBy(nodes, (node) => node.area);
  const careful = nodes.length <= improvable;
  const laidOut = new Map([...byArea].map(([area, members]) => [area, block(members, careful)]));
  const pieces: Piece[] = [...byArea].map(([name, members]) => {
    const links = new Map<string, number>();
    for (const id of members.flatMap((node) => node.near)) {
      const other = namespaceOf(id);
      if (other !== name) links.set(other, (links.get(other) ?? 0) + 1);
    }
    return { name, links, ...areaAround([...(laidOut.get(name) as ReadonlyMap<string, Rect>).values()]) };
  });
  const spots = packed(pieces, areasOf(rects, namespaceOf).map((area) => ({ name: area.namespace, rect: area })));
  const fresh = pieces.flatMap((piece) => {
    const spot = spots.get(piece.name) as Point;
    const by = { x: spot.x - piece.x, y: spot.y - piece.y };
    return [...(laidOut.get(piece.name) as ReadonlyMap<string, Rect>)].map(([id, rect]) => [id, moved(rect, by)] as const);
  });
  return new Map(fresh);
}

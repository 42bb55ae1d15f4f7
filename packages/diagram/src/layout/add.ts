import { areaAround, distance, measures, meet, pitch, type Point, type Rect } from "./geometry.ts";
import type { Area } from "./areas.ts";
import type { Node } from "./graph.ts";

/**
 * A free spot for one more table in its namespace's areas, near the tables that it belongs to; none, if every spot would make an area meet another one.
 * Nothing else moves.
 */
export function spotFor(node: Node, rects: ReadonlyMap<string, Rect>, areas: readonly Area[]): Point | undefined {
  const own = areas.filter((area) => area.namespace === node.area);
  const others = areas.filter((area) => area.namespace !== node.area);
  const neighbours = node.near.map((id) => rects.get(id)).filter((rect) => rect !== undefined);
  let [best, lowest]: [Point | undefined, number] = [undefined, Infinity];
  for (const area of own) {
    const members = area.tables.map((id) => rects.get(id) as Rect);
    for (const member of members) {
      for (const spot of beside(member, node)) {
        const rect = { ...spot, width: node.width, height: node.height };
        if (members.some((other) => meet(rect, other, measures.gapY - 1))) continue;
        const grown = areaAround([...members, rect]);
        if (others.some((other) => meet(grown, other, 1)) || own.some((other) => other !== area && meet(grown, other, 1))) continue;
        const growth = grown.width + grown.height - area.width - area.height;
        const cost = neighbours.reduce((sum, neighbour) => sum + distance(rect, neighbour), 0) / Math.max(1, neighbours.length) + growth;
        if (cost < lowest) [best, lowest] = [spot, cost];
      }
    }
  }
  return best;
}

/** Under a table, above it, and in the columns beside it. */
function beside(rect: Rect, node: Node): readonly Point[] {
  const bottom = rect.y + rect.height;
  return [
    { x: rect.x, y: bottom + measures.gapY }, { x: rect.x, y: rect.y - measures.gapY - node.height },
    { x: rect.x + pitch, y: rect.y }, { x: rect.x - pitch, y: rect.y },
  ];
}

import type { Rect } from "../../layout/geometry.ts";
import { gridOf } from "./grid.ts";
import { sideBySide } from "./lanes.ts";
import type { Link, Rects, Route } from "./link.ts";
import { routeOf } from "./search.ts";

/** Above this number of tables lines are drawn straight and pass behind tables: nobody follows a line there, and every edit would wait for it. */
const routable = 60;

/** A way for each line, around the tables where there is one. */
export function routesOf(links: readonly Link[], rects: Rects): readonly Route[] {
  const tables = [...rects.values()];
  if (tables.length > routable) return links.map((link) => straight(link, rects));
  const grid = gridOf(tables, links.flatMap(({ fromY, toY }) => [fromY, toY]));
  const routes = links.map((link) => (link.from === link.to ? undefined : routeOf(link, rects, grid)));
  return sideBySide(links, routes).map((route, index) => route ?? straight(links[index] as Link, rects));
}

/** From side to side, behind whatever is between; a table's line to itself goes around its right side. */
function straight({ from, to, fromY, toY }: Link, rects: Rects): Route {
  const [one, other] = [rects.get(from) as Rect, rects.get(to) as Rect];
  const right = (rect: Rect): number => rect.x + rect.width;
  if (from === to) return [{ x: right(one), y: fromY }, { x: right(one) + 30, y: fromY }, { x: right(one) + 30, y: toY }, { x: right(one), y: toY }];
  const [start, end] = other.x > right(one) ? [right(one), other.x] : one.x > right(other) ? [one.x, right(other)] : [right(one), right(other)];
  const middle = start === right(one) && end === right(other) ? Math.max(start, end) + 40 : (start + end) / 2;
  return [{ x: start, y: fromY }, { x: middle, y: fromY }, { x: middle, y: toY }, { x: end, y: toY }];
}

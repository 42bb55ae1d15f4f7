import type { Rect } from "../../layout/geometry.ts";
import { besides, type Grid } from "./grid.ts";
import type { Link, Rects, Route } from "./link.ts";

/** What a corner costs in pixels, so that a straight line wins over a slightly shorter one with corners. */
const corner = 90;

/** The cheapest way from a side of one table to a side of the other that lies upon no table; none where there is no such way on the grid. */
export function routeOf(link: Link, rects: Rects, grid: Grid): Route | undefined {
  const { xs, ys } = grid;
  const [from, to] = [rects.get(link.from) as Rect, rects.get(link.to) as Rect];
  const [startRow, endRow] = [ys.indexOf(link.fromY), ys.indexOf(link.toY)];
  const sides = (rect: Rect): readonly number[] => [xs.indexOf(rect.x + rect.width + besides), xs.indexOf(rect.x - besides)];
  const size = xs.length * ys.length;
  /** A state is a crossing of lines and how it was reached: across (0) or down (1). */
  const cost = new Float64Array(2 * size).fill(Infinity);
  const before = new Int32Array(2 * size).fill(-1);
  const queue = new Queue();
  const ends = new Set(sides(to).map((column) => column * ys.length + endRow));
  const estimate = (column: number, row: number): number =>
    Math.abs((ys[row] as number) - link.toY) + Math.max(0, to.x - besides - (xs[column] as number), (xs[column] as number) - to.x - to.width - besides);
  const reach = (state: number, price: number, origin: number): void => {
    if (price >= (cost[state] as number)) return;
    cost[state] = price;
    before[state] = origin;
    const place = state >> 1;
    queue.add(state, price + estimate(Math.floor(place / ys.length), place % ys.length));
  };
  for (const column of sides(from)) reach((column * ys.length + startRow) * 2, 0, -1);
  for (let state = queue.take(); state !== undefined; state = queue.take()) {
    const [place, down] = [state >> 1, state & 1];
    const price = cost[state] as number;
    if (ends.has(place) && down === 0) return traced(state, before, grid, link, from, to);
    const [column, row] = [Math.floor(place / ys.length), place % ys.length];
    const turn = (next: number): number => (next === down ? 0 : corner);
    if (ends.has(place)) reach(place * 2, price + corner, state);
    const width = ys.length;
    const downTo = (next: number, from: number, to: number): void => reach(next * 2 + 1, price + turn(1) + (ys[to] as number) - (ys[from] as number), state);
    const acrossTo = (next: number, from: number, to: number): void => reach(next * 2, price + turn(0) + (xs[to] as number) - (xs[from] as number), state);
    if (row + 1 < ys.length && grid.blockedDown[place] === 0) downTo(place + 1, row, row + 1);
    if (row > 0 && grid.blockedDown[place - 1] === 0) downTo(place - 1, row - 1, row);
    if (column + 1 < xs.length && grid.blockedAcross[place] === 0) acrossTo(place + width, column, column + 1);
    if (column > 0 && grid.blockedAcross[place - width] === 0) acrossTo(place - width, column - 1, column);
  }
  return undefined;
}

/** The corners on the way back, with the tables' sides at both ends. */
function traced(state: number, before: Int32Array, { xs, ys }: Grid, link: Link, from: Rect, to: Rect): Route {
  const way: { x: number; y: number }[] = [];
  for (let at = state; at !== -1; at = before[at] as number) {
    const place = at >> 1;
    const point = { x: xs[Math.floor(place / ys.length)] as number, y: ys[place % ys.length] as number };
    if (way[0]?.x !== point.x || way[0].y !== point.y) way.unshift(point);
  }
  const side = (rect: Rect, x: number): number => (x > rect.x ? rect.x + rect.width : rect.x);
  const [first, last] = [way[0] as { x: number }, way.at(-1) as { x: number }];
  const points = [{ x: side(from, first.x), y: link.fromY }, ...way, { x: side(to, last.x), y: link.toY }];
  return points.filter((point, index) => {
    const [previous, next] = [points[index - 1], points[index + 1]];
    if (previous === undefined || next === undefined) return true;
    return !(previous.x === point.x && point.x === next.x) && !(previous.y === point.y && point.y === next.y);
  });
}

/** A binary heap of states by price. */
class Queue {
  readonly #states: number[] = [];
  readonly #prices: number[] = [];

  add(state: number, price: number): void {
    let at = this.#states.length;
    this.#states.push(state);
    this.#prices.push(price);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((this.#prices[parent] as number) <= (this.#prices[at] as number)) break;
      this.#swap(at, parent);
      at = parent;
    }
  }

  take(): number | undefined {
    const first = this.#states[0];
    const [state, price] = [this.#states.pop(), this.#prices.pop()];
    if (state === undefined || price === undefined || this.#states.length === 0) return first;
    this.#states[0] = state;
    this.#prices[0] = price;
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let least = at;
      if (left < this.#states.length && (this.#prices[left] as number) < (this.#prices[least] as number)) least = left;
      if (right < this.#states.length && (this.#prices[right] as number) < (this.#prices[least] as number)) least = right;
      if (least === at) return first;
      this.#swap(at, least);
      at = least;
    }
  }

  #swap(one: number, other: number): void {
    [this.#states[one], this.#states[other]] = [this.#states[other] as number, this.#states[one] as number];
    [this.#prices[one], this.#prices[other]] = [this.#prices[other] as number, this.#prices[one] as number];
  }
}

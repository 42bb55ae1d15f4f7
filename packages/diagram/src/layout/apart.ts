import { meet, moved, type Point, type Rect } from "./geometry.ts";

/** Moves rectangles that lie upon each other apart: each that meets one above or left of it goes down until it is free. Others stay. */
export function apart(rects: readonly Rect[], gap: number): readonly Point[] {
  const order = rects.map((rect, index) => ({ rect, index })).sort((one, other) => one.rect.y - other.rect.y || one.rect.x - other.rect.x || one.index - other.index);
  const result: Point[] = rects.map(({ x, y }) => ({ x, y }));
  let settled: Rect[] = [];
  for (const { rect, index } of order) {
    settled = settled.filter((other) => other.y + other.height + gap > rect.y);
    let free = rect;
    for (let blocker = settled.find((other) => meet(free, other)); blocker !== undefined; blocker = settled.find((other) => meet(free, other, gap - 1))) {
      free = moved(free, { x: 0, y: blocker.y + blocker.height + gap - free.y });
    }
    settled.push(free);
    result[index] = { x: free.x, y: free.y };
  }
  return result;
}

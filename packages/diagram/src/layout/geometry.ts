/** Pixels of ChartDB's canvas, which the SVG picture shares; `y` grows downwards. */
export interface Point { readonly x: number; readonly y: number }
export interface Size { readonly width: number; readonly height: number }
export interface Rect extends Point, Size {}

/** Measures of the drawing. A table's height is what ChartDB 1.20 gives an expanded one: 42 for the head, 32 for a row. */
export const measures: {
  readonly width: number; readonly head: number; readonly row: number;
  readonly gapX: number; readonly gapY: number;
  readonly padding: number; readonly title: number; readonly gapArea: number;
} = { width: 320, head: 42, row: 32, gapX: 112, gapY: 48, padding: 40, title: 64, gapArea: 88 };

/** From one column of tables to the next. */
export const pitch: number = measures.width + measures.gapX;

/** The size of a table with that many rows. */
export function tableSize(rows: number): Size {
  return { width: measures.width, height: measures.head + measures.row * rows };
}

/** Whether two rectangles come nearer to each other than `gap`. */
export function meet(one: Rect, other: Rect, gap = 0): boolean {
  return one.x < other.x + other.width + gap && other.x < one.x + one.width + gap
    && one.y < other.y + other.height + gap && other.y < one.y + one.height + gap;
}

/** The least rectangle around others; of none, an empty one at the origin. */
export function around(rects: readonly Rect[]): Rect {
  if (rects.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of rects) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The rectangle of an area around its tables: room for a title above, and padding. */
export function areaAround(tables: readonly Rect[]): Rect {
  const { x, y, width, height } = around(tables);
  return { x: x - measures.padding, y: y - measures.title, width: width + 2 * measures.padding, height: height + measures.title + measures.padding };
}

/** From middle to middle, sideways counting less, since tables beside each other are joined by a straight line. */
export function distance(one: Rect, other: Rect): number {
  return 0.6 * Math.abs(one.x + one.width / 2 - other.x - other.width / 2) + Math.abs(one.y + one.height / 2 - other.y - other.height / 2);
}

export function moved<T extends Point>(rect: T, by: Point): T {
  return { ...rect, x: rect.x + by.x, y: rect.y + by.y };
}

import type { Point, Rect } from "../../layout/geometry.ts";

/** A line to be drawn between two tables: from a row of the referring one to the key's row of the other. */
export interface Link {
  readonly from: string;
  readonly to: string;
  /** The rows' middles, in the picture. */
  readonly fromY: number;
  readonly toY: number;
}

export type Rects = ReadonlyMap<string, Rect>;

/** The corners of a line, first on the referring table's side, last on the other's; horizontal and vertical pieces take turns, beginning and ending horizontal. */
export type Route = readonly Point[];

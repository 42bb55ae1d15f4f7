import { measures, type Rect } from "../../layout/geometry.ts";

/** Lines on which routes run: through the middle of the gaps between tables, and through the rows where routes begin and end. */
export interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** Whether a table lies on the piece of the line `xs[i]` between `ys[j]` and `ys[j + 1]`: `blockedDown[i * ys.length + j]`. */
  readonly blockedDown: Uint8Array;
  /** The same of the line `ys[j]` between `xs[i]` and `xs[i + 1]`: `blockedAcross[i * ys.length + j]`. */
  readonly blockedAcross: Uint8Array;
}

/** How far beside a table the nearest upright line is. */
export const besides: number = measures.gapX / 2;

/** The grid around tables; `rows` are heights where routes begin and end. */
export function gridOf(tables: readonly Rect[], rows: readonly number[]): Grid {
  const xs = sorted(tables.flatMap(({ x, width }) => [x - besides, x + width + besides]));
  const ys = sorted([...rows, ...tables.flatMap(({ y, height }) => [y - measures.gapY / 2, y + height + measures.gapY / 2])]);
  const blockedDown = new Uint8Array(xs.length * ys.length);
  const blockedAcross = new Uint8Array(xs.length * ys.length);
  for (const { x, y, width, height } of tables) {
    for (const [i, left] of xs.entries()) {
      const onTable = left > x - 2 && left < x + width + 2;
      const next = xs[i + 1] ?? Infinity;
      const acrossTable = left < x + width + 2 && next > x - 2;
      if (!onTable && !acrossTable) continue;
      for (const [j, top] of ys.entries()) {
        const below = ys[j + 1] ?? Infinity;
        if (onTable && top < y + height + 2 && below > y - 2) blockedDown[i * ys.length + j] = 1;
        if (acrossTable && top > y - 2 && top < y + height + 2) blockedAcross[i * ys.length + j] = 1;
      }
    }
  }
  return { xs, ys, blockedDown, blockedAcross };
}

function sorted(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].sort((one, other) => one - other);
}

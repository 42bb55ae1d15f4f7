import type { Link, Route } from "./link.ts";

/** How far lines in one gap lie apart, and how far from its middle they may go. */
const upright = { step: 11, most: 38 };
const level = { step: 8, most: 16 };

interface Piece {
  readonly route: number;
  /** The index of the piece's first corner. */
  readonly at: number;
  readonly start: number;
  readonly end: number;
  readonly target: string;
}

/** Lays lines that run over each other beside each other. Lines to the same table share their way: that they join shows where they go. */
export function sideBySide(links: readonly Link[], routes: readonly (Route | undefined)[]): readonly (Route | undefined)[] {
  const down = shifts(links, routes, (_, at) => at % 2 === 1, "x", "y", upright);
  const across = shifts(links, routes, (route, at) => at % 2 === 0 && at > 0 && at < route.length - 2, "y", "x", level);
  return routes.map((route, index) => route?.map((point, at) => ({
    x: point.x + (down.get(`${index} ${at % 2 === 1 ? at : at - 1}`) ?? 0),
    y: point.y + (across.get(`${index} ${at % 2 === 0 ? at : at - 1}`) ?? 0),
  })));
}

/** By how much each piece leaves the middle of its gap: pieces on the same line that overlap get different lanes. */
function shifts(
  links: readonly Link[], routes: readonly (Route | undefined)[], wanted: (route: Route, at: number) => boolean,
  line: "x" | "y", along: "x" | "y", { step, most }: { readonly step: number; readonly most: number },
): ReadonlyMap<string, number> {
  const byLine = new Map<number, Piece[]>();
  for (const [index, route] of routes.entries()) {
    for (const [at, one] of (route ?? []).entries()) {
      const other = route?.[at + 1];
      if (route === undefined || other === undefined || !wanted(route, at)) continue;
      const piece = { route: index, at, start: Math.min(one[along], other[along]), end: Math.max(one[along], other[along]), target: links[index]?.to ?? "" };
      const beside = byLine.get(one[line]);
      if (beside === undefined) byLine.set(one[line], [piece]);
      else beside.push(piece);
    }
  }
  const found = new Map<string, number>();
  for (const pieces of byLine.values()) {
    for (const crowd of crowds(pieces)) {
      const lanes = laned(crowd);
      const gap = Math.min(step, lanes.length < 2 ? 0 : (2 * most) / (lanes.length - 1));
      for (const [lane, members] of lanes.entries()) for (const piece of members) found.set(`${piece.route} ${piece.at}`, (lane - (lanes.length - 1) / 2) * gap);
    }
  }
  return found;
}

/** Pieces that overlap, directly or through others. */
function crowds(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const found: Piece[][] = [];
  let reach = -Infinity;
  for (const piece of [...pieces].sort((one, other) => one.start - other.start || one.end - other.end)) {
    if (piece.start > reach + 1) found.push([]);
    found.at(-1)?.push(piece);
    reach = Math.max(reach, piece.end);
  }
  return found;
}

/** Puts each piece into the first lane where it overlaps none but those to its own target. */
function laned(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const lanes: Piece[][] = [];
  for (const piece of pieces) {
    const free = lanes.find((lane) => lane.every((other) => other.target === piece.target || other.end < piece.start || other.start > piece.end));
    if (free === undefined) lanes.push([piece]);
    else free.push(piece);
  }
  return lanes;
}

import { around, distance, meet, measures, type Point, type Rect } from "./geometry.ts";

/** A block that is to be put somewhere, and how strongly it belongs to others. */
export interface Piece extends Rect {
  readonly name: string;
  readonly links: ReadonlyMap<string, number>;
}

/** Something that stands already. */
export interface Placed { readonly name: string; readonly rect: Rect }

/** Above this number of blocks they are put on shelves, one after the other. */
const searchable = 64;

/** Where each block goes: near those it belongs to, all of them close together, none upon another or upon `taken`. Several ways are tried, the best is kept. */
export function packed(pieces: readonly Piece[], taken: readonly Placed[]): ReadonlyMap<string, Point> {
  if (pieces.length > searchable) return shelved(pieces, taken.map(({ rect }) => rect));
  const orders = [ordered(pieces), [...pieces].sort((one, other) => space(other) - space(one) || (one.name < other.name ? -1 : 1))];
  const tries = orders.flatMap((order) => [0.3, 1, 3].map((closeness) => placedInTurn(order, taken, closeness)));
  const best = least(tries, (each) => quality(each, pieces));
  return new Map(best.slice(taken.length).map(({ name, rect: { x, y } }) => [name, { x, y }]));
}

function placedInTurn(order: readonly Piece[], taken: readonly Placed[], closeness: number): readonly Placed[] {
  const placed = [...taken];
  for (const piece of order) {
    const spots = placed.length === 0 ? [{ x: 0, y: 0 }] : placed.flatMap(({ rect }) => beside(rect, piece));
    const free = spots
      .map((spot) => ({ ...spot, width: piece.width, height: piece.height }))
      .filter((rect) => !placed.some((other) => meet(rect, other.rect, measures.gapArea - 1)));
    const others = placed.map(({ rect }) => rect);
    const cost = (rect: Rect): number => lines(piece, rect, placed) / Math.max(1, weight(piece)) + closeness * extent([...others, rect]);
    placed.push({ name: piece.name, rect: least(free, cost) });
  }
  return placed;
}

/** The strongest linked first, then always the one that is most linked to those before. */
function ordered(pieces: readonly Piece[]): readonly Piece[] {
  const rest = [...pieces].sort((one, other) => weight(other) - weight(one) || space(other) - space(one) || (one.name < other.name ? -1 : 1));
  const order: Piece[] = [];
  while (rest.length > 0) {
    const bound = (piece: Piece): number => order.reduce((sum, { name }) => sum + (piece.links.get(name) ?? 0), 0);
    const next = order.length === 0 ? rest[0] as Piece : rest.reduce((best, piece) => (bound(piece) > bound(best) ? piece : best));
    rest.splice(rest.indexOf(next), 1);
    order.push(next);
  }
  return order;
}

function weight(piece: Piece): number {
  return [...piece.links.values()].reduce((sum, each) => sum + each, 0);
}

function space(rect: Rect): number {
  return rect.width * rect.height;
}

/** Lines from a piece to those that are placed. */
function lines(piece: Piece, rect: Rect, placed: readonly Placed[]): number {
  return placed.reduce((sum, { name, rect: other }) => sum + (piece.links.get(name) ?? 0) * distance(rect, other), 0);
}

/** How far the whole reaches; it should be about one and a half times as wide as high. */
function extent(rects: readonly Rect[]): number {
  const whole = around(rects);
  return Math.max(whole.width, 1.5 * whole.height) + 0.3 * (whole.width + whole.height);
}

/** Less is better: the extent counts most, since everything is seen at the size that makes the whole fit. */
function quality(placed: readonly Placed[], pieces: readonly Piece[]): number {
  const rectOf = new Map(placed.map(({ name, rect }) => [name, rect]));
  const links = pieces.reduce((sum, piece) => sum + weight(piece), 0);
  const length = pieces.reduce((sum, piece) => sum + lines(piece, rectOf.get(piece.name) as Rect, placed), 0);
  return extent(placed.map(({ rect }) => rect)) + length / Math.max(1, links);
}

/** The spots around a rectangle where a piece is flush with one of its edges. */
function beside(rect: Rect, piece: Rect): readonly Point[] {
  const [right, bottom] = [rect.x + rect.width, rect.y + rect.height];
  const gap = measures.gapArea;
  return [
    { x: right + gap, y: rect.y }, { x: right + gap, y: bottom - piece.height },
    { x: rect.x, y: bottom + gap }, { x: right - piece.width, y: bottom + gap },
    { x: rect.x - gap - piece.width, y: rect.y }, { x: rect.x - gap - piece.width, y: bottom - piece.height },
    { x: rect.x, y: rect.y - gap - piece.height }, { x: right - piece.width, y: rect.y - gap - piece.height },
  ];
}

function least<T>(items: readonly T[], cost: (item: T) => number): T {
  let [best, lowest] = [items[0] as T, Infinity];
  for (const item of items) {
    const each = cost(item);
    if (each < lowest) [best, lowest] = [item, each];
  }
  return best;
}

/** Rows of blocks below everything that is there, as wide as makes the whole one and a half times as wide as high. */
function shelved(pieces: readonly Piece[], taken: readonly Rect[]): ReadonlyMap<string, Point> {
  const gap = measures.gapArea;
  const space = pieces.reduce((sum, piece) => sum + (piece.width + gap) * (piece.height + gap), 0);
  const whole = around(taken);
  const width = Math.max(Math.sqrt(1.5 * space), whole.width);
  const found = new Map<string, Point>();
  let [x, y, high] = [whole.x, taken.length === 0 ? 0 : whole.y + whole.height + gap, 0];
  for (const piece of pieces) {
    if (x > whole.x && x + piece.width > whole.x + width) [x, y, high] = [whole.x, y + high + gap, 0];
    found.set(piece.name, { x, y });
    x += piece.width + gap;
    high = Math.max(high, piece.height);
  }
  return found;
}

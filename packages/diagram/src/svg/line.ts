import type { Entity, Reference, TableBeside } from "@concord/core";
import type { Point } from "../layout/geometry.ts";
import { xml } from "../quote.ts";
import { isOptional, isUnique } from "../table.ts";
import type { Route } from "./route/link.ts";

/** The radius of a line's corners. */
const bend = 14;

/** A line as it is drawn. */
export interface Line {
  /** For those who cannot see it, or point at it. */
  readonly told: string;
  readonly route: Route;
  /** Whether many refer, or one does; absent where the line only says what is made from what. */
  readonly from?: "many" | "one";
  /** Whether there is always one that is referred to. */
  readonly to?: "one" | "none or one";
  /** A line that no store enforces is dashed. */
  readonly isEnforced: boolean;
}

/** A reference of an entity. */
export function referenceLine(entity: Entity, reference: Reference, route: Route): Line {
  const isEnforced = reference.enforce.length > 0;
  return {
    told: `${entity.id}.${reference.name} → ${reference.to}${isEnforced ? "" : " (enforced by no store)"}`, route, isEnforced,
    from: isUnique(entity, reference.by) ? "one" : "many", to: isOptional(entity, reference) ? "none or one" : "one",
  };
}

/** From a table beside entities' own to one that it is made from. */
export function besideLine(table: TableBeside, to: string, route: Route): Line {
  const told = `${table.schema}.${table.name} (${table.kind}) → ${to}`;
  return table.link === undefined ? { told, route, isEnforced: false } : { told, route, isEnforced: table.link.goes, from: "many", to: table.link.goes ? "one" : "none or one" };
}

/** All lines to one table, in its colour. Their halos lie under all of them, so that they part from other lines and join each other. */
export function lines(to: readonly Line[], hue: number): string {
  const paths = to.map(({ route }) => curved(route));
  return [
    ...paths.map((path) => `<path class="w" d="${path}"/>`),
    ...to.map((each, index) => line(each, paths[index] as string, hue)),
  ].join("");
}

/** A crow's foot where many refer, a bar where one does or is referred to, a ring where the value may be missing. */
function line({ told, route, from, to, isEnforced }: Line, path: string, hue: number): string {
  const [start, second] = route as [Point, Point];
  const [end, before] = [route.at(-1), route.at(-2)] as [Point, Point];
  const away = Math.sign(second.x - start.x) || 1;
  const back = Math.sign(before.x - end.x) || 1;
  const foot = `M${start.x} ${start.y - 7}L${start.x + 13 * away} ${start.y}L${start.x} ${start.y + 7}`;
  const many = from === undefined ? "" : from === "one" ? bar(start, away, 9) : foot;
  const one = to === undefined ? "" : to === "one" ? `${bar(end, back, 8)}${bar(end, back, 13)}` : bar(end, back, 8);
  const ring = to === "none or one" ? `<circle class="l e g${hue}" cx="${end.x + 15 * back}" cy="${end.y}" r="4"/>` : "";
  const ends = many === "" && one === "" ? "" : `<path class="l g${hue}" d="${many}${one}"/>`;
  return `<g><title>${xml(told)}</title><path class="l g${hue}${isEnforced ? "" : " z"}" d="${path}"/>${ends}${ring}</g>`;
}

function bar(at: Point, direction: number, distance: number): string {
  return `M${at.x + distance * direction} ${at.y - 6}v12`;
}

/** The route with rounded corners. */
function curved(route: Route): string {
  const [first, ...rest] = route as [Point, ...Point[]];
  const pieces = [`M${first.x} ${first.y}`];
  let at = first;
  for (const [index, point] of rest.entries()) {
    const next = rest[index + 1];
    if (next === undefined) {
      pieces.push(`L${point.x} ${point.y}`);
      break;
    }
    const radius = Math.min(bend, length(at, point) / 2, length(point, next) / 2);
    const [from, to] = [towards(point, at, radius), towards(point, next, radius)];
    pieces.push(`L${from.x} ${from.y}Q${point.x} ${point.y} ${to.x} ${to.y}`);
    at = point;
  }
  return pieces.join("");
}

function length(one: Point, other: Point): number {
  return Math.abs(one.x - other.x) + Math.abs(one.y - other.y);
}

/** The point at that distance on the way to another, which lies straight beside or above. */
function towards(from: Point, to: Point, distance: number): Point {
  return { x: rounded(from.x + Math.sign(to.x - from.x) * distance), y: rounded(from.y + Math.sign(to.y - from.y) * distance) };
}

function rounded(number: number): number {
  return Math.round(number * 10) / 10;
}

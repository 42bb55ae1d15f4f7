import type { Entity, Reference } from "@concord/core";
import type { Area } from "../layout/areas.ts";
import { around, measures, type Rect } from "../layout/geometry.ts";
import { xml } from "../quote.ts";
import { keySign, rowMiddle, uniqueSign } from "./card.ts";
import { lines } from "./line.ts";
import { routesOf } from "./route/routes.ts";
import type { Link, Route } from "./route/link.ts";
import { isOptional } from "../table.ts";
import { hues, style } from "./style.ts";
import { fitted } from "./text.ts";

/** What a picture is drawn from: entities with their cards, and where these stand. */
export interface Scene {
  readonly title: string;
  readonly entities: readonly Entity[];
  readonly card: (entity: Entity) => string;
  readonly hue: (namespace: string) => number;
  readonly rects: ReadonlyMap<string, Rect>;
  readonly areas: readonly Area[];
}

const margin = 40;
const heading = 76;
const footing = 64;
/** Room for the legend. */
const narrowest = 860;

/** The picture as SVG: nothing outside of the text is referred to, and it follows the reader's light or dark colours. */
export function picture(scene: Scene): string {
  const whole = around([...scene.areas, ...scene.rects.values()]);
  const [x, y] = [whole.x - margin, whole.y - margin - heading];
  const [width, height] = [Math.max(whole.width + 2 * margin, narrowest), whole.height + 2 * margin + heading + footing];
  const summary = summaryOf(scene);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${xml(scene.title)}</title>`,
    `<desc id="desc">${xml(`${summary}: ${scene.entities.map((entity) => entity.id).join(", ")}`)}</desc>`,
    `<style>${style(hues.length)}</style>`,
    `<text class="h" x="${whole.x}" y="${y + margin + 20}">${xml(fitted(scene.title, width - 2 * margin, { size: 22, bold: true }))}</text>`,
    `<text class="s" x="${whole.x}" y="${y + margin + 44}">${xml(summary)}</text>`,
    ...scene.areas.map((area) => areaOf(area, scene.hue(area.namespace))),
    ...linesOf(scene),
    ...scene.entities.map((entity) => placed(scene, entity)),
    legend(whole.x, y + height - margin),
    "</svg>",
    "",
  ].join("\n");
}

function summaryOf({ entities, areas }: Scene): string {
  const namespaces = new Set(areas.map((area) => area.namespace)).size;
  const references = entities.reduce((sum, entity) => sum + entity.references.length, 0);
  return [count(entities.length, "entity", "entities"), count(namespaces, "namespace", "namespaces"), count(references, "reference", "references")].join(" · ");
}

function areaOf(area: Area, hue: number): string {
  const title = fitted(area.namespace, area.width - 2 * measures.padding, { size: 18, bold: true });
  const frame = `<rect class="r${hue}" x="${area.x}" y="${area.y}" width="${area.width}" height="${area.height}" rx="18"/>`;
  return `${frame}<text class="a f${hue}" x="${area.x + measures.padding}" y="${area.y + 33}">${xml(title)}</text>`;
}

function placed(scene: Scene, entity: Entity): string {
  const { x, y } = scene.rects.get(entity.id) as Rect;
  return `<g transform="translate(${x} ${y})">${scene.card(entity)}</g>`;
}

/** Lines lie under the cards and have the colour of what they refer to. */
function linesOf(scene: Scene): readonly string[] {
  const byId = new Map(scene.entities.map((entity) => [entity.id, entity]));
  const kinds = new Map<string, Set<boolean>>();
  for (const entity of scene.entities) {
    for (const each of entity.references) kinds.set(each.to, (kinds.get(each.to) ?? new Set()).add(isOptional(entity, each)));
  }
  const drawn = scene.entities.flatMap((entity) => entity.references.flatMap((reference) => {
    const to = byId.get(reference.to);
    return to === undefined ? [] : [{ entity, reference, to, link: linkOf(scene, entity, reference, to, kinds.get(to.id)?.size === 2) }];
  }));
  const routes = routesOf(drawn.map(({ link }) => link), scene.rects);
  const routed = drawn.map(({ entity, reference, to }, index) => ({ entity, reference, to, route: routes[index] as Route }));
  return [...Map.groupBy(routed, ({ to }) => to)].map(([to, group]) => lines(group, scene.hue(to.namespace)));
}

/**
 * From row to row; of several fields, the one that does not refer on where it arrives, so that lines in and out have rows of their own. Where a table is
 * the target of optional and other references (`mixed`), they arrive side by side, so that their signs do not lie upon each other.
 */
function linkOf({ rects }: Scene, entity: Entity, reference: Reference, to: Entity, mixed: boolean): Link {
  const own = reference.key.findIndex((name) => !to.references.some(({ by }) => by.includes(name)));
  const index = Math.max(0, own);
  const [from, target] = [rects.get(entity.id) as Rect, rects.get(to.id) as Rect];
  const beside = mixed ? (isOptional(entity, reference) ? 8 : -8) : 0;
  return {
    from: entity.id, to: to.id,
    fromY: from.y + rowMiddle(entity, reference.by[index] as string), toY: target.y + rowMiddle(to, reference.key[index] as string) + beside,
  };
}

/** What the signs mean. */
function legend(x: number, y: number): string {
  const signs: readonly (readonly [string, string])[] = [
    [`<path class="k" transform="translate(0 -4.5)" d="${keySign}"/>`, "key"],
    [`<path class="u" transform="translate(0 -4.5)" d="${uniqueSign}"/>`, "unique"],
    ["<text class=\"q\" x=\"3\">?</text>", "optional"],
    ["<text class=\"p\" x=\"2\" y=\"-1\">●</text>", "personal data"],
    ["<path class=\"l g0\" d=\"M-4-11 9-4.5-4 2M-4-4.5H16\"/>", "many"],
    ["<path class=\"l g0\" d=\"M4-10.5v12M9-10.5v12M-4-4.5H16\"/>", "exactly one"],
    ["<path class=\"l g0\" d=\"M4-10.5v12M-4-4.5H16\"/><circle class=\"l e g0\" cx=\"11\" cy=\"-4.5\" r=\"4\"/>", "none or one"],
    ["<path class=\"l z g0\" d=\"M-6-4.5H18\"/>", "enforced by no store"],
  ];
  let at = x;
  const parts = signs.map(([sign, word]) => {
    const part = `<g transform="translate(${at} ${y})">${sign}<text class="s" x="24">${word}</text></g>`;
    at += 24 + word.length * 7.2 + 26;
    return part;
  });
  return `<g>${parts.join("")}</g>`;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

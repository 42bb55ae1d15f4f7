import type { Entity, Reference, TableBeside } from "@concord/core";
import type { Area } from "../layout/areas.ts";
import { around, measures, type Rect } from "../layout/geometry.ts";
import { xml } from "../quote.ts";
import { besideMiddle, keySign, rowMiddle, uniqueSign } from "./card.ts";
import { besideLine, lines, referenceLine, type Line } from "./line.ts";
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
  /** What stands beside entities' own tables, and views. */
  readonly beside: readonly TableBeside[];
  readonly besideCard: (table: TableBeside) => string;
  readonly hue: (namespace: string) => number;
  readonly rects: ReadonlyMap<string, Rect>;
  readonly areas: readonly Area[];
}

const margin = 40;
const heading = 76;
const footing = 64;
/** Room for the legend. */
const narrowest = 860;
const legendBeside = 250;

/** The picture as SVG: nothing outside of the text is referred to, and it follows the reader's light or dark colours. */
export function picture(scene: Scene): string {
  const whole = around([...scene.areas, ...scene.rects.values()]);
  const [x, y] = [whole.x - margin, whole.y - margin - heading];
  const [width, height] = [Math.max(whole.width + 2 * margin, narrowest + (scene.beside.length === 0 ? 0 : legendBeside)), whole.height + 2 * margin + heading + footing];
  const summary = summaryOf(scene);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${xml(scene.title)}</title>`,
    `<desc id="desc">${xml(`${summary}: ${[...scene.entities, ...scene.beside].map(({ id }) => id).join(", ")}`)}</desc>`,
    `<style>${style(hues.length)}</style>`,
    `<text class="h" x="${whole.x}" y="${y + margin + 20}">${xml(fitted(scene.title, width - 2 * margin, { size: 22, bold: true }))}</text>`,
    `<text class="s" x="${whole.x}" y="${y + margin + 44}">${xml(summary)}</text>`,
    ...scene.areas.map((area) => areaOf(area, scene.hue(area.namespace))),
    ...linesOf(scene),
    ...scene.entities.map((entity) => placed(scene, entity.id, scene.card(entity))),
    ...scene.beside.map((table) => placed(scene, table.id, scene.besideCard(table))),
    legend(scene, whole.x, y + height - margin),
    "</svg>",
    "",
  ].join("\n");
}

function summaryOf({ entities, beside, areas }: Scene): string {
  const namespaces = new Set(areas.map((area) => area.namespace)).size;
  const references = entities.reduce((sum, entity) => sum + entity.references.length, 0);
  const views = beside.filter(({ kind }) => kind === "view").length;
  return [
    count(entities.length, "entity", "entities"), count(namespaces, "namespace", "namespaces"), count(references, "reference", "references"),
    ...(views === beside.length ? [] : [count(beside.length - views, "table beside them", "tables beside them")]), ...(views === 0 ? [] : [count(views, "view", "views")]),
  ].join(" · ");
}

function areaOf(area: Area, hue: number): string {
  const title = fitted(area.namespace, area.width - 2 * measures.padding, { size: 18, bold: true });
  const frame = `<rect class="r${hue}" x="${area.x}" y="${area.y}" width="${area.width}" height="${area.height}" rx="18"/>`;
  return `${frame}<text class="a f${hue}" x="${area.x + measures.padding}" y="${area.y + 33}">${xml(title)}</text>`;
}

function placed(scene: Scene, id: string, card: string): string {
  const { x, y } = scene.rects.get(id) as Rect;
  return `<g transform="translate(${x} ${y})">${card}</g>`;
}

/** A line before its way is known. */
interface Drawn { readonly to: string; readonly namespace: string; readonly link: Link; readonly line: (route: Route) => Line }

/** Lines lie under the cards and have the colour of what they refer to. */
function linesOf(scene: Scene): readonly string[] {
  const arriving = arrivingOf(scene);
  const isMixed = (to: string): boolean => arriving.get(to)?.size === 2;
  const drawn = [...referencesOf(scene, isMixed), ...linksOf(scene, isMixed)];
  const routes = routesOf(drawn.map(({ link }) => link), scene.rects);
  const routed = drawn.map(({ to, namespace, line }, index) => ({ to, namespace, line: line(routes[index] as Route) }));
  return [...Map.groupBy(routed, ({ to }) => to).values()].map((group) => lines(group.map(({ line }) => line), scene.hue(group[0]?.namespace ?? "")));
}

/** Whether what arrives at a table may lead nowhere: each kind has a sign of its own. */
function arrivingOf({ entities, beside }: Scene): ReadonlyMap<string, ReadonlySet<boolean>> {
  const kinds = new Map<string, Set<boolean>>();
  const add = (to: string, optional: boolean): void => void kinds.set(to, (kinds.get(to) ?? new Set()).add(optional));
  for (const entity of entities) for (const each of entity.references) add(each.to, isOptional(entity, each));
  for (const { link, from: [to] } of beside) if (link !== undefined && to !== undefined) add(to, !link.goes);
  return kinds;
}

/** Where optional lines and others arrive at one table, they do side by side, so that their signs do not lie upon each other. */
const apart = (optional: boolean): number => (optional ? 8 : -8);

function referencesOf(scene: Scene, isMixed: (to: string) => boolean): readonly Drawn[] {
  const byId = new Map(scene.entities.map((entity) => [entity.id, entity]));
  return scene.entities.flatMap((entity) => entity.references.flatMap((reference): readonly Drawn[] => {
    const to = byId.get(reference.to);
    if (to === undefined) return [];
    const link = linkOf(scene, entity, reference, to, isMixed(to.id));
    return [{ to: to.id, namespace: to.namespace, link, line: (route) => referenceLine(entity, reference, route) }];
  }));
}

/** From what stands beside entities' own tables to what it is made from: to the key's row where it names a record, else from head to head. */
function linksOf({ entities, beside, rects }: Scene, isMixed: (to: string) => boolean): readonly Drawn[] {
  const entityOf = new Map(entities.map((entity) => [entity.id, entity]));
  const namespaceOf = new Map([...entities, ...beside].map(({ id, namespace }) => [id, namespace]));
  return beside.flatMap((table) => table.from.flatMap((to): readonly Drawn[] => {
    const [namespace, entity, from, target] = [namespaceOf.get(to), entityOf.get(to), rects.get(table.id), rects.get(to)];
    if (namespace === undefined || from === undefined || target === undefined) return [];
    const key = table.link === undefined ? undefined : entity?.key[0];
    const shift = table.link !== undefined && isMixed(to) ? apart(!table.link.goes) : 0;
    const toY = target.y + shift + (entity === undefined ? measures.head / 2 : rowMiddle(entity, key));
    return [{ to, namespace, link: { from: table.id, to, fromY: from.y + besideMiddle(table), toY }, line: (route) => besideLine(table, to, route) }];
  }));
}

/**
 * From row to row; of several fields, the one that does not refer on where it arrives, so that lines in and out have rows of their own. `mixed`: references of
 * both kinds arrive there.
 */
function linkOf({ rects }: Scene, entity: Entity, reference: Reference, to: Entity, mixed: boolean): Link {
  const own = reference.key.findIndex((name) => !to.references.some(({ by }) => by.includes(name)));
  const index = Math.max(0, own);
  const [from, target] = [rects.get(entity.id) as Rect, rects.get(to.id) as Rect];
  const beside = mixed ? apart(isOptional(entity, reference)) : 0;
  return {
    from: entity.id, to: to.id,
    fromY: from.y + rowMiddle(entity, reference.by[index] as string), toY: target.y + rowMiddle(to, reference.key[index] as string) + beside,
  };
}

/** What the signs mean. */
function legend({ beside }: Scene, x: number, y: number): string {
  const signs: readonly (readonly [string, string])[] = [
    [`<path class="k" transform="translate(0 -4.5)" d="${keySign}"/>`, "key"],
    [`<path class="u" transform="translate(0 -4.5)" d="${uniqueSign}"/>`, "unique"],
    ["<text class=\"q\" x=\"3\">?</text>", "optional"],
    ["<text class=\"p\" x=\"2\" y=\"-1\">●</text>", "personal data"],
    ["<path class=\"l g0\" d=\"M-4-11 9-4.5-4 2M-4-4.5H16\"/>", "many"],
    ["<path class=\"l g0\" d=\"M4-10.5v12M9-10.5v12M-4-4.5H16\"/>", "exactly one"],
    ["<path class=\"l g0\" d=\"M4-10.5v12M-4-4.5H16\"/><circle class=\"l e g0\" cx=\"11\" cy=\"-4.5\" r=\"4\"/>", "none or one"],
    ["<path class=\"l z g0\" d=\"M-6-4.5H18\"/>", "enforced by no store"],
    ...(beside.length === 0 ? [] : [["<rect class=\"c x\" y=\"-12\" width=\"16\" height=\"15\" rx=\"4\"/>", "kept or made by the database"] as const]),
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

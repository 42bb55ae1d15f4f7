import type { Schema, TableBeside } from "@concord/core";
import { allBeside, heldOf } from "../beside.ts";
import { byPolicy, type Naming } from "../names.ts";
import { arranged } from "./arrange.ts";
import type { Point, Rect } from "./geometry.ts";
import { graphOf } from "./graph.ts";
import type { Layout } from "./layout.ts";

/** Where every table of the schema stands, to be kept in `schemas/layout.json`. An entity that was renamed keeps its place. */
export function layoutOf(schema: Schema, layout: Layout, naming: Naming = byPolicy): Layout {
  return { tables: Object.fromEntries([...rectsOf(schema, layout, naming)].map(([id, { x, y }]) => [id, { x, y }])) };
}

interface Placed { readonly layout: Layout; readonly naming: Naming; readonly rects: ReadonlyMap<string, Rect> }
const placed = new WeakMap<Schema, Placed>();

/** Where tables stand. The drawing asks, and then whoever keeps the places. */
export function rectsOf(schema: Schema, layout: Layout, naming: Naming): ReadonlyMap<string, Rect> {
  let known = placed.get(schema);
  if (known?.layout !== layout || known.naming !== naming) placed.set(schema, (known = { layout, naming, rects: placeAll(schema, layout, naming) }));
  return known.rects;
}

function placeAll(schema: Schema, layout: Layout, naming: Naming): ReadonlyMap<string, Rect> {
  const beside = allBeside(schema, naming);
  const nodes = graphOf(schema.entities, (entity) => heldOf(entity, schema, naming).rows, beside);
  const taken = new Set(nodes.map(({ id }) => id));
  const known = (id: string): Point | undefined => (Object.hasOwn(layout.tables, id) ? layout.tables[id] : undefined);
  const earlier = earlierIds(schema, beside);
  return arranged(nodes, (id) => known(id) ?? (earlier.get(id) ?? []).filter((was) => !taken.has(was)).map(known).find((point) => point !== undefined));
}

/** What was called otherwise, by its id now; what stands beside an entity was called after it. */
function earlierIds(schema: Schema, beside: readonly TableBeside[]): ReadonlyMap<string, readonly string[]> {
  const renamed = [...schema.entities, ...schema.views].filter(({ was }) => was.length > 0);
  const ids = new Map(renamed.map(({ id, namespace, was }) => [id, was.map((name) => `${namespace}.${name}`)]));
  for (const { id, link, from: [of = ""] } of beside) if (link !== undefined && ids.has(of)) ids.set(id, (ids.get(of) ?? []).map((was) => `${was}${id.slice(of.length)}`));
  return ids;
}

import type { Entity, Project, Schema } from "@concord/core";
import { byPolicy, type Naming } from "../names.ts";
import { arranged } from "./arrange.ts";
import type { Rect } from "./geometry.ts";
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
  const byId = new Map(schema.entities.map((entity) => [entity.id, entity]));
  const nodes = graphOf(schema.entities, (entity) => rowsOf(entity, schema.project, naming));
  const known = (id: string): { readonly x: number; readonly y: number } | undefined => (Object.hasOwn(layout.tables, id) ? layout.tables[id] : undefined);
  return arranged(nodes, (id) => {
    const entity = byId.get(id) as Entity;
    return known(id) ?? entity.was.map((name) => `${entity.namespace}.${name}`).filter((was) => !byId.has(was)).map(known).find((point) => point !== undefined);
  });
}

interface Counted { readonly project: Project; readonly naming: Naming; readonly rows: number }
const counted = new WeakMap<Entity, Counted>();

/** How many lines an entity's table has. */
function rowsOf(entity: Entity, project: Project, naming: Naming): number {
  let known = counted.get(entity);
  if (known?.project !== project || known.naming !== naming) {
    known = { project, naming, rows: naming.fields(entity).reduce((rows, field) => rows + naming.columns(field, project).length, 0) };
    counted.set(entity, known);
  }
  return known.rows;
}

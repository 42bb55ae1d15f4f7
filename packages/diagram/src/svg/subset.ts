import type { Schema } from "@concord/core";
import { areasOf } from "../layout/areas.ts";
import { arranged } from "../layout/arrange.ts";
import { graphOf } from "../layout/graph.ts";
import { card } from "./card.ts";
import { huesOf } from "./hue.ts";
import { picture } from "./picture.ts";

/** A picture of some entities alone, without what a database keeps beside them, laid out for themselves; references to others are left out. Unknown ids are, too. */
export function pictureOf(schema: Schema, ids: readonly string[], title: string): string {
  const wanted = new Set(ids);
  const entities = schema.entities
    .filter((entity) => wanted.has(entity.id))
    .map((entity) => ({ ...entity, references: entity.references.filter(({ to }) => wanted.has(to)) }));
  const rects = arranged(graphOf(entities, (entity) => entity.fields.length), () => undefined);
  const namespaces = new Map(entities.map((entity) => [entity.id, entity.namespace]));
  const areas = areasOf(rects, (id) => namespaces.get(id) as string);
  const hue = huesOf(schema);
  return picture({ title, entities, rects, areas, hue, card: (entity) => card(entity, hue(entity.namespace)), beside: [], besideCard: () => "" });
}

/** An entity with those it refers to and those that refer to it. */
export function neighbourhood(schema: Schema, id: string): readonly string[] {
  const near = schema.entities.flatMap((entity) => entity.references.flatMap(({ to }) => (entity.id === id ? [to] : to === id ? [entity.id] : [])));
  return [...new Set([id, ...near])];
}

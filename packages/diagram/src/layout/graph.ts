import type { Entity } from "@concord/core";
import { tableSize, type Size } from "./geometry.ts";

/** A table to be placed: its size, its area, and the tables that it refers to or that refer to it. */
export interface Node extends Size {
  readonly id: string;
  readonly area: string;
  readonly near: readonly string[];
}

/** The tables of entities with their neighbours; `rows` is how many lines a table has. References out of the given entities are left out. */
export function graphOf(entities: readonly Entity[], rows: (entity: Entity) => number): readonly Node[] {
  const near = new Map<string, Set<string>>(entities.map((entity) => [entity.id, new Set()]));
  for (const entity of entities) {
    for (const { to } of entity.references) {
      if (to === entity.id || !near.has(to)) continue;
      near.get(entity.id)?.add(to);
      near.get(to)?.add(entity.id);
    }
  }
  return entities.map((entity) => ({ id: entity.id, area: entity.namespace, near: [...(near.get(entity.id) ?? [])], ...tableSize(rows(entity)) }));
}

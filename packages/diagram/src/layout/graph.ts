import type { Entity, TableBeside } from "@concord/core";
import { tableSize, type Size } from "./geometry.ts";

/** A table to be placed: its size, its area, and the tables that it refers to or that refer to it. */
export interface Node extends Size {
  readonly id: string;
  readonly area: string;
  readonly near: readonly string[];
}

/** The tables of entities, and those beside them, with their neighbours; `rows` is how many lines an entity's table has. References out of the given ones are left out. */
export function graphOf(entities: readonly Entity[], rows: (entity: Entity) => number, beside: readonly TableBeside[] = []): readonly Node[] {
  const near = new Map<string, Set<string>>([...entities, ...beside].map(({ id }) => [id, new Set()]));
  const join = (one: string, other: string): void => {
    if (one === other || !near.has(other)) return;
    near.get(one)?.add(other);
    near.get(other)?.add(one);
  };
  for (const { id, references } of entities) for (const { to } of references) join(id, to);
  for (const { id, from } of beside) for (const other of from) join(id, other);
  const node = (id: string, area: string, lines: number): Node => ({ id, area, near: [...(near.get(id) ?? [])], ...tableSize(lines) });
  return [...entities.map((entity) => node(entity.id, entity.namespace, rows(entity))), ...beside.map(({ id, namespace, columns }) => node(id, namespace, columns.length))];
}

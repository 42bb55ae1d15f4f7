import type { Entity, Reference } from "./entity.ts";

/** The reference that a field of the entity is by itself, to one entity. */
export function referenceOf(entity: Pick<Entity, "references">, field: string): Reference | undefined {
  return entity.references.find(({ by, when }) => when === undefined && by.length === 1 && by[0] === field);
}

/** The fields that a reference hangs on: those that hold the other's key, and the one that says which entity it leads to. */
export function referringFields({ by, when }: Reference): readonly string[] {
  return when === undefined ? by : [when.field, ...by];
}

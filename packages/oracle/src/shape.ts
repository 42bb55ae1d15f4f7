import { shapeOf, type Entity, type Shape } from "@concord/core";

/** The record as one store holds it: the fields of that store, secrets included, closed. */
export function storedShape(entity: Entity, store: string): Shape {
  const shape = shapeOf(entity, "record", "with secrets");
  return { ...shape, fields: shape.fields.filter(({ field }) => field.stores.includes(store)) };
}

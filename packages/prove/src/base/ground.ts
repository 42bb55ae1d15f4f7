import { shapeOf, type Entity, type Schema, type Shape, type Type } from "@concord/core";
import { storedShape } from "@concord/oracle";
import { hintsOf, type Hints } from "./hints.ts";
import { partsOf, type Part } from "./place.ts";

/** What records are made on: an entity as one target sees it. */
export interface Ground {
  readonly schema: Schema;
  readonly entity: Entity;
  readonly target: string;
  /** Whether the target is a store that holds the entity; else its records are what clients have, without secrets. */
  readonly stored: boolean;
  readonly shape: Shape;
  readonly parts: readonly Part[];
  readonly hints: Hints;
  /** The moment at which `auto: created` and `updated` are made, in microseconds since 1970. */
  readonly micros: bigint;
}

export function groundOf(schema: Schema, entity: Entity, target: string, micros: bigint): Ground {
  const stored = entity.stores.includes(target);
  const shape = stored ? storedShape(entity, target) : shapeOf(entity, "record");
  const parts = partsOf(shape.fields.map(({ field }) => field));
  return { schema, entity, target, stored, shape, parts, hints: hintsOf(schema, entity), micros };
}

/** The part of a record at a path through objects. */
export function partAt(ground: Ground, path: readonly string[]): Part | undefined {
  return ground.parts.find((part) => part.steps.length === path.length && part.steps.every((step, index) => step === path[index]));
}

/** Whether values of the two types can be the same value: of one kind and, of enums, of any two. */
export function alike(one: Type, other: Type): boolean {
  return one.kind === other.kind;
}

import { checksAround, namedShapeOf, shapeOf, type Check, type Entity, type Field, type NamedShape, type Schema, type Shape, type Type } from "@concord/core";
import { mentioned, storedShape } from "@concord/oracle";
import { hintsOf, type Hints } from "./hints.ts";
import { partsOf, type Part } from "./place.ts";
import { withKeys } from "./several.ts";

/** What records are made on: an entity as one target sees it. */
export interface Ground {
  readonly schema: Schema;
  readonly entity: Entity;
  readonly target: string;
  /** Whether the target is a store that holds the entity; else its records are what clients have, without secrets. */
  readonly stored: boolean;
  readonly shape: Shape;
  readonly parts: readonly Part[];
  /** What must hold of a value of the shape, beside what its types say. */
  readonly checks: readonly Check[];
  readonly hints: Hints;
  /** The moment at which `auto: created` and `updated` are made, in microseconds since 1970. */
  readonly micros: bigint;
}

export function groundOf(schema: Schema, entity: Entity, target: string, micros: bigint): Ground {
  const stored = entity.stores.includes(target);
  const shape = stored ? storedShape(entity, target) : shapeOf(entity, "record");
  const parts = partsOf(shape.fields.map(({ field }) => field));
  return { schema, entity, target, stored, shape, parts, checks: entity.checks, hints: withKeys(schema, entity, hintsOf(schema, entity, entity.checks)), micros };
}

/** The same of a shape that the contract names. A computed field without the fields that it is made from is one like any other there. */
export function shapeGround(ground: Ground, named: NamedShape): Ground {
  const whole = namedShapeOf(named);
  const isAlone = ({ computed }: Field): boolean => computed !== undefined && !mentioned(computed.tree).every(([first]) => whole.fields.some(({ field }) => field.name === first));
  const shape: Shape = { ...whole, fields: whole.fields.map((each) => (isAlone(each.field) ? { ...each, field: withoutComputed(each.field) } : each)) };
  const checks = checksAround(ground.entity, named).flatMap(({ check, asked }) => (asked ? [check] : []));
  return { ...ground, stored: false, shape, parts: partsOf(shape.fields.map(({ field }) => field)), checks, hints: hintsOf(ground.schema, ground.entity, checks) };
}

function withoutComputed(field: Field): Field {
  const { computed: _, ...given } = field;
  return given;
}

/** The part of a record at a path through objects. */
export function partAt(ground: Ground, path: readonly string[]): Part | undefined {
  return ground.parts.find((part) => part.steps.length === path.length && part.steps.every((step, index) => step === path[index]));
}

/** Whether values of the two types can be the same value: of one kind and, of enums, of any two. */
export function alike(one: Type, other: Type): boolean {
  return one.kind === other.kind;
}

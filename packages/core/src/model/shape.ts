import type { Entity } from "./entity.ts";
import type { Field } from "./field.ts";

export const shapeNames = ["record", "read", "create", "patch"] as const;
export type ShapeName = (typeof shapeNames)[number];

export interface ShapeField {
  readonly field: Field;
  /** The shape accepts records without it. */
  readonly optional: boolean;
  /** patch: null clears an optional field. */
  readonly clearable: boolean;
}
export interface Shape {
  readonly name: ShapeName;
  /** Unknown keys are refused; an open shape drops them. */
  readonly closed: boolean;
  readonly fields: readonly ShapeField[];
}

/**
 * A shape that every entity has. Secret fields are in none: shapes are for clients; the record shape with `secrets` is what a store holds.
 * record: closed, every required field. read: the record, unknown keys dropped. create: without what is `auto` or computed, defaulted ones optional.
 * patch: create without key and immutable fields, all optional, null clears; of records that are only added, no field at all.
 */
export function shapeOf(entity: Entity, name: ShapeName, secrets: "without secrets" | "with secrets" = "without secrets"): Shape {
  const visible = entity.fields.filter((field) => secrets === "with secrets" || !field.secret);
  const given = visible.filter((field) => field.auto === undefined && field.computed === undefined);
  const patched = given.filter((field) => entity.appendOnly === undefined && !field.immutable && !entity.key.includes(field.name));
  const fields: Record<ShapeName, readonly ShapeField[]> = {
    record: visible.map((field) => ({ field, optional: field.optional, clearable: false })),
    read: visible.map((field) => ({ field, optional: field.optional, clearable: false })),
    create: given.map((field) => ({ field, optional: field.optional || field.default !== undefined, clearable: false })),
    patch: patched.map((field) => ({ field, optional: true, clearable: field.optional })),
  };
  return { name, closed: name !== "read", fields: fields[name] };
}

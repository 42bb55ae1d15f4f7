import { fieldsOf } from "../expression/fields.ts";
import type { Span } from "../source/span.ts";
import { computedChecks } from "./computed.ts";
import type { Check, Entity } from "./entity.ts";
import type { Field } from "./field.ts";

export const shapeNames = ["record", "read", "create", "patch"] as const;
export type ShapeName = (typeof shapeNames)[number];

/** A shape that a contract names: some of a record's fields for a form or an API, and fields of its own that are never stored. */
export interface NamedShape {
  readonly name: string;
  readonly description?: string;
  /** input: what is given, so that defaults may be left out. output: what is read, so that unknown keys are no mistake. */
  readonly direction: "input" | "output";
  /** Every field may be missing; on input null clears an optional one. Such a shape has no checks. */
  readonly partial: boolean;
  /** What a form sends is read into it by the table of `form/`. Only on input. */
  readonly form: boolean;
  /** Fields of the record, in the record's order. */
  readonly fields: readonly Field[];
  /** Fields that are never stored: none of the record's is called like one of them. */
  readonly added: readonly Field[];
  /** Beside those of the entity whose fields the shape has all: checks over its own and added fields. */
  readonly checks: readonly Check[];
  readonly span: Span;
}

export interface ShapeField {
  readonly field: Field;
  /** The shape accepts records without it. */
  readonly optional: boolean;
  /** patch and partial input: null clears an optional field. */
  readonly clearable: boolean;
}
export interface Shape {
  /** Of a shape that every entity has: one of `shapeNames`. */
  readonly name: string;
  /** Unknown keys are refused; an open shape drops them, and takes unknown values of open enums. */
  readonly closed: boolean;
  /** Holds what is given for a new record or a change: texts are judged in their normal form, since codecs bring them into it. */
  readonly given: boolean;
  /** Any of its fields may be missing: it has no checks, and nothing fills in a default. */
  readonly partial: boolean;
  readonly fields: readonly ShapeField[];
  /** The shape of a contract that it was made from. */
  readonly named?: NamedShape;
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
  return { name, closed: name !== "read", given: name === "create" || name === "patch", partial: name === "patch", fields: fields[name] };
}

/** A shape of the contract as it is judged: its fields of the record, then those that are never stored. */
export function namedShapeOf(named: NamedShape): Shape {
  const { direction, partial } = named;
  const input = direction === "input";
  const picked = named.fields.map((field): ShapeField => ({
    field, optional: partial || field.optional || (input && field.default !== undefined), clearable: input && partial && field.optional,
  }));
  const added = named.added.map((field): ShapeField => ({ field, optional: partial || field.optional, clearable: false }));
  return { name: named.name, closed: input, given: input, partial, fields: [...picked, ...added], named };
}

/** What readers of generated code are told of a shape that a contract names. */
export function aboutShape({ description, direction, partial }: NamedShape): string {
  if (description !== undefined) return description;
  if (direction === "output") return "What is read; keys that a reader does not know are no mistake.";
  return partial ? "What is given; all of it may be missing, and null takes an optional value away." : "What is given; what has a default may be left out.";
}

/** What they are told of a field that a shape adds. */
export const neverStored = "Never stored.";

/** A check that looks at a field of a shape; `asked`: the shape lacks none of its fields, and is not partial. */
export interface CheckAround { readonly check: Check; readonly asked: boolean; readonly lacks: readonly string[] }

/** The checks that look at a field of the shape: its own, those of the entity, and that its computed fields have the right value. */
export function checksAround(entity: Entity, shape: NamedShape): readonly CheckAround[] {
  const names = new Set([...shape.fields, ...shape.added].map(({ name }) => name));
  const computed = computedChecks({ ...entity, fields: shape.fields });
  return [...shape.checks, ...entity.checks, ...computed].flatMap((check) => {
    const mentioned = [...new Set(fieldsOf(check.if.tree).map(([first]) => first as string))];
    const lacks = mentioned.filter((name) => !names.has(name));
    return lacks.length === mentioned.length ? [] : [{ check, asked: lacks.length === 0 && !shape.partial, lacks }];
  });
}

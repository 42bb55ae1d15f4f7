import { partingOf, partNamed, shapeOf, type Entity, type Shape, type ShapeField, type UnionType } from "@concord/core";
import type { JsonSchema } from "../schema.ts";
import { schemaOf, type Use } from "../types.ts";

/**
 * What a shape of an entity is by the field that tells its unions apart: for each of its values a condition. Where defaults are left out, the field's absence stands for its default;
 * where any field may be missing, or the shape has not the field, a union is of any one part. Empty where no union hangs on another field.
 * @param place at the root stand the schemas of the parts; other shapes that are written refer to them.
 */
export function partingSchemas(entity: Entity, shape: Shape, place: "root" | "shape", useOf: (each: ShapeField) => Use): JsonSchema {
  const parting = partingOf(shapeOf(entity, "record").fields.map(({ field }) => field));
  const unions = shape.fields.filter(({ field }) => field.type.kind === "union" && field.type.by !== undefined);
  if (parting === undefined || unions.length === 0) return {};
  const { by } = parting;
  const part = ({ field, ...each }: ShapeField, index: number, type: UnionType["parts"][number]): JsonSchema =>
    (place === "shape" && shape.closed ? { $ref: `#/allOf/${index}/then/properties/${field.name}` } : schemaOf(type.type, useOf({ field, ...each })));
  const partsOf = (each: ShapeField, values: readonly string[]): JsonSchema => orNull(each, values.flatMap((value) => {
    const found = partNamed(each.field.type as UnionType, value);
    return found === undefined ? [] : [part(each, by.type.values.findIndex((other) => other.value === value), found)];
  }));
  const then = (values: readonly string[]): JsonSchema => ({ properties: Object.fromEntries(unions.map((each) => [each.field.name, partsOf(each, values)])) });
  const all = by.type.values.map(({ value }) => value);
  if (!shape.fields.some(({ field }) => field.name === by.name)) return { allOf: [then(all)] };
  const standsFor = shape.given && !shape.partial ? by.default : undefined;
  const thens = all.map((value): JsonSchema => ({
    if: { properties: { [by.name]: { const: value } }, ...(standsFor === value ? {} : { required: [by.name] }) }, then: then([value]),
  }));
  return { allOf: shape.partial ? [...thens, { if: { not: { properties: { [by.name]: {} }, required: [by.name] } }, then: then(all) }] : thens };
}

/** One of these; in a change also null, where the field may be cleared. */
function orNull({ clearable }: ShapeField, schemas: readonly JsonSchema[]): JsonSchema {
  const all = clearable ? [...schemas, { type: "null" }] : schemas;
  return all.length === 1 ? (all[0] as JsonSchema) : { anyOf: all };
}

import { aboutShape, isNormalised, namedShapeOf, neverStored, shapeOf, type Entity, type Field, type Json, type Schema, type Shape, type ShapeField, type ShapeName, type SharedType } from "@concord/core";
import { Definitions } from "../definitions.ts";
import type { Mode } from "../names.ts";
import type { JsonSchema } from "../schema.ts";
import { partingSchemas } from "./parting.ts";
import { objectSchema, readersTakeMore, schemaOf, type Property, type Use } from "../types.ts";

const dialect = "https://json-schema.org/draft/2020-12/schema";

const about: Readonly<Record<Exclude<ShapeName, "record">, string>> = {
  read: "The record as readers take it: keys that they do not know are no mistake.",
  create: "A new record, without what the store makes; what has a default may be left out.",
  patch: "A change: what is given is replaced, and null takes an optional value away.",
};

/** The document of an entity: its record at the root, the shapes `read`, `create` and `patch`, those that the contract names and everything they use under `$defs`. */
export function entityDocument(entity: Entity, schema: Schema): JsonSchema {
  const definitions = new Definitions(schema);
  const root = recordSchema(entity, definitions);
  const shapes = [
    ...(["read", "create", "patch"] as const).map((name) => [name, shapeSchema(entity, shapeOf(entity, name), about[name], definitions)]),
    ...entity.shapes.map((named) => [named.name, shapeSchema(entity, namedShapeOf(named), aboutShape(named), definitions)]),
  ];
  return {
    ...head(entity.file, entity.name, entity.description, entity.version),
    ...root,
    $defs: { ...Object.fromEntries(shapes), ...definitions.all() },
  };
}

/** The document of an entity's record alone, as `entityDocument` has it at its root; under the name of each shape the fields that it adds. */
export function recordDocument(entity: Entity, schema: Schema): JsonSchema {
  const definitions = new Definitions(schema);
  const root = recordSchema(entity, definitions);
  const added = entity.shapes.filter((shape) => shape.added.length > 0).map((shape) =>
    [shape.name, objectSchema(shape.added.map((field) => ({ name: field.name, optional: field.optional, schema: addedSchema(field, definitions) })), "write")]);
  return { ...head(entity.file, entity.name, entity.description, entity.version), ...root, $defs: { ...Object.fromEntries(added), ...definitions.all() } };
}

function recordSchema(entity: Entity, definitions: Definitions): JsonSchema {
  const { fields } = shapeOf(entity, "record");
  const root = objectSchema(fields.map(({ field, optional }) => ({
    name: field.name, optional, schema: definitions.property(field, schemaOf(field.type, use(field, "write", definitions))),
  })), "write");
  return { ...root, ...partingSchemas(entity, shapeOf(entity, "record"), "root", ({ field }) => use(field, "write", definitions)) };
}

/** The document of a shared object or enum. */
export function sharedDocument(type: SharedType, schema: Schema): JsonSchema {
  const definitions = new Definitions(schema);
  const { shared: _, ...unshared } = type.type;
  const root = schemaOf(unshared, { definitions, mode: "write", documents: false });
  const used = definitions.all();
  return { ...head(type.file, type.name, type.description), ...root, ...(Object.keys(used).length === 0 ? {} : { $defs: used }) };
}

function head(file: string, title: string, description: string, version?: string): JsonSchema {
  return {
    $schema: dialect,
    $comment: `Made by concord from ${file}${version === undefined ? "" : `, version ${version}`}; change it there.`,
    title,
    description,
  };
}

function shapeSchema(entity: Entity, shape: Shape, about: string, definitions: Definitions): JsonSchema {
  const mode: Mode = shape.closed ? "write" : "read";
  const normal = shape.given && shape.fields.some(({ field }) => isNormalised(field.type)) ? " Texts that have a normal form are given in it: a schema changes none." : "";
  const parting = partingSchemas(entity, shape, "shape", ({ field }) => use(field, mode, definitions));
  return { description: `${about}${normal}`, ...objectSchema(shape.fields.map((each) => shapeProperty(shape, each, definitions)), mode), ...parting };
}

/** A property of another shape is the record's own one, unless readers take more of it; what a shape adds is its own. */
function shapeProperty(shape: Shape, { field, optional, clearable }: ShapeField, definitions: Definitions): Property {
  if (shape.named?.added.includes(field) === true) return { name: field.name, optional, schema: addedSchema(field, definitions) };
  const own: JsonSchema = { $ref: `#/properties/${field.name}` };
  if (!shape.closed && readersTakeMore(field.type)) {
    return { name: field.name, optional, schema: definitions.property(field, schemaOf(field.type, use(field, "read", definitions))) };
  }
  if (clearable) return { name: field.name, optional, schema: { anyOf: [own, { type: "null" }] } };
  return { name: field.name, optional, schema: shape.given && !shape.partial ? withDefault(own, field) : own };
}

function addedSchema(field: Field, definitions: Definitions): JsonSchema {
  const description = [field.description, neverStored].filter((each) => each !== undefined).join(" ");
  return definitions.property({ ...field, description }, schemaOf(field.type, use(field, "write", definitions)));
}

function use(field: Field, mode: Mode, definitions: Definitions): Use {
  return { definitions, mode, documents: field.stores.includes("firestore") };
}

function withDefault(schema: JsonSchema, field: Field): JsonSchema {
  return field.default === undefined ? schema : { ...schema, default: field.default as Json };
}

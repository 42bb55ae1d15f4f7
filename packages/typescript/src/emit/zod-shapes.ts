import { aboutShape, checksOfShape, mark, namedShapeOf, neverStored, type Check, type Entity, type Field, type NamedShape, type Parting, type Piece, type ShapeField } from "@concord/core";
import { docComment, property } from "@concord/jsonschema";
import { markOf, propertyCodec, stepOf, type Site } from "../codecs.ts";
import type { Imports } from "../imports.ts";
import { pascal } from "../names.ts";
import { droppable } from "./droppable.ts";
import { checksConstant } from "./zod-checks.ts";
import { filledIn } from "./zod-default.ts";
import type { Form } from "./zod-fields.ts";
import { objects, type Words } from "./zod-parted.ts";

/** What the shapes of an entity are made from. */
export interface Parts {
  readonly entity: Entity;
  /** The checks of the entity that codecs can say. */
  readonly checks: readonly Check[];
  /** What the fields are called as they are given, and as readers take them. */
  readonly given: Form;
  readonly read: Form;
  readonly parting: Parting | undefined;
  readonly words: Words;
  readonly site: Site;
  readonly imports: Imports;
}

/** The shapes that a contract names, one after the other: what each adds, its own checks, its schema and its types. */
export function namedCodecs(parts: Parts): Piece {
  return parts.entity.shapes.map((named) => namedCodec(named, parts));
}

function namedCodec(named: NamedShape, parts: Parts): Piece {
  const { entity } = parts;
  const shape = namedShapeOf(named);
  const name = `${pascal(entity.name)}${pascal(named.name)}`;
  const path = [stepOf(named.name)];
  const object = shape.closed ? mark(markOf(path, "closed"), "z.strictObject") : "z.object";
  const fitting = checksOfShape(shape, parts.checks).map((check) => checkOf(check, named, entity));
  const checks = fitting.length === 0 ? "" : [".check(", fitting.map((check, index) => (index === 0 ? check : [", ", check])), ")"];
  return [
    named.added.length === 0 ? "" : addedFields(named, parts),
    named.checks.length === 0 ? "" : ownChecks(named, parts),
    `\n${docComment([aboutShape(named)], "")}export const ${name} = `,
    droppable([mark(markOf(path, "type"), objects(shape, named.direction === "input" ? parts.given : parts.read, parts.parting, parts.words, object, (each, own) => member(each, named, entity, own))), checks]), ";\n",
    `export type ${name} = z.output<typeof ${name}>;\nexport type ${name}Wire = z.input<typeof ${name}>;\n`,
  ];
}

/** A check of the entity is claimed where it is attached, one of the shape's own where it is written. */
function checkOf(check: Check, named: NamedShape, entity: Entity): Piece {
  if (named.checks.includes(check)) return `${checksName(named, entity)}.${check.name}`;
  return mark(markOf([stepOf(named.name), check.name], "check"), `${entity.name}Checks.${check.name}`);
}

/** @param kept what the field of a record is by itself. */
function member({ field, clearable }: ShapeField, named: NamedShape, entity: Entity, kept: string): string {
  const own = named.added.includes(field) ? `${addedName(named, entity)}.${property(field.name)}` : kept;
  const filled = named.direction === "input" && field.default !== undefined ? filledIn(field.default) : "";
  return `${own}${clearable ? ".nullable()" : !named.partial ? filled : field.optional ? "" : ".optional()"}`;
}

function addedFields(named: NamedShape, { entity, site }: Parts): Piece {
  const properties = named.added.map((field) => propertyCodec(told(field), { ...site, normalises: true, path: [stepOf(named.name), field.name] }));
  return [`\n/** What is given beside the fields of a record. */\nexport const ${addedName(named, entity)} = {\n`, properties, "};\n"];
}

function told(field: Field): Field {
  return { ...field, description: [field.description, neverStored].filter((each) => each !== undefined).join(" ") };
}

function ownChecks(named: NamedShape, { entity, read, imports }: Parts): Piece {
  const fields = named.added.length === 0 ? `typeof ${read.fields}` : `typeof ${read.fields} & typeof ${addedName(named, entity)}`;
  return checksConstant(checksName(named, entity), "What must hold of it.", named.checks, fields, imports, [stepOf(named.name)]);
}

function addedName(named: NamedShape, entity: Entity): string {
  return `${entity.name}${pascal(named.name)}Added`;
}

function checksName(named: NamedShape, entity: Entity): string {
  return `${entity.name}${pascal(named.name)}Checks`;
}

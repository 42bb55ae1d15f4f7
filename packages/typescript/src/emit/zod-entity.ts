import { computedChecks, mark, shapeNames, shapeOf, type Check, type Entity, type Field, type NamedShape, type Piece, type Schema, type Shape, type ShapeField } from "@concord/core";
import { checksOfShape, docComment, isSayable, property } from "@concord/jsonschema";
import { brandOf, brandedText, hasId } from "../brands.ts";
import { codecOf, isNormalised, markOf, propertyCodec, readersTakeMore, support, type Site } from "../codecs.ts";
import type { Imports } from "../imports.ts";
import { fileOf, pascal, readerOf } from "../names.ts";
import { transitionTables } from "./transitions.ts";
import { checksConstant } from "./zod-checks.ts";
import { filledIn } from "./zod-default.ts";
import { namedCodecs } from "./zod-shapes.ts";

/** The file of an entity below its imports: fields, checks, one schema per shape, and their types. */
export function entityCodecs(entity: Entity, schema: Schema, imports: Imports, shares: Site["shares"]): Piece {
  const fields = `${entity.name}Fields`;
  const name = pascal(entity.name);
  const record = shapeOf(entity, "record");
  const create = shapeOf(entity, "create");
  const site: Site = { imports, namespace: entity.namespace, self: entity.id, mode: "write", documents: false, path: [], indent: "  ", shares };
  const object = support(imports, "object");
  const checks = [...entity.checks, ...computedChecks(entity)].filter((check) => isSayable(entity, check));
  const wider = record.fields.filter(({ field }) => readersTakeMore(field.type)).map(({ field }) => field);
  const normal = record.fields.filter(({ field }) => isNormalised(field.type)).map(({ field }) => field);
  const given = normal.length === 0 ? fields : `${entity.name}GivenFields`;
  const readFields = wider.length === 0 ? fields : `${entity.name}ReadFields`;
  return [
    hasId(schema, entity) ? `\n/** Names one ${entity.name}. */\nexport type ${name}Id = ${brandedText(entity.id)};\n` : "",
    `\n/** The fields of a record, each by itself: what shapes of your own are made from. */\nexport const ${fields} = {\n`,
    record.fields.map(({ field }) => propertyCodec(field, siteOf(field, entity, schema, site))),
    "};\n",
    wider.length === 0 ? "" : otherFields(wider, fields, readFields, "as readers take them: objects with keys and open enums with values that they do not know", (field) => ({ ...siteOf(field, entity, schema, site), mode: "read" })),
    normal.length === 0 ? "" : otherFields(normal, fields, given, "as they are given for a new record or a change: texts are brought into their normal form", (field) => ({ ...siteOf(field, entity, schema, site), normalises: true })),
    checks.length === 0 ? "" : checksConstant(`${entity.name}Checks`, "What must hold of every record; the shapes below that have all its fields have the check.", checks, readFields, imports),
    docComment([entity.description], "").replace(/^/, "\n"),
    `export const ${name}Record = `, mark(markOf([], "closed"), "z.strictObject"), `(${fields}, ${object})`, attached(entity, checks, record), ";\n",
    "\n/** The record as readers take it: keys that they do not know are dropped. */\n",
    `export const ${name}Read = z.object(${readFields}, ${object})`, attached(entity, checks, record), ";\n",
    "\n/** A new record, without what the store makes; what has a default may be left out. */\n",
    `export const ${name}Create = `, shape(create.fields, given, object, created), attached(entity, checks, create), ";\n",
    "\n/** A change: what is given is replaced, and null takes an optional value away. */\n",
    `export const ${name}Patch = `, shape(shapeOf(entity, "patch").fields, given, object, patched), ";\n",
    "\n/** The application's value, and the JSON that it is made from. */\n",
    `export type ${name} = z.output<typeof ${name}Record>;\nexport type ${name}Wire = z.input<typeof ${name}Record>;\n`,
    transitionTables(entity),
    namedCodecs({ entity, checks, given, read: readFields, site, imports }),
    validatorsOf(entity, imports),
  ];
}

/** A function for each shape, called as the one among the precompiled validators is, with an answer of the same form. */
function validatorsOf(entity: Entity, imports: Imports): string {
  const name = pascal(entity.name);
  const validator = support(imports, "validator");
  const shapes = [...shapeNames, ...entity.shapes.map((shape) => shape.name)].map(pascal);
  return [
    "\n/** What any value is worth as one of these: `{ success: true, data }`, or `{ success: false, error }` with its issues. */\n",
    `export const validate${name} = ${validator}(${name}Record);\n`,
    ...shapes.map((shape) => `export const validate${name}${shape} = ${validator}(${name}${shape});\n`),
    ...entity.shapes.filter((shape) => shape.form).map((shape) => formValidator(entity, shape, imports)),
  ].join("");
}

/** The same for what a form sends: it is read into the shape first. */
function formValidator(entity: Entity, shape: NamedShape, imports: Imports): string {
  const from = `../../${fileOf("forms", entity).replace(/\.ts$/, ".js")}`;
  const validate = `validate${pascal(entity.name)}${pascal(shape.name)}`;
  const input = imports.type("../../forms/concord.js", "FormInput");
  return `\n/** The same of what a form sends: FormData, URLSearchParams, or values by name. */\nexport const ${validate}Form = (form: ${input}): ReturnType<typeof ${validate}> => ${validate}(${imports.value(from, readerOf(entity, shape))}(form));\n`;
}

function siteOf(field: Field, entity: Entity, schema: Schema, site: Site): Site {
  return { ...site, path: [field.name], documents: field.stores.includes("firestore"), brand: brandOf(schema, entity, field) };
}

/** The checks whose fields the shape all has. */
function attached(entity: Entity, checks: readonly Check[], shape: Shape): string {
  const fitting = checksOfShape(shape, checks);
  return fitting.length === 0 ? "" : `.check(${fitting.map((check) => `${entity.name}Checks.${check.name}`).join(", ")})`;
}

/** The fields with some of them in another form. */
function otherFields(others: readonly Field[], fields: string, name: string, about: string, siteOf: (field: Field) => Site): Piece {
  const own = (field: Field): Piece => [`  ${property(field.name)}: `, codecOf(field.type, siteOf(field)), field.optional ? ".optional()" : "", ",\n"];
  return [
    `\n/** The fields ${about}. */\n`,
    `export const ${name} = {\n  ...${fields},\n`, others.map(own), "};\n",
  ];
}

function shape(of: readonly ShapeField[], fields: string, object: string, print: (each: ShapeField, own: string) => Piece): Piece {
  if (of.length === 0) return `z.strictObject({}, ${object})`;
  const line = (each: ShapeField): Piece => ["  ", property(each.field.name), ": ", print(each, `${fields}.${property(each.field.name)}`), ",\n"];
  return ["z.strictObject({\n", of.map(line), `}, ${object})`];
}

function created({ field }: ShapeField, own: string): Piece {
  return field.default === undefined ? own : [own, mark(markOf([field.name], "default"), filledIn(field.default))];
}

function patched({ clearable }: ShapeField, own: string): Piece {
  return clearable ? `${own}.nullable()` : `${own}.optional()`;
}


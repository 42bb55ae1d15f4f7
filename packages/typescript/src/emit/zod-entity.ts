import { checksOfShape, computedChecks, isNormalised, isSayable, mark, partingOf, shapeNames, shapeOf, type Check, type Entity, type Field, type NamedShape, type Piece, type Schema, type Shape } from "@concord/core";
import { docComment } from "@concord/jsonschema";
import { brandOf, brandedText, hasId } from "../brands.ts";
import { markOf, readersTakeMore, support, type Site } from "../codecs.ts";
import type { Imports } from "../imports.ts";
import { fileOf, pascal, readerOf } from "../names.ts";
import { transitionTables } from "./transitions.ts";
import { droppable } from "./droppable.ts";
import { checksConstant } from "./zod-checks.ts";
import { fieldsConstant, otherFields, partsConstant, partsNeeded, type Form } from "./zod-fields.ts";
import { shape, whole, type Words } from "./zod-parted.ts";
import { namedCodecs } from "./zod-shapes.ts";

/** The file of an entity below its imports: fields, checks, one schema per shape, and their types. */
export function entityCodecs(entity: Entity, schema: Schema, imports: Imports, shares: Site["shares"]): Piece {
  const fields = `${entity.name}Fields`;
  const name = pascal(entity.name);
  const record = shapeOf(entity, "record");
  const create = shapeOf(entity, "create");
  const site: Site = { imports, namespace: entity.namespace, self: entity.id, mode: "write", documents: false, path: [], indent: "  ", shares };
  const words: Words = { get object() { return support(imports, "object"); }, get told() { return support(imports, "told"); } };
  const checks = [...entity.checks, ...computedChecks(entity)].filter((check) => isSayable(entity, check));
  const wider = record.fields.filter(({ field }) => readersTakeMore(field.type)).map(({ field }) => field);
  const normal = record.fields.filter(({ field }) => isNormalised(field.type)).map(({ field }) => field);
  const parting = partingOf(record.fields.map(({ field }) => field));
  const own: Form = { fields, parts: `${entity.name}Parts` };
  const read: Form = wider.length === 0 ? own : { fields: `${entity.name}ReadFields`, parts: `${entity.name}ReadParts` };
  const given: Form = normal.length === 0 ? own : { fields: `${entity.name}GivenFields`, parts: partsNeeded(normal, parting) ? `${entity.name}GivenParts` : own.parts };
  const writing = (field: Field): Site => siteOf(field, entity, schema, site);
  const reading = (field: Field): Site => ({ ...writing(field), mode: "read" });
  const giving = (field: Field): Site => ({ ...writing(field), normalises: true });
  return [
    hasId(schema, entity) ? `\n/** Names one ${entity.name}. */\nexport type ${name}Id = ${brandedText(entity.id)};\n` : "",
    partsConstant(parting, own.parts, `What tells records apart (${parting?.by.name}), and what hangs on it.`, writing),
    fieldsConstant(record.fields.map(({ field }) => field), own, parting, writing),
    read === own ? "" : [
      partsConstant(parting, read.parts, "The same as readers take it.", reading),
      otherFields(wider, read, fields, "as readers take them: objects with keys and open enums with values that they do not know", reading, parting),
    ],
    given === own ? "" : [
      given.parts === own.parts ? "" : partsConstant(parting, given.parts, "The same as it is given for a new record or a change.", giving),
      otherFields(normal, given, fields, "as they are given for a new record or a change: texts are brought into their normal form", giving, parting),
    ],
    checks.length === 0 ? "" : checksConstant(`${entity.name}Checks`, "What must hold of every record; the shapes below that have all its fields have the check.", checks, `typeof ${read.fields}`, imports),
    docComment([entity.description], "").replace(/^/, "\n"),
    `export const ${name}Record = `, droppable([whole("z.strictObject", own, parting, words, (piece) => mark(markOf([], "closed"), piece)), attached(entity, checks, record)]), ";\n",
    "\n/** The record as readers take it: keys that they do not know are dropped. */\n",
    `export const ${name}Read = `, droppable([whole("z.object", read, parting, words), attached(entity, checks, record)]), ";\n",
    "\n/** A new record, without what the store makes; what has a default may be left out. */\n",
    `export const ${name}Create = `, droppable([shape(create, given, parting, words), attached(entity, checks, create)]), ";\n",
    "\n/** A change: what is given is replaced, and null takes an optional value away. */\n",
    `export const ${name}Patch = `, droppable(shape(shapeOf(entity, "patch"), given, parting, words)), ";\n",
    "\n/** The application's value, and the JSON that it is made from. */\n",
    `export type ${name} = z.output<typeof ${name}Record>;\nexport type ${name}Wire = z.input<typeof ${name}Record>;\n`,
    transitionTables(entity),
    namedCodecs({ entity, checks, given, read, parting, words, site, imports }),
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
    `export const validate${name} = /* @__PURE__ */ ${validator}(${name}Record);\n`,
    ...shapes.map((shape) => `export const validate${name}${shape} = /* @__PURE__ */ ${validator}(${name}${shape});\n`),
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

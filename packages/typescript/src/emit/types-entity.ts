import { partingOf, shapeOf, type Entity, type Field, type Schema, type SharedType } from "@concord/core";
import { valuesAbout } from "../about.ts";
import { brandOf, brandedText, hasId, type Brand } from "../brands.ts";
import type { Imports } from "../imports.ts";
import { pascal } from "../names.ts";
import { docComment, text } from "@concord/jsonschema";
import { partedRecord, partedShape } from "./parted-types.ts";
import { holdsOpenEnum, memberOf, objectType, typeText, type TypeSite } from "../types.ts";
import { namedTypes } from "./types-shapes.ts";

/** The file of an entity's application types below its imports: the record, what readers get, what is given to create and to change it. */
export function entityTypes(entity: Entity, schema: Schema, imports: Imports): string {
  const name = pascal(entity.name);
  const site: TypeSite = { imports, namespace: entity.namespace, self: entity.id, mode: "write", indent: "" };
  const brand = (field: Field): Brand | undefined => brandOf(schema, entity, field);
  const fields = shapeOf(entity, "record").fields.map(({ field }) => field);
  const own = (field: Field): string => `${name}[${text(field.name)}]`;
  const create = shapeOf(entity, "create").fields.map(({ field, optional }) => `  ${memberOf(field.name, optional, own(field))}\n`);
  const patch = shapeOf(entity, "patch").fields.map(({ field, clearable }) => `  ${memberOf(field.name, true, `${own(field)}${clearable ? " | null" : ""}`)}\n`);
  const parting = partingOf(fields);
  const holds = entity.checks.map((check) => `${check.message ?? "Holds:"} \`${check.if.text.trim()}\``);
  return [
    hasId(schema, entity) ? `\n/** Names one ${entity.name}. */\nexport type ${name}Id = ${brandedText(entity.id)};\n` : "",
    `\n${docComment([entity.description, ...holds], "")}${parting === undefined ? `export interface ${name} ${objectType(fields, site, brand)}` : `export type ${name} = ${partedRecord(fields, parting, site, brand)};`}\n`,
    readers(name, fields, { ...site, mode: "read" }, brand),
    "\n/** A new record, without what the store makes; what has a default may be left out. */\n",
    parting === undefined ? `export interface ${name}Create {\n${create.join("")}}\n` : `export type ${name}Create = ${partedShape("create", shapeOf(entity, "create").fields, parting, name, " | undefined")};\n`,
    ...(patch.length === 0
      ? [`\n/** There is nothing to change. */\nexport type ${name}Patch = Record<string, never>;\n`]
      : ["\n/** A change: what is given is replaced, and null takes an optional value away. */\n",
        parting === undefined ? `export interface ${name}Patch {\n${patch.join("")}}\n` : `export type ${name}Patch = ${partedShape("patch", shapeOf(entity, "patch").fields, parting, name, " | undefined")};\n`]),
    namedTypes(entity, site),
  ].join("");
}

/** The file of a shared type below its imports. */
export function sharedTypes(shared: SharedType, imports: Imports): string {
  const name = pascal(shared.name);
  const site: TypeSite = { imports, namespace: shared.namespace, mode: "write", indent: "" };
  const { type } = shared;
  if (type.kind === "object") {
    const written = `\n${docComment([shared.description], "")}export interface ${name} ${objectType(type.fields, site)}\n`;
    return written + readers(name, type.fields, { ...site, mode: "read" }, () => undefined);
  }
  const { shared: _, ...unshared } = type;
  const read = typeText(unshared, { ...site, mode: "read" });
  const opened = type.open ? `\n/** What readers get: values that are known, and any other. */\nexport type ${name}Read = ${read};\n` : "";
  return `\n${docComment([shared.description, ...valuesAbout(type)], "")}export type ${name} = ${typeText(unshared, site)};\n${opened}`;
}

/** What readers get is the same, unless an open enum may hold a value that is not known yet. */
function readers(name: string, fields: readonly Field[], site: TypeSite, brand: (field: Field) => Brand | undefined): string {
  const about = "\n/** What readers get. */\n";
  if (!fields.some((field) => holdsOpenEnum(field.type))) return `${about}export type ${name}Read = ${name};\n`;
  const parting = partingOf(fields);
  if (parting !== undefined) return `${about}export type ${name}Read = ${partedRecord(fields, parting, site, brand)};\n`;
  const members = fields.map((field) => {
    const of = holdsOpenEnum(field.type) ? typeText(field.type, { ...site, indent: "  ", brand: brand(field) }) : `${name}[${text(field.name)}]`;
    return `  ${memberOf(field.name, field.optional, of)}\n`;
  });
  return `${about}export interface ${name}Read {\n${members.join("")}}\n`;
}

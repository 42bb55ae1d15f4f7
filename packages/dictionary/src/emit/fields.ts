import { accessTo, referenceOf, type Entity, type EnumType, type Field, type Reference } from "@concord/core";
import { pathTo, shortName } from "../names.ts";
import { listed, sentence } from "../prose.ts";
import { code, link, paragraphs, text } from "../quote.ts";
import { table } from "../table.ts";
import { typeWords, type Around } from "../types.ts";
import { value } from "../value.ts";
import { condition } from "../condition.ts";

/** The table of an entity's fields: what each holds, whether it is there, who sets it, what it means. */
export function entityFields(entity: Entity, around: Around): string {
  const [create, update] = [new Set(accessTo(entity, "create").writable), new Set(accessTo(entity, "update").writable)];
  return table(["Field", "Value", "Presence", "Set by", "Meaning"], entity.fields.map((field) => [
    code(field.name),
    typeWords(field.type, { ...around, path: field.name }),
    presence(field),
    setBy(field, create.has(field.name), update.has(field.name)),
    meaning(field, around, { entity, reference: referenceOf(entity, field.name) }),
  ]));
}

/** The table of an object's fields. `path`: where the object stands, empty for a shared one. */
export function innerFields(fields: readonly Field[], around: Around): string {
  return table(["Field", "Value", "Presence", "Meaning"], fields.map((field) => [
    code(field.name),
    typeWords(field.type, { ...around, path: around.path === "" ? field.name : `${around.path}.${field.name}` }),
    presence(field),
    meaning(field, around),
  ]));
}

/** The table of an enum's values. */
export function enumValues(type: EnumType): string {
  return table(["Value", "Meaning"], type.values.map((each) => [
    value(each.value),
    said([
      ...(each.description === undefined ? [] : paragraphs(each.description).map(sentence)),
      ...(each.deprecated ? ["Deprecated."] : []),
      ...(each.was.length === 0 ? [] : [`Once written ${listed(each.was.map(value))}.`]),
    ]),
  ]));
}

function presence(field: Field): string {
  if (field.default !== undefined) return `${value(field.default)} unless given`;
  return field.optional ? "optional" : "required";
}

const made = { uuid: "the store: a new UUID", sequence: "the store: the next number", created: "the store: the time of creation", updated: "the store: the time of each change" } as const;

function setBy(field: Field, onCreate: boolean, onUpdate: boolean): string {
  if (field.auto !== undefined) return made[field.auto];
  if (field.computed !== undefined) return "computed";
  const who = onCreate && onUpdate && !field.serverOnly ? "clients" : onCreate && !field.serverOnly ? "clients, on creation" : onUpdate ? "clients, on change" : "the server";
  return field.immutable ? `${who}; never changes` : who;
}

/** What the field means, and what else holds of it. */
export function meaning(field: Field, around: Around, of?: { readonly entity: Entity; readonly reference: Reference | undefined }): string {
  const { deprecated } = field;
  const since = deprecated?.since === undefined ? "" : ` since ${text(deprecated.since)}`;
  const use = deprecated?.use === undefined ? "" : `; use ${code(deprecated.use)}`;
  const to = of?.reference?.to;
  return said([
    ...(field.description === undefined ? [] : paragraphs(field.description).map(sentence)),
    ...(to === undefined ? [] : [`Refers to ${link(text(shortName(to, around.namespace)), pathTo(to, around.namespace))}.`]),
    ...(field.computed === undefined ? [] : [`Made from the other fields: ${computed(field)}.`]),
    ...(field.pii === undefined ? [] : [`Personal data: ${field.pii}.`]),
    ...(field.secret ? ["Secret: no client, export or journal has it."] : []),
    ...(of !== undefined && field.stores.length < of.entity.stores.length ? [`Only in ${listed(field.stores)}.`] : []),
    ...(deprecated === undefined ? [] : [`Deprecated${since}${use}.`]),
    ...(field.was.length === 0 ? [] : [`Once called ${listed(field.was.map(code))}.`]),
  ]);
}

function computed({ computed: written }: Field): string {
  return written === undefined ? "" : written.tree.is === "boolean" ? condition(written.tree) : code(written.text.trim());
}

function said(sentences: readonly string[]): string {
  return sentences.join(" ");
}

import { named, type Entity, type Field, type Project } from "@concord/core";
import { entityWords, policyOf } from "./block.ts";

/** Where the documents of an entity stand. Every key field is named once, in the path or in the id, so that a key and a document's place are one. */
export interface Location {
  /** From the root: a collection's name, or the key field whose value names the document above. Begins and ends with a collection. */
  readonly path: readonly Part[];
  /** What the document's id is made of: text, and key fields. */
  readonly id: readonly Part[];
}
export type Part = string | Field;

/** What stands between the fields of a key in a document's id, where the contract doesn't say. */
const usualSeparator = "~";

/** The entity's location; what `path` and `id` say wrongly (location-faults.ts) is read as if it were not there. */
export function locationOf(entity: Entity, project: Project): Location {
  const key = keyFields(entity);
  const { path: pathText, id: idText } = entityWords(entity);
  const written = pathText === undefined ? undefined : pathText.split("/").map((segment) => partOf(segment, key));
  const path = written?.every((part) => part !== undefined) === true && new Set(written.filter(isField)).size < key.length ? (written as readonly Part[]) : [collectionOf(entity, project)];
  const left = key.filter((field) => !path.includes(field));
  const id = idText === undefined ? undefined : idText.split(/(\{[^{}]*\})/).filter((each) => each !== "").map((each) => partOf(each, left));
  const whole = id !== undefined && left.every((field) => id.filter((part) => part === field).length === 1) && !id.includes(undefined);
  return { path, id: whole ? (id as readonly Part[]) : left.flatMap((field, index) => (index === 0 ? [field] : [usualSeparator, field])) };
}

function collectionOf(entity: Entity, project: Project): string {
  return entityWords(entity).collection ?? named(policyOf(project), entity.plural);
}

/** A segment or a piece of an id: text, or the key field that it names in braces; nothing where it names none. */
function partOf(text: string, key: readonly Field[]): Part | undefined {
  const [, name] = /^\{(.*)\}$/.exec(text) ?? [];
  return name === undefined ? text : key.find((field) => field.name === name);
}

/** The fields of the key, in its order. */
export function keyFields(entity: Entity): readonly Field[] {
  return entity.key.flatMap((name) => entity.fields.find((field) => field.name === name) ?? []);
}

export function isField(part: Part | undefined): part is Field {
  return part !== undefined && typeof part !== "string";
}

/** The key fields whose values stand in the path, above the document. */
export function pathFields(location: Location): readonly Field[] {
  return location.path.filter(isField);
}

/** Whether documents stand below others. */
export function isNested(location: Location): boolean {
  return location.path.length > 1;
}

/**
 * Characters that no text in the id's fields may hold: the first of each text between two of them. Reading from the left, a field then ends where
 * one of them begins, so that two keys never make one id.
 */
export function separatorsOf({ id }: Location): readonly string[] {
  return [...new Set(id.flatMap((part, index) => (isField(part) || !isField(id[index - 1]) || !isField(id[index + 1]) ? [] : [Array.from(part)[0] as string])))];
}

/** Whether the field holds any text that a client likes. Other key fields are of few characters or few values, which are known here. */
export function isFreeText(field: Field): boolean {
  return field.type.kind === "string" || field.type.kind === "uid";
}

export function isNumber(field: Field): boolean {
  return field.type.kind === "int32" || field.type.kind === "integer" || field.type.kind === "int64";
}

/** The last collection's name: what indexes and queries over all collections of one name call it. */
export function groupOf(location: Location): string {
  return location.path.at(-1) as string;
}

/** The path of the collection with what stands for its fields, as text: to show, and to tell whether two collections are one. */
export function pathPattern(location: Location, of: (field: Field) => string): string {
  return location.path.map((part) => (isField(part) ? of(part) : part)).join("/");
}

import type { Field, Project } from "@concord/core";
import { groupOf, isField, isFreeText, isNumber, pathFields, separatorsOf, type Location, type Part } from "../location.ts";
import { storedName } from "../names.ts";
import { all, at, binary, call, documentPath, method, name, text, type Rule } from "../rules/rule.ts";

/** A field's value of this data as the text that stands in paths and ids. */
export function asText(field: Field, data: Rule, project: Project): Rule {
  const value = at(data, storedName(field, project));
  return isNumber(field) ? call("string", value) : value;
}

/** The id of a document by the values of its key's fields, each as text. */
export function documentId({ id }: Location, valueOf: (field: Field) => Rule): Rule {
  return id.map((part): Rule => (isField(part) ? valueOf(part) : text(part))).reduce((joined, part) => binary(joined, "+", part));
}

/** The path of a document from the root, as `get()` takes it. */
export function pathTo(location: Location, valueOf: (field: Field) => Rule): Rule {
  return documentPath(...location.path.map((part) => (isField(part) ? valueOf(part) : part)), documentId(location, valueOf));
}

/** The location as a `match` statement writes it: `/users/{userId}/orders/{id}`. */
export function matchPath(location: Location): string {
  return `/${location.path.map((part) => (isField(part) ? `{${wildcardOf(part)}}` : part)).join("/")}/{id}`;
}

/** All collections of this name, wherever they stand, as a `match` statement writes them. */
export function matchGroup(location: Location): string {
  return `/{above=**}/${groupOf(location)}/{id}`;
}

/** Names that mean something else in the statements of a `match`. */
const taken: ReadonlySet<string> = new Set(["d", "old", "l", "m", "n", "id", "database", "request", "resource"]);

/** What a `match` statement calls the segment that holds the field's value. */
export function wildcardOf(field: Field): string {
  return taken.has(field.name) || /^(?:service|match|allow|function|let|return|if|in|is|true|false|null|import|get|exists|path|string|int|float|bool|math|debug)$/.test(field.name)
    ? `${field.name}InPath` : field.name;
}

/** What stands in the path, of a field whose value is that very text; nothing for others. */
export function fromPath(location: Location): (field: Field) => Rule | undefined {
  const above = pathFields(location).filter((field) => !isNumber(field));
  return (field) => (above.includes(field) ? name(wildcardOf(field)) : undefined);
}

/** Whether a document's fields say where it stands, and no free text in its id holds what stands between the fields. */
export function standsThere(location: Location, data: Rule, project: Project): Rule {
  const above = pathFields(location).map((field) => binary(asText(field, data, project), "==", name(wildcardOf(field))));
  const id = binary(documentId(location, (field) => asText(field, data, project)), "==", name("id"));
  const separators = separatorsOf(location);
  if (separators.length === 0 || !location.id.some((part) => isField(part) && isFreeText(part))) return all(...above, id);
  const field = `[^${separators.map(escaped).join("")}]*`;
  const form = location.id.map((part: Part) => (isField(part) ? field : Array.from(part, escaped).join(""))).join("");
  return all(...above, id, method(name("id"), "matches", text(form)));
}

/** A character as RE2 takes it for itself, in a class and outside of one. */
function escaped(character: string): string {
  return /^[\\^$.|?*+()[\]{}-]$/.test(character) ? `\\${character}` : character;
}

import { uniqueName, utf8Length, type Entity, type Field, type Kind, type Project, type Span, type Unique } from "@concord/core";
import { isByCompanion, store } from "./block.ts";
import { groupOf, locationOf } from "./location.ts";
import { storedFields } from "./names.ts";

/**
 * A unique that documents beside the records keep: for each value that is taken one, called by it, which names the record that has it. Two documents
 * cannot stand in one place, so no two records have it.
 */
export interface Companion {
  readonly unique: Unique;
  /** What the unique is called in claims and in names of functions. */
  readonly name: string;
  readonly fields: readonly Field[];
  /** The collection of the companions, at the root. */
  readonly collection: string;
}

/** The uniques of an entity that companions keep; not those of which something is wrong. */
export function companionsOf(entity: Entity, project: Project): readonly Companion[] {
  return asked(entity).filter((unique) => faultsOf(entity, unique).length === 0).map((unique) => {
    const name = uniqueName(unique);
    return { unique, name, fields: fieldsOf(entity, unique), collection: `${groupOf(locationOf(entity, project))}_by_${name}` };
  });
}

function asked(entity: Entity): readonly Unique[] {
  return entity.uniques.filter((unique) => unique.stores.includes(store.name) && isByCompanion(entity, unique));
}

function fieldsOf(entity: Entity, unique: Unique): readonly Field[] {
  return unique.fields.flatMap(([name, ...inner]) => (inner.length > 0 ? [] : storedFields(entity).filter((field) => field.name === name)));
}

/** Kinds whose values have one text, which can name a document. */
const kinds: readonly Kind[] = ["string", "uuid", "uid", "int32", "integer", "int64", "date", "enum"];

/** Bytes that Firestore takes for the id of a document. */
const mostBytes = 1_500;

/** What companions can't keep of the uniques that ask for them. */
export function companionFaults(entity: Entity): readonly { readonly span: Span; readonly message: string; readonly help?: string }[] {
  const idle = storedFields(entity).filter((field) => isIdle(entity, field))
    .map((field) => ({ span: field.spans["firestore.unique:key"] ?? field.span, message: `${field.name} is not unique`, help: "unique: true" }));
  return [...idle, ...asked(entity).flatMap((unique) => faultsOf(entity, unique).map((fault) => ({ span: unique.span, ...fault })))];
}

function isIdle(entity: Entity, field: Field): boolean {
  const block = field.blocks[store.name] as { readonly unique?: unknown } | undefined;
  return block?.unique !== undefined && !entity.uniques.some((unique) => unique.where === undefined && unique.fields.length === 1 && unique.fields[0]?.join(".") === field.name);
}

function faultsOf(entity: Entity, unique: Unique): readonly { readonly message: string; readonly help?: string }[] {
  const fields = fieldsOf(entity, unique);
  if (unique.where !== undefined) return [{ message: "a companion is kept for every record, and where leaves some out", help: "leave the unique to another store, or take where out" }];
  if (fields.length < unique.fields.length) return [{ message: "a companion is called by fields of the record itself, and here is one inside an object" }];
  const wrong = fields.filter((field) => !kinds.includes(field.type.kind));
  if (wrong.length > 0) return wrong.map((field) => ({ message: `${field.name} is ${field.type.kind}, which names no document`, help: `a companion takes ${kinds.join(", ")}` }));
  const bytes = fields.reduce((sum, field) => sum + mostIn(field) + 2, 0);
  if (bytes <= mostBytes) return [];
  const [open] = fields.filter((field) => mostIn(field) === Infinity);
  return [{ message: open === undefined ? `the values may have ${bytes} bytes, and the id of a document has ${mostBytes}` : `${open.name} may be of any length, and the id of a document has ${mostBytes} bytes`, help: "a character counts four: maxLength: 300" }];
}

/** The most bytes that a value has in an id: four for each character, as which those that an id can't hold are written too. */
function mostIn({ type }: Field): number {
  if (type.kind === "string") return 4 * (type.maxLength ?? Infinity);
  if (type.kind === "uid") return 4 * 128;
  return type.kind === "enum" ? Math.max(...type.values.map(({ value }) => 3 * utf8Length(value))) : 36;
}

import { named, partStep, type Entity, type Field, type FieldPath, type GivenName, type Project, type SharedType, type View } from "@concord/core";
import { fieldWords, policyOf, store } from "./block.ts";
import { companionsOf } from "./companion.ts";
import { locationOf, pathPattern } from "./location.ts";

/** The name of a field in documents. */
export function storedName(field: Field, project: Project): string {
  return fieldWords(field).name ?? named(policyOf(project), field.name);
}

/** The fields that documents hold: not those of other stores, and never a secret, since rules let a client read a whole document or nothing. */
export function storedFields(entity: Entity): readonly Field[] {
  return entity.fields.filter((field) => field.stores.includes(store.name) && !field.secret);
}

/** A path through objects as documents name it; nothing where it leaves what documents hold. */
export function storedPath(entity: Entity, path: FieldPath, project: Project): readonly string[] | undefined {
  const steps: string[] = [];
  let inside: readonly Field[] = storedFields(entity);
  for (const step of path) {
    const field = inside.find((each) => each.name === step);
    if (field === undefined) return undefined;
    steps.push(storedName(field, project));
    inside = field.type.kind === "object" ? field.type.fields : [];
  }
  return steps;
}

/** The paths of fields that shall have no index of their own, as contracts name them: fields of the entity and of objects in it. */
export function unindexedPaths(fields: readonly Field[], above: FieldPath = []): readonly FieldPath[] {
  return fields.flatMap((field) => {
    const path = [...above, field.name];
    return [...(fieldWords(field).index === false ? [path] : []), ...(field.type.kind === "object" ? unindexedPaths(field.type.fields, path) : [])];
  });
}

/** Collections, fields within a document, and files (which some file systems tell apart by more than case). */
export function givenNames(entity: Entity | SharedType | View, project: Project): readonly GivenName[] {
  if (!("key" in entity) || !entity.stores.includes(store.name)) return [];
  const location = locationOf(entity, project);
  const collection = pathPattern(location, (field) => `{${field.name}}`);
  const what = `entity ${entity.id}`;
  const file = fileOf(entity);
  return [
    { scope: "firestore collection", name: collection, compared: pathPattern(location, () => "{}"), what, at: entity.span },
    ...companionsOf(entity, project).map(({ collection: name, unique }) => ({ scope: "firestore collection", name, compared: name, what: `the companions of ${entity.id}`, at: unique.span })),
    { scope: "firestore file", name: file, compared: file.toLowerCase(), what, at: entity.span },
    ...fieldNames(storedFields(entity), entity.id, project),
  ];
}

/** The file of an entity's types and converter, below the output folder. */
export function fileOf(entity: Entity): string {
  return `firestore/${entity.namespace}/${entity.name}.ts`;
}

/** The file of all security rules, below the output folder. */
export const rulesFile = "firestore/firestore.rules";
/** The file of what all converters share, below the output folder. */
export const sdkFile = "firestore/sdk.ts";
/** The file of what codecs say of canonical JSON, below the output folder. */
export const codecFile = "firestore/codec.ts";
/** The file of all composite indexes, below the output folder. */
export const indexesFile = "firestore/firestore.indexes.json";

function fieldNames(fields: readonly Field[], owner: string, project: Project): readonly GivenName[] {
  return fields.flatMap((field) => {
    const name = storedName(field, project);
    const inner = field.type.kind === "list" ? field.type.of : field.type;
    const parts = inner.kind === "object" ? [{ name: "", type: inner }] : inner.kind === "union" ? inner.parts : [];
    return [
      { scope: `firestore field of ${owner}`, name, compared: name, what: `field ${field.name}`, at: field.span },
      ...parts.flatMap((part) => fieldNames(part.type.fields, `${owner}.${field.name}${part.name === "" ? "" : partStep(part.name)}`, project)),
    ];
  });
}

import { entityOf, type Entity, type Field, type Reference, type Schema, type Span } from "@concord/core";
import { entityWords, store } from "./block.ts";
import { groupOf, isField, isFreeText, keyFields, locationOf, pathFields, pathPattern, separatorsOf, type Location, type Part } from "./location.ts";
import { storedFields, unindexedPaths } from "./names.ts";

/** What is wrong with where an entity's documents shall stand. */
export interface LocationFault { readonly span: Span; readonly message: string; readonly help?: string }

/** What `path`, `id` and `group` of an entity's block say that can't be. */
export function locationFaults(entity: Entity, schema: Schema): readonly LocationFault[] {
  const words = entityWords(entity);
  const location = locationOf(entity, schema.project);
  return [
    ...(words.path === undefined ? [] : pathFaults(entity, words.path)),
    ...(words.path !== undefined && words.collection !== undefined ? [{ span: at(entity, "collection"), message: "path names the collection already", help: "take collection out" }] : []),
    ...(words.id === undefined ? [] : idFaults(entity, words.id, pathFields(location))),
    ...keyFields(entity).filter(({ type }) => type.kind === "timestamp").map(({ name, span }) => ({ span, message: `${name} is in the key, and no document is called by a timestamp`, help: "leave firestore out of the stores, or key the record without it" })),
    ...separatorFaults(entity, location),
    ...entity.references.filter(({ when }) => when === undefined).flatMap((reference) => parentFaults(entity, schema, location, reference)),
    ...(words.group === true && location.path.length === 1 ? [{ span: at(entity, "group"), message: "group is for collections below other documents", help: "take group out, or say where documents stand: path: users/{userId}/orders" }] : []),
  ];
}

/** What holds of all collections of one name, where another entity's are called so too: rules would open them, policies delete from them, and queries miss an index. */
export function groupFaults(entities: readonly Entity[], schema: Schema): readonly LocationFault[] {
  const groups = [...Map.groupBy(entities, (entity) => groupOf(locationOf(entity, schema.project)))];
  return groups.filter(([, alike]) => alike.length > 1).flatMap(([group, alike]) => alike.flatMap((entity) => {
    const other = alike.find((each) => each !== entity) as Entity;
    const reaches = reachOf(entity);
    return reaches === undefined ? [] : [{ span: reaches.span, message: `documents of ${other.id} stand in collections called ${group} too`, help: `${reaches.why}: give one another name` }];
  }));
}

/** What an entity says of every collection that is called like its own. */
function reachOf(entity: Entity): { readonly span: Span; readonly why: string } | undefined {
  if (entityWords(entity).group === true) return { span: at(entity, "group"), why: "who may query all of them would see both" };
  if (entity.expires !== undefined) return { span: entity.spans["expires"] ?? entity.span, why: "a TTL policy is of all of them" };
  const [unindexed] = unindexedPaths(storedFields(entity));
  return unindexed === undefined ? undefined : { span: entity.fields.find((field) => field.name === unindexed[0])?.span ?? entity.span, why: "what has no index has none in all of them" };
}

function at(entity: Entity, word: "path" | "id" | "collection" | "group"): Span {
  return entity.spans[`firestore.${word}`] ?? entity.spans["firestore"] ?? entity.span;
}

function pathFaults(entity: Entity, text: string): readonly LocationFault[] {
  const span = at(entity, "path");
  const names = namesIn(text);
  const faults = names.flatMap((name, index): readonly LocationFault[] => {
    if (entity.fields.every((field) => field.name !== name)) return [{ span, message: `there is no field ${name}` }];
    if (!entity.key.includes(name)) return [{ span, message: `${name} is in the path and not in the key`, help: `documents are told apart by their whole path: key: [${[...names.filter((each) => !entity.key.includes(each)), ...entity.key].join(", ")}]` }];
    return names.indexOf(name) < index ? [{ span, message: `${name} is twice in the path` }] : [];
  });
  if (faults.length > 0 || !entity.key.every((name) => names.includes(name))) return faults;
  return [{ span, message: "no field of the key is left for the document's id", help: "end the path one collection earlier, or add a field to the key" }];
}

function idFaults(entity: Entity, text: string, above: readonly Field[]): readonly LocationFault[] {
  const span = at(entity, "id");
  const names = namesIn(text);
  const wanted = keyFields(entity).filter((field) => !above.includes(field)).map((field) => field.name);
  const form = wanted.map((name) => `{${name}}`).join("~");
  const faults = [
    ...wanted.filter((name) => !names.includes(name)).map((name) => ({ span, message: `${name} is in the key and not in the id`, help: `an id says the whole key: "${form}"` })),
    ...names.filter((name) => !wanted.includes(name)).map((name) => ({
      span, message: above.some((field) => field.name === name) ? `${name} is in the path already` : `${name} is not in the key`, help: `an id says the key and nothing else: "${form}"`,
    })),
    ...names.filter((name, index) => names.indexOf(name) < index).map((name) => ({ span, message: `${name} is twice in the id` })),
  ];
  if (faults.length > 0) return faults;
  if (text.includes("}{")) return [{ span, message: "nothing stands between two fields of the id", help: "put a character between them that neither may hold: ~" }];
  if (text.startsWith("__") && text.endsWith("__")) return [{ span, message: "Firestore keeps ids that begin and end with __ for itself" }];
  return [];
}

/** A separator that the values of a field are known to hold; free text is told at run time instead. */
function separatorFaults(entity: Entity, location: Location): readonly LocationFault[] {
  const separators = separatorsOf(location);
  return location.id.filter(isField).flatMap((field) => {
    const held = separators.filter((separator) => mayHold(field, separator));
    return held.map((separator) => ({ span: at(entity, "id"), message: `${separator} stands between the fields of the id, and ${field.name} may hold it`, help: "put another character between them: id: \"{…}~{…}\"" }));
  });
}

function mayHold(field: Field, separator: string): boolean {
  if (isFreeText(field)) return false;
  if (field.type.kind === "enum") return field.type.values.some(({ value }) => value.includes(separator));
  return (field.type.kind === "uuid" ? /^[0-9a-f-]$/ : /^[0-9-]$/).test(separator);
}

/** A reference by fields of the path leads to the document above: its documents must stand there. */
function parentFaults(entity: Entity, schema: Schema, location: Location, reference: Reference): readonly LocationFault[] {
  const by = reference.by.map((name) => location.path.findIndex((part) => isField(part) && part.name === name));
  const target = entityOf(schema, reference.to);
  if (by.includes(-1) || !target.stores.includes(store.name)) return [];
  const own = (part: Part): Part => (isField(part) ? (entity.fields.find((field) => field.name === reference.by[reference.key.indexOf(part.name)]) ?? part) : part);
  const parent = locationOf(target, schema.project);
  const document = [...parent.path.map(own), ...(parent.id.length === 1 ? parent.id.map(own) : [])];
  const above = location.path.slice(0, Math.max(...by) + 1);
  if (document.length === above.length && document.every((part, index) => part === above[index])) return [];
  const stands = `${pathPattern(parent, (field) => `{${field.name}}`)}/${parent.id.map((part) => (isField(part) ? `{${part.name}}` : part)).join("")}`;
  return [{ span: at(entity, "path"), message: `documents of ${target.id} stand at ${stands}, and the path has ${reference.by.join(", ")} elsewhere`, help: "a collection stands below documents that are there" }];
}

function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name as string);
}

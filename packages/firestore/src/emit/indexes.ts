import { report, sortOf, type Diagnostic, type Entity, type FieldPath, type Index, type Project, type Span, type Type } from "@concord/core";
import { entityWords, store } from "../block.ts";
import { badIndexes, textOrder } from "../codes.ts";
import { groupOf, locationOf } from "../location.ts";
import { storedFields, storedPath, unindexedPaths } from "../names.ts";
import { fieldPath } from "../quote.ts";
import { isUnits } from "../units.ts";
import { checkIndexFile, type CompositeIndex, type FieldOverride, type IndexField } from "./index-file.ts";
import { answers, indexFor, needsOf, overridesFor, queriesHere } from "./queries.ts";

/** An entity's indexes: of several fields, what single fields need beside what every field has, and which fields (as overrides) have none of their own. */
export interface EntityIndexes {
  readonly composite: readonly CompositeIndex[];
  /** `composite` as they stand in the file. */
  readonly printed: readonly string[];
  readonly unindexed: readonly FieldOverride[];
  readonly overrides: readonly FieldOverride[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The indexes that the contract lists, of two fields and more, and those that its queries need beside them: Firestore has those of one field by itself. It has
 * no partial and no covering indexes, so `where` and `include` are left out: the index then holds more than was asked, and answers the same queries.
 * Each is refused where Firestore would refuse it.
 */
export function indexesOf(entity: Entity, project: Project): EntityIndexes {
  const composite: CompositeIndex[] = [];
  const overrides: FieldOverride[] = [];
  const collectionGroup = groupOf(locationOf(entity, project));
  const unindexed = unindexedPaths(storedFields(entity)).map((path): FieldOverride => ({ collectionGroup, fieldPath: fieldPath(storedPath(entity, path, project) ?? path), indexes: [] }));
  const diagnostics: Diagnostic[] = [];
  const add = (index: CompositeIndex, span: Span): void => {
    diagnostics.push(...checkIndexFile({ indexes: [index] }).map((fault) => report(badIndexes, span, fault.replace(/^\S+: /, ""))));
    composite.push(index);
  };
  for (const index of entity.indexes.filter((each) => each.query === undefined && each.stores.includes(store.name) && each.fields.length > 1 && ["btree", undefined].includes(each.using))) {
    if (index.fields.some(({ path }) => isTextDecimal(typeAt(entity, path)))) {
      diagnostics.push(report(textOrder, index.span, unordered, { help: "the index is not generated; give the decimal at most 15 digits" }));
      continue;
    }
    const made = compositeIndex(entity, index, project);
    add(made, index.span);
    if (entityWords(entity).group === true) composite.push({ ...made, queryScope: "COLLECTION_GROUP" });
  }
  for (const query of queriesHere(entity)) {
    if (sortOf(query).some(({ path }) => isTextDecimal(typeAt(entity, path)))) {
      diagnostics.push(report(textOrder, query.span, unordered, { help: "no index is generated, since the query would find others; give the decimal at most 15 digits" }));
      continue;
    }
    const bare = needsOf(entity, query, project).filter((need) => indexFor(need) === undefined).flatMap(({ fixed, sort }) => [...fixed, ...sort]).find((field) => unindexed.some((each) => each.fieldPath === field.fieldPath));
    if (bare !== undefined) diagnostics.push(report(badIndexes, query.span, `${bare.fieldPath} has no index of its own, and the query needs it`, { help: "take index: false out, or ask otherwise" }));
    for (const need of needsOf(entity, query, project)) {
      const index = indexFor(need);
      if (index !== undefined && !answers(composite, overrides, need)) add(index, query.span);
      overrides.push(...overridesFor(need));
    }
  }
  const expires = entity.expires === undefined ? undefined : storedPath(entity, [entity.expires], project);
  if (expires !== undefined) overrides.push({ collectionGroup, fieldPath: fieldPath(expires), ttl: true, indexes: [] });
  return { composite, printed: composite.map(printIndex), overrides, unindexed, diagnostics };
}

const unordered = "a decimal of more than 15 digits is text in documents, which has another order";

/** The indexes that every field has by itself, and that an override takes away unless it names them. */
const usual: FieldOverride["indexes"] = [
  { order: "ASCENDING", queryScope: "COLLECTION" }, { order: "DESCENDING", queryScope: "COLLECTION" }, { arrayConfig: "CONTAINS", queryScope: "COLLECTION" },
];

/** The file of all indexes; the same index twice is one, and what is said of one field stands together. */
export function indexFileOf(parts: readonly Omit<EntityIndexes, "composite" | "diagnostics">[]): { readonly text: string; readonly count: number } {
  const composite = [...new Set(parts.flatMap((part) => part.printed))];
  const named = ({ collectionGroup, fieldPath: name }: FieldOverride): string => `${collectionGroup}\n${name}`;
  const unindexed = new Set(parts.flatMap((part) => part.unindexed.map(named)));
  const byField = Map.groupBy(parts.flatMap((part) => [...part.overrides, ...part.unindexed]), named);
  const overrides = [...byField.values()].map((same) => printOverride({
    ...(same[0] as FieldOverride), ...(same.some(({ ttl }) => ttl === true) ? { ttl: true } : {}),
    indexes: unindexed.has(named(same[0] as FieldOverride)) ? [] : [...usual, ...new Map(same.flatMap(({ indexes }) => indexes).map((index) => [JSON.stringify(index), index])).values()],
  }));
  const list = (texts: readonly string[]): string => (texts.length === 0 ? "[]" : `[\n${texts.join(",\n")}\n  ]`);
  return { text: `{\n  "indexes": ${list(composite)},\n  "fieldOverrides": ${list(overrides)}\n}\n`, count: composite.length };
}

function printIndex({ fields, ...rest }: CompositeIndex): string {
  return printEntry(rest, "fields", fields);
}

function printOverride({ indexes, ...rest }: FieldOverride): string {
  return printEntry(rest, "indexes", indexes);
}

function printEntry(head: object, list: string, items: readonly object[]): string {
  const words = Object.entries(head).map(([word, value]) => `      ${JSON.stringify(word)}: ${JSON.stringify(value)},\n`).join("");
  if (items.length === 0) return `    {\n${words}      ${JSON.stringify(list)}: []\n    }`;
  const inner = items.map((item) => `        { ${Object.entries(item).map(([word, value]) => `${JSON.stringify(word)}: ${JSON.stringify(value)}`).join(", ")} }`);
  return `    {\n${words}      ${JSON.stringify(list)}: [\n${inner.join(",\n")}\n      ]\n    }`;
}

/** An index of the contract as Firestore has it. */
export function compositeIndex(entity: Entity, index: Index, project: Project): CompositeIndex {
  const fields = index.fields.map(({ path, descending }): IndexField => {
    const name = fieldPath(storedPath(entity, path, project) ?? path);
    return typeAt(entity, path)?.kind === "list" ? { fieldPath: name, arrayConfig: "CONTAINS" } : { fieldPath: name, order: descending ? "DESCENDING" : "ASCENDING" };
  });
  return { collectionGroup: groupOf(locationOf(entity, project)), queryScope: "COLLECTION", fields };
}

function typeAt(entity: Entity, path: FieldPath): Type | undefined {
  let inside = storedFields(entity);
  let type: Type | undefined;
  for (const step of path) {
    type = inside.find((field) => field.name === step)?.type;
    inside = type?.kind === "object" ? type.fields : [];
  }
  return type;
}

function isTextDecimal(type: Type | undefined): boolean {
  return type?.kind === "decimal" && !isUnits(type);
}

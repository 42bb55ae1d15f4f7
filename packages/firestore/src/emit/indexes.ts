import { report, type Diagnostic, type Entity, type FieldPath, type Index, type Project, type Type } from "@concord/core";
import { entityWords, store } from "../block.ts";
import { badIndexes, textOrder } from "../codes.ts";
import { groupOf, locationOf } from "../location.ts";
import { storedFields, storedPath } from "../names.ts";
import { fieldPath } from "../quote.ts";
import { isUnits } from "../units.ts";
import { checkIndexFile } from "./index-file.ts";

/** A composite index as `firestore.indexes.json` writes it (firebase-tools 15, lib/firestore/api.js). */
export interface CompositeIndex {
  readonly collectionGroup: string;
  readonly queryScope: "COLLECTION" | "COLLECTION_GROUP";
  readonly fields: readonly IndexField[];
}
export type IndexField =
  | { readonly fieldPath: string; readonly order: "ASCENDING" | "DESCENDING" }
  | { readonly fieldPath: string; readonly arrayConfig: "CONTAINS" };

/**
 * The entity's indexes of two fields and more: Firestore has those of one field by itself. It has no partial and no covering indexes,
 * so `where` and `include` are left out: the index then holds more than was asked, and answers the same queries.
 * Each is printed, and refused where Firestore would refuse it.
 */
export function indexesOf(entity: Entity, project: Project): { readonly printed: readonly string[]; readonly diagnostics: readonly Diagnostic[] } {
  const wanted = entity.indexes.filter((index) => index.stores.includes(store.name) && index.fields.length > 1 && ["btree", undefined].includes(index.using));
  const printed: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const index of wanted) {
    if (index.fields.some(({ path }) => isTextDecimal(typeAt(entity, path)))) {
      diagnostics.push(report(textOrder, index.span, "a decimal of more than 15 digits is text in documents, which has another order", { help: "the index is not generated; give the decimal at most 15 digits" }));
      continue;
    }
    const made = compositeIndex(entity, index, project);
    diagnostics.push(...checkIndexFile({ indexes: [made] }).map((fault) => report(badIndexes, index.span, fault.replace(/^\S+: /, ""))));
    printed.push(printIndex(made), ...(entityWords(entity).group === true ? [printIndex({ ...made, queryScope: "COLLECTION_GROUP" })] : []));
  }
  return { printed, diagnostics };
}

/** The file of printed indexes; the same index twice is one. */
export function printIndexes(printed: readonly string[]): { readonly text: string; readonly count: number } {
  const texts = [...new Set(printed)];
  return { text: `{\n  "indexes": [${texts.length === 0 ? "" : `\n${texts.join(",\n")}\n  `}],\n  "fieldOverrides": []\n}\n`, count: texts.length };
}

function printIndex(index: CompositeIndex): string {
  const { fields, ...rest } = index;
  const head = Object.entries(rest).map(([word, value]) => `      ${JSON.stringify(word)}: ${JSON.stringify(value)},\n`).join("");
  const inner = fields.map((field) => `        { ${Object.entries(field).map(([word, value]) => `${JSON.stringify(word)}: ${JSON.stringify(value)}`).join(", ")} }`);
  return `    {\n${head}      "fields": [\n${inner.join(",\n")}\n      ]\n    }`;
}

function compositeIndex(entity: Entity, index: Index, project: Project): CompositeIndex {
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

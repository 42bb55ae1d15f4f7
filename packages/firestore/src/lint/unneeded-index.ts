import { removeItem, type Code, type LintRule } from "@concord/core";
import { entityWords, store } from "../block.ts";
import { compositeIndex } from "../emit/indexes.ts";
import { helps, needsOf, queriesHere } from "../emit/queries.ts";

const code: Code = {
  code: "lint/unneeded-index",
  severity: "warning",
  explain: `
An entity says which queries it must answer, and lists an index of Firestore that answers none of them. Every write pays for it, and a database has a limited number of them.

  queries:
    open: { where: [status ==], order: [-createdAt] }
  indexes:
    - [status, -createdAt]         needed
    - [status, total]              not needed

Take it out, or add the query that it is for. Of an index that only other stores need, say which: stores: [postgres].`,
};

/** Only where queries are declared: without them an index is all that says what is asked. */
export const unneededIndex: LintRule = {
  code,
  look: ({ entity }, { schema, documents }) => {
    if (entity === undefined || queriesHere(entity).length === 0) return [];
    const needs = queriesHere(entity).flatMap((query) => needsOf(entity, query, schema.project));
    return entity.indexes.flatMap((index) => {
      if (index.query !== undefined || !index.stores.includes(store.name) || index.fields.length < 2 || !["btree", undefined].includes(index.using)) return [];
      const made = compositeIndex(entity, index, schema.project);
      const scopes = entityWords(entity).group === true ? (["COLLECTION", "COLLECTION_GROUP"] as const) : (["COLLECTION"] as const);
      if (needs.some((need) => need.sort.length > 0 && scopes.some((queryScope) => helps({ ...made, queryScope }, need)))) return [{ at: index.span }];
      const here = index.stores.length === 1;
      const document = documents.get(index.span.file);
      const others = index.stores.filter((each) => each !== store.name);
      return [{
        at: index.span,
        fault: {
          message: "no query of the contract needs this index in Firestore",
          help: here ? "remove it, or add the query that it is for" : `add the query that it is for, or leave it to the other stores: stores: [${others.join(", ")}]`,
          fix: here && document !== undefined ? removeItem(document.node, document.source, "indexes", index.span) : undefined,
        },
      }];
    });
  },
};

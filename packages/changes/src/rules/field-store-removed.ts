import { reachedBefore } from "../verdict/facts.ts";
import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** One store holds the field no longer. */
export const fieldStoreRemoved: Rule<"field-store-removed"> = {
  ...unaffected("records on the wire are as they were"),
  "postgres-reader": ({ before }) => (before === "postgres" ? breaks("the column is deprecated and goes") : safe("another store is concerned")),
  "postgres-writer": ({ before }) => (before === "postgres" ? breaks("the column is deprecated and goes") : safe("another store is concerned")),
  "firestore-client": (change) => (change.before === "firestore" && reachedBefore(change) ? breaks("documents have no such field, and one that is created with it is denied") : safe("clients do not reach the entity, or another store is concerned")),
  "bigquery-load": ({ before }) => (before === "bigquery" ? breaks("a row with the column does not load") : safe("another store is concerned")),
  "bigquery-query": ({ before }) => (before === "bigquery" ? breaks("the column is gone") : safe("another store is concerned")),
  typescript: ({ before }) => (before === "firestore" ? breaks("the type of documents has no such property") : safe("application and wire types do not depend on stores")),
};

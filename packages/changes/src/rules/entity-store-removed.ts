import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** One store holds the records no longer. */
export const entityStoreRemoved: Rule<"entity-store-removed"> = {
  ...unaffected("records on the wire and in other stores are as they were"),
  "postgres-reader": ({ before }) => (before === "postgres" ? breaks("PostgreSQL does not hold the records any more") : safe("another store is concerned")),
  "postgres-writer": ({ before }) => (before === "postgres" ? breaks("PostgreSQL does not hold the records any more") : safe("another store is concerned")),
  "firestore-client": ({ before }) => (before === "firestore" ? breaks("Firestore does not hold the records any more") : safe("another store is concerned")),
  "bigquery-load": ({ before }) => (before === "bigquery" ? breaks("BigQuery does not hold the records any more") : safe("another store is concerned")),
  "bigquery-query": ({ before }) => (before === "bigquery" ? breaks("BigQuery does not hold the records any more") : safe("another store is concerned")),
  typescript: ({ before }) => (before === "firestore" ? breaks("its converter and the type of its documents are gone") : safe("application and wire types do not depend on stores")),
};

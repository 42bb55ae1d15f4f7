import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** Columns and tables, or fields of documents, are called otherwise in one store. */
export const namingChanged: Rule<"naming-changed"> = {
  ...unaffected("names in contracts and on the wire are the same"),
  "postgres-reader": ({ store }) => (store === "postgres" ? breaks("tables and columns are called otherwise") : safe("another store's names changed")),
  "postgres-writer": ({ store }) => (store === "postgres" ? breaks("tables and columns are called otherwise") : safe("another store's names changed")),
  "firestore-client": ({ store }) => (store === "firestore" ? breaks("fields of documents are called otherwise") : safe("another store's names changed")),
  "bigquery-load": ({ store }) => (store === "bigquery" ? breaks("columns are called otherwise") : safe("another store's names changed")),
  "bigquery-query": ({ store }) => (store === "bigquery" ? breaks("columns are called otherwise") : safe("another store's names changed")),
};

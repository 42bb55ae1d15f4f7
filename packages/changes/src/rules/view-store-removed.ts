import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** One store no longer has the view. */
export const viewStoreRemoved: Rule<"view-store-removed"> = {
  ...unaffected("records are what they were"),
  "postgres-reader": ({ before }) => (before === "postgres" ? breaks("the view is gone") : safe("another store is concerned")),
  "bigquery-query": ({ before }) => (before === "bigquery" ? breaks("the view is gone") : safe("another store is concerned")),
};

import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** Whoever read the view has nothing left to read. */
export const viewRemoved: Rule<"view-removed"> = {
  ...unaffected("records are what they were"),
  "postgres-reader": ({ before }) => (before.stores.includes("postgres") ? breaks("the view is gone") : safe("PostgreSQL did not have it")),
  "bigquery-query": ({ before }) => (before.stores.includes("bigquery") ? breaks("the view is gone") : safe("BigQuery did not have it")),
  typescript: breaks("the type of its rows is gone"),
  zod: breaks("the codec of its rows is gone"),
};

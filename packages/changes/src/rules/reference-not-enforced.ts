import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** One store no longer refuses references that lead nowhere. */
export const referenceNotEnforced: Rule<"reference-not-enforced"> = {
  ...unaffected("a record by itself is valid as before"),
  "postgres-reader": ({ before }) => (before === "postgres" ? breaks("a join may find nothing where it found a row") : safe("another store is concerned")),
  "firestore-client": ({ before }) => (before === "firestore" ? breaks("a reference that was followed may lead nowhere") : safe("another store is concerned")),
  "bigquery-query": safe("BigQuery never enforced a reference"),
};

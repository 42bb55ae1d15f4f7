import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** The view answers a column no longer. */
export const viewColumnRemoved: Rule<"view-column-removed"> = {
  ...unaffected("records are what they were"),
  "postgres-reader": breaks("the column is gone"),
  "bigquery-query": breaks("the column is gone"),
  "wire-reader": ({ before }) => (before.optional ? safe("a row without the column was valid") : breaks("a row without the column is refused")),
  "closed-wire-reader": ({ before }) => (before.optional ? safe("a row without the column was valid") : breaks("a row without the column is refused")),
  typescript: breaks("the type of its rows has no such property any more"),
};

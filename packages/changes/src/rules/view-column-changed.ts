import { unaffected } from "../verdict/rows.ts";
import { breaks, type Rule } from "../verdict/verdict.ts";

/** A column of the view is of another type, or may be missing. */
export const viewColumnChanged: Rule<"view-column-changed"> = {
  ...unaffected("records are what they were"),
  "postgres-reader": breaks("the column is another one"),
  "bigquery-query": breaks("the column is another one"),
  "wire-reader": breaks("a row may be one that the old schema refuses"),
  "closed-wire-reader": breaks("a row may be one that the old schema refuses"),
  typescript: breaks("the property has another type"),
};

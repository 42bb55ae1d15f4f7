import { other } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** The value follows from other fields in another way. */
export const computedChanged: Rule<"computed-changed"> = {
  ...other("the value must be computed in another way"),
  "wire-writer": safe("writers never give the field"),
  typescript: safe("the field has the same type"),
  "postgres-writer": safe("writers never give the column"),
  "postgres-reader": breaks("the column says something else"),
  "bigquery-query": breaks("the column says something else"),
};

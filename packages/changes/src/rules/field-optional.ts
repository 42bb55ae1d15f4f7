import { wider } from "../verdict/rows.ts";
import { breaks, type Rule } from "../verdict/verdict.ts";

/** The field may be missing. */
export const fieldOptional: Rule<"field-optional"> = {
  ...wider("the field may be missing"),
  typescript: breaks("code that reads the field must expect it to be missing"),
  "postgres-reader": breaks("the column may be NULL"),
  "bigquery-query": breaks("the column may be NULL"),
};

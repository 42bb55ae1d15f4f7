import { other } from "../verdict/rows.ts";
import { breaks, type Rule } from "../verdict/verdict.ts";

/** A value is written otherwise. */
export const enumValueRenamed: Rule<"enum-value-renamed"> = {
  ...other("a value is written otherwise"),
  typescript: breaks("code that writes the value, or compares with it, does not compile"),
  "postgres-reader": breaks("a query that compares with the old value finds nothing"),
  "bigquery-query": breaks("a query that compares with the old value finds nothing"),
  "bigquery-load": breaks("a row with the old value says what nobody looks for"),
};

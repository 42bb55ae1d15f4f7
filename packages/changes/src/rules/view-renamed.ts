import { unaffected } from "../verdict/rows.ts";
import { breaks, type Rule } from "../verdict/verdict.ts";

/** The view is called otherwise. */
export const viewRenamed: Rule<"view-renamed"> = {
  ...unaffected("records are what they were"),
  "postgres-reader": breaks("the view is called otherwise"),
  "bigquery-query": breaks("the view is called otherwise"),
  typescript: breaks("the type of its rows is called otherwise"),
  zod: breaks("the codec of its rows is called otherwise"),
};

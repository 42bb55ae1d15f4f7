import { unaffected } from "../verdict/rows.ts";
import { breaks, type Rule } from "../verdict/verdict.ts";

/** Records stand in a table or collection of another name. */
export const placeChanged: Rule<"place-changed"> = {
  ...unaffected("where a store keeps records is not part of them"),
  "postgres-reader": breaks("the table is called otherwise"),
  "postgres-writer": breaks("the table is called otherwise"),
  "firestore-client": breaks("documents stand in another collection"),
  "bigquery-load": breaks("the table is called otherwise"),
  "bigquery-query": breaks("the table is called otherwise"),
};

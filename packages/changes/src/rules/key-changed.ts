import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** Records are identified by other fields. */
export const keyChanged: Rule<"key-changed"> = {
  "wire-reader": safe("records have the same fields"),
  "closed-wire-reader": safe("records have the same fields"),
  "wire-writer": breaks("a patch names its record otherwise, and other fields can be patched"),
  typescript: breaks("the type of an identifier is another one, and other fields can be patched"),
  zod: safe("a record is valid or not whatever identifies it"),
  "postgres-reader": breaks("what identifies a row, and what other tables refer to, is another thing"),
  "postgres-writer": breaks("rows that were different may be the same, and ON CONFLICT names another key"),
  "firestore-client": breaks("documents stand under other ids"),
  "bigquery-load": breaks("the primary key, whose columns are REQUIRED, is another one"),
  "bigquery-query": breaks("what identifies a row is another thing"),
  security: safe("who may do what is asked of the same fields, or its own change says otherwise"),
};

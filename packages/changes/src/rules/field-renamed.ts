import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** A field is called otherwise; its values are the same. */
export const fieldRenamed: Rule<"field-renamed"> = {
  "wire-reader": ({ field }) => breaks(field?.before?.optional === true ? "the value is taken for missing: it stands under a key that is dropped" : "the old key is missing"),
  "closed-wire-reader": breaks("the new key is not known and refused"),
  "wire-writer": ({ field }) => (field?.before?.auto !== undefined || field?.before?.computed !== undefined ? safe("writers never gave the field") : breaks("the old key is not known and refused")),
  typescript: breaks("the property is called otherwise"),
  zod: ({ field }) => breaks(field?.after?.optional === true ? "what was stored under the old key is taken for missing" : "records that were stored before have the old key"),
  "postgres-reader": breaks("the column or member is called otherwise"),
  "postgres-writer": breaks("the column or member is called otherwise"),
  "firestore-client": breaks("documents have the field by another name"),
  "bigquery-load": breaks("the column is called otherwise"),
  "bigquery-query": breaks("the column is called otherwise"),
  security: safe("the same people may read and write it"),
};

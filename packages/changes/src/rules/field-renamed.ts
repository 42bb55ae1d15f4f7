import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** A field is called otherwise; its values are the same. */
export const fieldRenamed: Rule<"field-renamed"> = {
  "wire-reader": ({ field }) => (field?.before?.optional === true ? safe("the old key is missing, which was valid; the new one is dropped") : breaks("the old key is missing")),
  "closed-wire-reader": breaks("the new key is not known and refused"),
  "wire-writer": ({ field }) => (field?.before?.auto !== undefined || field?.before?.computed !== undefined ? safe("writers never gave the field") : breaks("the old key is not known and refused")),
  typescript: breaks("the property is called otherwise"),
  zod: ({ field }) => (field?.after?.optional === true ? safe("records that were stored before are read without the value; the plan moves it") : breaks("records that were stored before have the old key")),
  "postgres-reader": breaks("the column or member is called otherwise"),
  "postgres-writer": breaks("the column or member is called otherwise"),
  "firestore-client": breaks("documents have the field by another name"),
  "bigquery-load": breaks("the column is called otherwise"),
  "bigquery-query": breaks("the column is called otherwise"),
  security: safe("the same people may read and write it"),
};

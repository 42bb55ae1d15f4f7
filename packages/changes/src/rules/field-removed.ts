import { isInside, writtenByClients } from "../verdict/facts.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** A field that somebody may use. */
export const fieldRemoved: Rule<"field-removed"> = {
  "wire-reader": ({ before }) => (before.optional ? safe("a record without the field was valid") : breaks("a record without the field is refused")),
  "closed-wire-reader": ({ before }) => (before.optional ? safe("a record without the field was valid") : breaks("a record without the field is refused")),
  "wire-writer": ({ before }) => (before.auto !== undefined || before.computed !== undefined ? safe("writers never gave the field") : breaks("a record with the field is refused")),
  typescript: breaks("code that reads or writes the field does not compile"),
  zod: safe("a key that the new codec does not know is dropped when a record is read"),
  "postgres-reader": (change) => (isInside(change) ? breaks("the value has no such member any more") : breaks("the column is deprecated and goes")),
  "postgres-writer": (change) => (isInside(change) ? breaks("a value with the member is refused") : breaks("the column is deprecated and goes")),
  "firestore-client": (change) => (writtenByClients(change, "create") || isInside(change) ? breaks("a document that is created with the field is denied") : safe("clients never wrote the field; a left-over one does no harm")),
  "bigquery-load": breaks("a row with the column does not load"),
  "bigquery-query": breaks("the column is gone"),
  security: safe("what is gone needs no protection"),
};

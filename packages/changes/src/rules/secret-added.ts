import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** The field is in no client's types, shapes, documents or exports. */
export const secretAdded: Rule<"secret-added"> = {
  ...unaffected("stores of servers hold it as before"),
  "wire-reader": ({ field }) => (field?.before?.optional === true ? safe("a record without the field was valid") : breaks("a record without the field is refused")),
  "closed-wire-reader": ({ field }) => (field?.before?.optional === true ? safe("a record without the field was valid") : breaks("a record without the field is refused")),
  "wire-writer": breaks("a record with the field is refused"),
  typescript: breaks("the types have no such property any more"),
  "firestore-client": breaks("documents do not hold it, and one that is created with it is denied"),
  "postgres-reader": breaks("the client role is no longer granted to read the column"),
  "postgres-writer": breaks("the client role is no longer granted to write the column"),
  "bigquery-load": breaks("the table has no such column any more"),
  "bigquery-query": breaks("the table has no such column any more"),
};

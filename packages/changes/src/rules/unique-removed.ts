import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** Two records may be equal in these fields. */
export const uniqueRemoved: Rule<"unique-removed"> = {
  ...unaffected("a record by itself is valid as before"),
  "wire-reader": breaks("a record that was found by these fields may be one of several"),
  "closed-wire-reader": breaks("a record that was found by these fields may be one of several"),
  "postgres-reader": breaks("a row that was found by these columns may be one of several"),
  "postgres-writer": ({ before }) => (before.stores.includes("postgres") ? breaks("ON CONFLICT finds no unique index of these columns") : safe("PostgreSQL did not enforce it")),
  "firestore-client": breaks("a document that was found by these fields may be one of several"),
  "bigquery-query": breaks("a row that was found by these columns may be one of several"),
};

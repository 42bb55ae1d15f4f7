import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** The field may name a record that is not there. */
export const referenceRemoved: Rule<"reference-removed"> = {
  ...unaffected("a record by itself is valid as before"),
  "wire-reader": breaks("a reference that was followed may lead nowhere"),
  "closed-wire-reader": breaks("a reference that was followed may lead nowhere"),
  "postgres-reader": breaks("a join may find nothing where it found a row"),
  "postgres-writer": ({ before }) => (before.onDelete === "restrict" ? safe("more may be written and deleted than before") : breaks("what followed a target that is deleted stays as it is")),
  "firestore-client": breaks("a reference that was followed may lead nowhere"),
  "bigquery-query": breaks("a join may find nothing where it found a row"),
};

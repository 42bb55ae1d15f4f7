import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** The field must name a record that is there. */
export const referenceAdded: Rule<"reference-added"> = {
  ...unaffected("a record by itself is valid as before"),
  "wire-writer": breaks("a record whose reference leads nowhere is refused"),
  "postgres-writer": ({ after }) => (after.enforce.includes("postgres") ? breaks("a row whose reference leads nowhere is refused, and a target that is referred to may not go") : safe("PostgreSQL does not enforce it")),
  "firestore-client": ({ after }) => (after.enforce.includes("firestore") ? breaks("a document whose reference leads nowhere is denied") : safe("Firestore does not enforce it")),
};

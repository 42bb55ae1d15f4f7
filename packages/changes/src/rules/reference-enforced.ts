import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** One more store refuses references that lead nowhere. */
export const referenceEnforced: Rule<"reference-enforced"> = {
  ...unaffected("a record by itself is valid as before"),
  "postgres-writer": ({ after }) => (after === "postgres" ? breaks("a row whose reference leads nowhere is refused, and a target that is referred to may not go") : safe("another store is concerned")),
  "firestore-client": ({ after }) => (after === "firestore" ? breaks("a document whose reference leads nowhere is denied") : safe("another store is concerned")),
};

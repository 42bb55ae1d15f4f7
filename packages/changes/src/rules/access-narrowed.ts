import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** Callers are refused that were let in. */
export const accessNarrowed: Rule<"access-narrowed"> = {
  ...unaffected("access is not part of records"),
  "firestore-client": breaks("a caller who was let in may be denied"),
  "postgres-reader": ({ operation, entity }) => (operation === "read" && entity.before !== undefined ? breaks("the client role sees fewer rows") : safe("what may be read is the same")),
  "postgres-writer": ({ operation }) => (operation === "read" ? safe("what may be written is the same") : breaks("the client role may be refused what it could do")),
};

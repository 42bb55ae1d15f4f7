import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, weakens, type Rule } from "../verdict/verdict.ts";

/** Other callers are let in; whether they are more or fewer cannot be told. */
export const accessChanged: Rule<"access-changed"> = {
  ...unaffected("access is not part of records"),
  "firestore-client": breaks("a caller who was let in may be denied"),
  "postgres-reader": ({ operation }) => (operation === "read" ? breaks("the client role may see fewer rows") : safe("what may be read is the same")),
  "postgres-writer": ({ operation }) => (operation === "read" ? safe("what may be written is the same") : breaks("the client role may be refused what it could do")),
  security: ({ operation }) => weakens(`callers may be able to ${operation} that could not: the new condition does not follow from the old one`),
};

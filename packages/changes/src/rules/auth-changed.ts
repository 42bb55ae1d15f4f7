import { unaffected } from "../verdict/rows.ts";
import { breaks, weakens, type Rule } from "../verdict/verdict.ts";

/** Conditions of access look at other claims of the token. */
export const authChanged: Rule<"auth-changed"> = {
  ...unaffected("access is not part of records"),
  "firestore-client": breaks("a caller whose token says it as before may be somebody else, or nobody"),
  "postgres-reader": breaks("a session whose claims are set as before may be somebody else, or nobody"),
  "postgres-writer": breaks("a session whose claims are set as before may be somebody else, or nobody"),
  security: weakens("another claim decides who the caller is and what roles it has"),
};

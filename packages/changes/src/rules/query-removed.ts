import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** A query is promised no longer; its index goes. */
export const queryRemoved: Rule<"query-removed"> = {
  ...unaffected("a query is not part of records"),
  "postgres-reader": safe("the query is answered all the same, without its index"),
  "firestore-client": breaks("production Firestore refuses a query whose index is not there"),
};

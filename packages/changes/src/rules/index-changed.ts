import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** What the index answered takes longer, or is refused. */
export const indexChanged: Rule<"index-changed"> = {
  ...unaffected("an index changes no answer"),
  "firestore-client": ({ before }) => (before.stores.includes("firestore") ? breaks("production Firestore refuses a query whose index is not there") : safe("Firestore did not have it")),
};

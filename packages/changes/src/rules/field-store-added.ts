import { mustBeGiven, reachedBefore } from "../verdict/facts.ts";
import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, weakens, type Rule } from "../verdict/verdict.ts";

/** One more store holds the field. */
export const fieldStoreAdded: Rule<"field-store-added"> = {
  ...unaffected("records on the wire are as they were"),
  "postgres-writer": ({ after, field }) => (after === "postgres" && field?.after !== undefined && mustBeGiven(field.after) ? breaks("a row without the column is refused") : safe("the column may be left out, or another store is concerned")),
  "firestore-client": (change) => (change.after === "firestore" && change.field?.after !== undefined && mustBeGiven(change.field.after) && reachedBefore(change)
    ? breaks("a document without the field is denied") : safe("the field may be left out, or another store is concerned")),
  security: ({ after, field }) => (field?.after?.pii === undefined ? safe("it is not personal data") : weakens(`${after} holds this personal data now`)),
};

import { mustBeGiven } from "../verdict/facts.ts";
import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, weakens, type Rule } from "../verdict/verdict.ts";

/** Somebody else makes the value. */
export const autoChanged: Rule<"auto-changed"> = {
  ...unaffected("the record has the field as before"),
  "wire-writer": ({ after, field }) => {
    if (after !== undefined) return breaks("the field is in no create and no patch shape any more: who gives it is refused");
    return field?.after !== undefined && mustBeGiven(field.after) ? breaks("who creates a record must give the field") : safe("the field may be given");
  },
  typescript: ({ after, field }) => {
    if (after !== undefined) return breaks("the create type has no such property any more");
    return field?.after !== undefined && mustBeGiven(field.after) ? breaks("who makes a record must give the field") : safe("the field may be given");
  },
  "postgres-writer": ({ after, field }) => {
    if (after === undefined && field?.after !== undefined && mustBeGiven(field.after)) return breaks("a row without the column is refused");
    return after === "sequence" ? breaks("the database numbers rows itself") : safe("the column may be left out or given");
  },
  "firestore-client": breaks("rules ask for another value when a document is created or updated"),
  security: ({ before, after }) => (before !== undefined && after === undefined ? weakens("clients may write a value that was made for them") : safe("fewer people may say the value")),
};

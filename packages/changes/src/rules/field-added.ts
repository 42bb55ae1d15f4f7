import { isInside, mustBeGiven, reachedBefore } from "../verdict/facts.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** A field that nobody knew. */
export const fieldAdded: Rule<"field-added"> = {
  "wire-reader": safe("a key that it does not know is dropped"),
  "closed-wire-reader": breaks("a key that it does not know is refused"),
  "wire-writer": ({ after }) => (mustBeGiven(after) ? breaks("a record without the field is refused") : safe("the field may be left out")),
  typescript: ({ after }) => (mustBeGiven(after) ? breaks("who makes a record must give the field") : safe("the field may be left out")),
  zod: ({ after }) => (after.optional ? safe("a record without the field is valid") : breaks("records that were stored before do not have the field")),
  "postgres-reader": safe("queries name the columns that they read"),
  "postgres-writer": (change) => {
    if (!mustBeGiven(change.after)) return safe("the column may be left out");
    return breaks(isInside(change) ? "a value without the field is refused" : "a row without the column is refused");
  },
  "firestore-client": (change) => (mustBeGiven(change.after) && reachedBefore(change) ? breaks("a document without the field is denied") : safe("the field may be left out")),
  "bigquery-load": safe("the column is NULLABLE or REPEATED, so that rows without it load"),
  "bigquery-query": safe("queries name the columns that they read"),
  security: ({ after }) => (after.pii === undefined ? safe("it is not personal data") : safe("it is classified as personal data, and its access is the entity's")),
};

import { mustBeGiven, reachedBefore } from "../verdict/facts.ts";
import { narrower } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** The field must be there. */
export const fieldRequired: Rule<"field-required"> = {
  ...narrower("the field must be there"),
  "wire-writer": ({ after }) => (mustBeGiven(after) ? breaks("a record without the field is refused") : safe("the field may be left out of what is created")),
  typescript: ({ after }) => (mustBeGiven(after) ? breaks("who makes a record must give the field, and nobody may clear it") : breaks("nobody may clear the field")),
  "postgres-writer": ({ after }) => (mustBeGiven(after) ? breaks("a row without the column is refused, and null is") : breaks("null is refused")),
  "firestore-client": (change) => (reachedBefore(change) ? breaks("a document without the field is denied") : safe("clients never wrote the entity")),
  "bigquery-load": safe("the column stays NULLABLE"),
};

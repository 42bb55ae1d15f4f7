import { mustBeGiven } from "../verdict/facts.ts";
import { wider } from "../verdict/rows.ts";
import { breaks, safe, weakens, type Rule } from "../verdict/verdict.ts";

/** The value is given by whoever writes. */
export const computedRemoved: Rule<"computed-removed"> = {
  ...wider("the value need not be the computed one"),
  "wire-writer": ({ field }) => (field?.after !== undefined && mustBeGiven(field.after) ? breaks("who creates a record must give the field") : safe("the field may be left out")),
  typescript: ({ field }) => (field?.after !== undefined && mustBeGiven(field.after) ? breaks("who makes a record must give the field") : safe("the field may be left out")),
  "postgres-writer": ({ field }) => (field?.after !== undefined && mustBeGiven(field.after) ? breaks("a row without the column is refused") : safe("the column may be left out")),
  "firestore-client": safe("clients write the value as before"),
  security: weakens("clients may write a value that followed from others"),
};

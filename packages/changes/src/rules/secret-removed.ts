import { mustBeGiven } from "../verdict/facts.ts";
import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, weakens, type Rule } from "../verdict/verdict.ts";

/** The field is shown to clients. */
export const secretRemoved: Rule<"secret-removed"> = {
  ...unaffected("stores of servers hold it as before"),
  "closed-wire-reader": breaks("a key that it does not know is refused"),
  "wire-writer": ({ field }) => (field?.after !== undefined && mustBeGiven(field.after) ? breaks("a record without the field is refused") : safe("the field may be left out")),
  typescript: ({ field }) => (field?.after !== undefined && mustBeGiven(field.after) ? breaks("who makes a record must give the field") : safe("the field may be left out")),
  zod: ({ field }) => (field?.after?.optional === true ? safe("a record without the field is valid") : breaks("records that clients stored before do not have the field")),
  security: weakens("clients see a field that was kept from them"),
};

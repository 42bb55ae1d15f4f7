import { writtenByClients } from "../verdict/facts.ts";
import { unaffected } from "../verdict/rows.ts";
import { safe, weakens, type Rule } from "../verdict/verdict.ts";

/** The value may be changed later. */
export const immutableRemoved: Rule<"immutable-removed"> = {
  ...unaffected("a record is valid as before"),
  security: (change) => (writtenByClients(change, "update", "after") ? weakens("clients may change a value that stayed as it was created") : safe("clients cannot change it all the same")),
};

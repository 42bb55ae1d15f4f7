import { writtenByClients } from "../verdict/facts.ts";
import { unaffected } from "../verdict/rows.ts";
import { safe, weakens, type Rule } from "../verdict/verdict.ts";

/** Clients may say the value where access lets them. */
export const serverOnlyRemoved: Rule<"server-only-removed"> = {
  ...unaffected("a record is valid as before"),
  security: (change) => (writtenByClients(change, "create", "after") || writtenByClients(change, "update", "after") ? weakens("clients may write a value that only servers said") : safe("clients cannot write it all the same")),
};

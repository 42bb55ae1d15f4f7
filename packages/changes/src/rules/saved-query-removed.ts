import { unaffected } from "../verdict/rows.ts";
import { breaks, type Rule } from "../verdict/verdict.ts";

/** Whoever sent the query has nothing left to send. */
export const savedQueryRemoved: Rule<"saved-query-removed"> = {
  ...unaffected("records are what they were"),
  typescript: breaks("the types of its parameters and rows are gone"),
  zod: breaks("the codec of its rows is gone"),
};

import { unaffected } from "../verdict/rows.ts";
import { breaks, weakens, type Rule } from "../verdict/verdict.ts";

/** What becomes of records is no longer written down. */
export const historyRemoved: Rule<"history-removed"> = {
  ...unaffected("the records are as they were"),
  "postgres-reader": breaks("the journal's table is deprecated and goes"),
  security: weakens("who changed what is no longer written down"),
};

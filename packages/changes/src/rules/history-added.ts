import { unaffected } from "../verdict/rows.ts";
import type { Rule } from "../verdict/verdict.ts";

/** What becomes of records is written down. */
export const historyAdded: Rule<"history-added"> = {
  ...unaffected("the records are as they were"),
};

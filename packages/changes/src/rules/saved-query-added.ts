import { unaffected } from "../verdict/rows.ts";
import type { Rule } from "../verdict/verdict.ts";

/** Nobody used what was not there. */
export const savedQueryAdded: Rule<"saved-query-added"> = {
  ...unaffected("nobody used what was not there"),
};

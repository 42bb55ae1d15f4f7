import { unaffected } from "../verdict/rows.ts";
import type { Rule } from "../verdict/verdict.ts";

/** People are told in other words. */
export const checkReworded: Rule<"check-reworded"> = {
  ...unaffected("the same records are valid"),
};

import { unaffected } from "../verdict/rows.ts";
import type { Rule } from "../verdict/verdict.ts";

/** Records may wait to be promoted. */
export const stagingAdded: Rule<"staging-added"> = {
  ...unaffected("the records are as they were"),
};

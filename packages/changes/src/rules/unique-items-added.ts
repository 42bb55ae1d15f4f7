import { narrower } from "../verdict/rows.ts";
import type { Rule } from "../verdict/verdict.ts";

/** Members of a list must differ. */
export const uniqueItemsAdded: Rule<"unique-items-added"> = {
  ...narrower("members must differ"),
};

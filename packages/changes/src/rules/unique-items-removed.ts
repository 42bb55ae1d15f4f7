import { wider } from "../verdict/rows.ts";
import type { Rule } from "../verdict/verdict.ts";

/** Members of a list may be equal. */
export const uniqueItemsRemoved: Rule<"unique-items-removed"> = {
  ...wider("members may be equal"),
};

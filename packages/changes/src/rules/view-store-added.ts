import { unaffected } from "../verdict/rows.ts";
import type { Rule } from "../verdict/verdict.ts";

/** One more store has the view. */
export const viewStoreAdded: Rule<"view-store-added"> = {
  ...unaffected("nobody used what was not there"),
};

import { unaffected } from "../verdict/rows.ts";
import type { Rule } from "../verdict/verdict.ts";

/** Records are found faster, and written a little slower. */
export const indexAdded: Rule<"index-added"> = {
  ...unaffected("an index changes no answer"),
};

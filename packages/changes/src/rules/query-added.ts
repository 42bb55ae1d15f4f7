import { unaffected } from "../verdict/rows.ts";
import type { Rule } from "../verdict/verdict.ts";

/** One more query is promised to be fast, and to be answered. */
export const queryAdded: Rule<"query-added"> = {
  ...unaffected("nobody asked it before"),
};

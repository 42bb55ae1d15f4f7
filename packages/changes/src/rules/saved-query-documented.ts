import { unaffected } from "../verdict/rows.ts";
import type { Rule } from "../verdict/verdict.ts";

/** Its description, owner or meta. */
export const savedQueryDocumented: Rule<"saved-query-documented"> = {
  ...unaffected("only what people read is worded otherwise"),
};

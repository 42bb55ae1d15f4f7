import { unaffected } from "../verdict/rows.ts";
import type { Rule } from "../verdict/verdict.ts";

/** What a value means is worded otherwise, or it is deprecated. */
export const enumValueDocumented: Rule<"enum-value-documented"> = {
  ...unaffected("only what people read is worded otherwise"),
};

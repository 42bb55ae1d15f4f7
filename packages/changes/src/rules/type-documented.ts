import { unaffected } from "../verdict/rows.ts";
import type { Rule } from "../verdict/verdict.ts";

/** Its description or meta. */
export const typeDocumented: Rule<"type-documented"> = {
  ...unaffected("only what people read is worded otherwise"),
};

import { unaffected } from "../verdict/rows.ts";
import type { Rule } from "../verdict/verdict.ts";

/** Its description or deprecation. */
export const fieldDocumented: Rule<"field-documented"> = {
  ...unaffected("only what people read is worded otherwise"),
};

import { unaffected } from "../verdict/rows.ts";
import type { Rule } from "../verdict/verdict.ts";

/** Its description, owner or meta. */
export const viewDocumented: Rule<"view-documented"> = {
  ...unaffected("only what people read is worded otherwise"),
};

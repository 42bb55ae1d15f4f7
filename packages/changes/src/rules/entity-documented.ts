import { unaffected } from "../verdict/rows.ts";
import type { Rule } from "../verdict/verdict.ts";

/** Its description, owner, version, meta or reserved names. */
export const entityDocumented: Rule<"entity-documented"> = {
  ...unaffected("only what people read is worded otherwise"),
};

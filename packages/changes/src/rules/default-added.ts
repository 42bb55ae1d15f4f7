import { unaffected } from "../verdict/rows.ts";
import type { Rule } from "../verdict/verdict.ts";

/** What is created without the field has a value. */
export const defaultAdded: Rule<"default-added"> = {
  ...unaffected("the record has the field as before; it may be left out when it is created"),
};

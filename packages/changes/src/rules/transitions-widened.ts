import { unaffected } from "../verdict/rows.ts";
import type { Rule } from "../verdict/verdict.ts";

/** A step is allowed that was refused. */
export const transitionsWidened: Rule<"transitions-widened"> = {
  ...unaffected("a record by itself is valid as before, and every step that was allowed is"),
};

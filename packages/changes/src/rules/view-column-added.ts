import { unaffected } from "../verdict/rows.ts";
import { breaks, type Rule } from "../verdict/verdict.ts";

/** The view answers one more column. */
export const viewColumnAdded: Rule<"view-column-added"> = {
  ...unaffected("queries name the columns that they read"),
  "closed-wire-reader": breaks("a key that it does not know is refused"),
};

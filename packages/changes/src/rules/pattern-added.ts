import { narrower } from "../verdict/rows.ts";
import type { Rule } from "../verdict/verdict.ts";

/** Text must look like something. */
export const patternAdded: Rule<"pattern-added"> = {
  ...narrower("text must follow the pattern"),
};

import { other } from "../verdict/rows.ts";
import type { Rule } from "../verdict/verdict.ts";

/** Text must look like something else. */
export const patternChanged: Rule<"pattern-changed"> = {
  ...other("text must follow another pattern"),
};

import { wider } from "../verdict/rows.ts";
import type { Rule } from "../verdict/verdict.ts";

/** Text may look like anything. */
export const patternRemoved: Rule<"pattern-removed"> = {
  ...wider("text need not follow the pattern"),
};

import { wider } from "../verdict/rows.ts";
import type { Rule } from "../verdict/verdict.ts";

/** Numbers may have more digits before the point. */
export const precisionRaised: Rule<"precision-raised"> = {
  ...wider("numbers have more digits"),
};

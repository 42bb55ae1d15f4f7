import { wider } from "../verdict/rows.ts";
import type { Rule } from "../verdict/verdict.ts";

/** A condition need not hold. */
export const checkRemoved: Rule<"check-removed"> = {
  ...wider("a condition need not hold"),
};

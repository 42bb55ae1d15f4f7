import { narrower } from "../verdict/rows.ts";
import type { Rule } from "../verdict/verdict.ts";

/** A condition must hold. */
export const checkAdded: Rule<"check-added"> = {
  ...narrower("a condition must hold"),
};

import { other } from "../verdict/rows.ts";
import type { Rule } from "../verdict/verdict.ts";

/** Another condition must hold; whether it allows more or less is not known. */
export const checkChanged: Rule<"check-changed"> = {
  ...other("another condition must hold"),
};

import { wider } from "../verdict/rows.ts";
import type { Rule } from "../verdict/verdict.ts";

/** More values are allowed. */
export const limitLoosened: Rule<"limit-loosened"> = {
  ...wider("the limit allows more"),
};

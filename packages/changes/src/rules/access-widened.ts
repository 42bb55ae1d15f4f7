import { unaffected } from "../verdict/rows.ts";
import { weakens, type Rule } from "../verdict/verdict.ts";

/** Callers are let in that were not. */
export const accessWidened: Rule<"access-widened"> = {
  ...unaffected("who was let in still is"),
  security: ({ operation }) => weakens(`callers may ${operation} that could not`),
};

import { unaffected } from "../verdict/rows.ts";
import { weakens, type Rule } from "../verdict/verdict.ts";

/** Clients may write one more field. */
export const writableWidened: Rule<"writable-widened"> = {
  ...unaffected("what clients could write they still can"),
  security: ({ operation, after }) => weakens(`clients may say ${after} when they ${operation}`),
};

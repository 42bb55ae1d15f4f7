import { unaffected } from "../verdict/rows.ts";
import { breaks, type Rule } from "../verdict/verdict.ts";

/** What used the type says so itself; its own module is gone. */
export const typeRemoved: Rule<"type-removed"> = {
  ...unaffected("where it was used, the change of the field says what happens"),
  typescript: breaks("its module is gone"),
  zod: breaks("its codec is gone"),
};

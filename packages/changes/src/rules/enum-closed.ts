import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** Readers refuse values that they do not know. */
export const enumClosed: Rule<"enum-closed"> = {
  ...unaffected("what may be written is the same"),
  zod: safe("what was stored was written by a schema that knew its values"),
  typescript: breaks("the branch for values that are not known is gone"),
};

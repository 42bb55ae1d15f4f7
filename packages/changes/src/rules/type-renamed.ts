import { unaffected } from "../verdict/rows.ts";
import { breaks, type Rule } from "../verdict/verdict.ts";

/** The type has another name; its values are the same. */
export const typeRenamed: Rule<"type-renamed"> = {
  ...unaffected("a value does not say what its type is called"),
  typescript: breaks("its type and module are called otherwise"),
  zod: breaks("its codec and the module of it are called otherwise"),
};

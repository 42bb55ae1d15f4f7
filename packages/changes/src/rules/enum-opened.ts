import { unaffected } from "../verdict/rows.ts";
import { breaks, type Rule } from "../verdict/verdict.ts";

/** Readers take values that they do not know; writers write none. */
export const enumOpened: Rule<"enum-opened"> = {
  ...unaffected("what may be written is the same"),
  typescript: breaks("code that reads the value must expect one that it does not know"),
};

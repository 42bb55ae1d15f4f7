import { narrower } from "../verdict/rows.ts";
import { breaks, type Rule } from "../verdict/verdict.ts";

/** A value is refused that somebody may write, or have written. */
export const enumValueRemoved: Rule<"enum-value-removed"> = {
  ...narrower("a value is gone"),
  typescript: breaks("code that writes the value, or compares with it, does not compile"),
};

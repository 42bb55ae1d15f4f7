import { other } from "../verdict/rows.ts";
import { breaks, type Rule } from "../verdict/verdict.ts";

/** A map takes other keys. */
export const mapKeysChanged: Rule<"map-keys-changed"> = {
  ...other("other keys are allowed"),
  typescript: breaks("the type of the map has other keys"),
};

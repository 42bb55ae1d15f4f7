import { wider } from "../verdict/rows.ts";
import { breaks, type Rule } from "../verdict/verdict.ts";

/** A map takes more keys. */
export const mapKeysWidened: Rule<"map-keys-widened"> = {
  ...wider("more keys are allowed"),
  typescript: breaks("the type of the map has other keys"),
};

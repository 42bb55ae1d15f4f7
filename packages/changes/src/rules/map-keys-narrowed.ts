import { narrower } from "../verdict/rows.ts";
import { breaks, type Rule } from "../verdict/verdict.ts";

/** A map takes fewer keys. */
export const mapKeysNarrowed: Rule<"map-keys-narrowed"> = {
  ...narrower("fewer keys are allowed"),
  typescript: breaks("the type of the map has fewer keys"),
};

import { narrower } from "../verdict/rows.ts";
import { breaks, type Rule } from "../verdict/verdict.ts";

/** A map must have a key. */
export const mapKeyRequired: Rule<"map-key-required"> = {
  ...narrower("the key must be there"),
  typescript: breaks("who makes a map must give the key"),
};

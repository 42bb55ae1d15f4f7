import { wider } from "../verdict/rows.ts";
import { breaks, type Rule } from "../verdict/verdict.ts";

/** A map need not have a key. */
export const mapKeyNotRequired: Rule<"map-key-not-required"> = {
  ...wider("the key may be missing"),
  typescript: breaks("code that reads the key must expect it to be missing"),
};

import { unaffected } from "../verdict/rows.ts";
import { breaks, type Rule } from "../verdict/verdict.ts";

/** Some steps are refused that were allowed, some allowed that were refused. */
export const transitionsChanged: Rule<"transitions-changed"> = {
  ...unaffected("a record by itself is valid as before"),
  "wire-writer": breaks("a step that was allowed is refused"),
  "postgres-writer": breaks("a step that was allowed is refused"),
  "firestore-client": breaks("a step that was allowed is denied"),
};

import { unaffected } from "../verdict/rows.ts";
import { breaks, type Rule } from "../verdict/verdict.ts";

/** A step is refused that was allowed. */
export const transitionsNarrowed: Rule<"transitions-narrowed"> = {
  ...unaffected("a record by itself is valid as before"),
  "wire-writer": breaks("a step that was allowed is refused"),
  "postgres-writer": breaks("a step that was allowed is refused"),
  "firestore-client": breaks("a step that was allowed is denied"),
};

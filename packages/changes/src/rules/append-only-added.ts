import { unaffected } from "../verdict/rows.ts";
import { breaks, type Rule } from "../verdict/verdict.ts";

/** Records are never changed or deleted from now on. */
export const appendOnlyAdded: Rule<"append-only-added"> = {
  ...unaffected("a record is valid as before"),
  "wire-writer": breaks("no patch is taken any more"),
  typescript: breaks("the patch type has no field left"),
  "postgres-writer": breaks("every update and delete is refused"),
  "firestore-client": breaks("every update and delete is denied"),
};

import { writtenByClients } from "../verdict/facts.ts";
import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** The value stays as it was created. */
export const immutableAdded: Rule<"immutable-added"> = {
  ...unaffected("a record is valid as before"),
  "wire-writer": breaks("a patch with the field is refused"),
  typescript: breaks("the patch type has no such property any more"),
  "firestore-client": (change) => (writtenByClients(change, "update") ? breaks("an update that changes the field is denied") : safe("clients could not change it before")),
  "postgres-writer": (change) => (writtenByClients(change, "update") ? breaks("the client role is no longer granted to update the column") : safe("the client role could not update it before; the owner of the table still can")),
};

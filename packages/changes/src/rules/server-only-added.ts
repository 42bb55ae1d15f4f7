import { writtenByClients } from "../verdict/facts.ts";
import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** Only servers say the value. */
export const serverOnlyAdded: Rule<"server-only-added"> = {
  ...unaffected("a record is valid as before"),
  "firestore-client": (change) => (writtenByClients(change, "create") || writtenByClients(change, "update") ? breaks("a document in which a client says the value is denied") : safe("clients could not write it before")),
  "postgres-writer": (change) => (writtenByClients(change, "create") || writtenByClients(change, "update") ? breaks("the client role is no longer granted to write the column") : safe("the client role could not write it before")),
};

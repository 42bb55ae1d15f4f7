import { writtenByClients } from "../verdict/facts.ts";
import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** Who creates a record must say the value. */
export const defaultRemoved: Rule<"default-removed"> = {
  ...unaffected("the record has the field as before"),
  "wire-writer": breaks("a record that is created without the field is refused"),
  typescript: breaks("who makes a record must give the field"),
  "postgres-writer": breaks("a row without the column is refused"),
  "firestore-client": (change) => (writtenByClients(change, "create") ? safe("clients write every field of a document: Firestore has no defaults") : breaks("a field that only servers set cannot be created by clients without a default")),
};

import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** No two records may be equal in these fields. */
export const uniqueAdded: Rule<"unique-added"> = {
  ...unaffected("a record by itself is valid as before"),
  "wire-writer": breaks("a record that equals another in these fields is refused"),
  "postgres-writer": ({ after }) => (after.stores.includes("postgres") ? breaks("a row that equals another in these columns is refused") : safe("PostgreSQL does not enforce it")),
  "firestore-client": ({ after }) => (after.stores.includes("firestore") ? breaks("a document that equals another in these fields may be denied") : safe("Firestore does not enforce it")),
};

import { unaffected } from "../verdict/rows.ts";
import { breaks, type Rule } from "../verdict/verdict.ts";

/** The field names a record of another kind. */
export const referenceChanged: Rule<"reference-changed"> = {
  ...unaffected("a record by itself is valid as before, or its type's change says otherwise"),
  "wire-reader": breaks("what is followed is a record of another kind"),
  "closed-wire-reader": breaks("what is followed is a record of another kind"),
  "wire-writer": breaks("a record that names one of the old kind is refused"),
  typescript: breaks("an identifier is one of another entity"),
  "postgres-reader": breaks("a join with the old table finds nothing"),
  "postgres-writer": breaks("a row that names one of the old table is refused"),
  "firestore-client": breaks("what is followed is a document of another collection"),
  "bigquery-query": breaks("a join with the old table finds nothing"),
};

import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** What is created without the field means something else. */
export const defaultChanged: Rule<"default-changed"> = {
  ...unaffected("the old and the new value are both valid"),
  "wire-writer": breaks("a record that is created without the field gets another value"),
  "postgres-writer": breaks("a row without the column gets another value"),
  "firestore-client": ({ field }) => (field?.after?.serverOnly === true ? breaks("a document that is created with the old default is denied") : safe("clients say every value themselves")),
};

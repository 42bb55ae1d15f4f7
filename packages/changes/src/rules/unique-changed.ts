import { unaffected } from "../verdict/rows.ts";
import { breaks, type Rule } from "../verdict/verdict.ts";

/** Another condition says which records must differ, or whether missing values meet. */
export const uniqueChanged: Rule<"unique-changed"> = {
  ...unaffected("a record by itself is valid as before"),
  "wire-writer": breaks("a record may be refused that was not"),
  "wire-reader": breaks("a record that was found by these fields may be one of several"),
  "closed-wire-reader": breaks("a record that was found by these fields may be one of several"),
  "postgres-reader": breaks("a row that was found by these columns may be one of several"),
  "postgres-writer": breaks("a row may be refused that was not, and ON CONFLICT may find another index"),
  "firestore-client": breaks("a document may be denied that was not"),
  "bigquery-query": breaks("a row that was found by these columns may be one of several"),
};

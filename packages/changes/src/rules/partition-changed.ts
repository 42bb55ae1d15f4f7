import { unaffected } from "../verdict/rows.ts";
import { breaks, type Rule } from "../verdict/verdict.ts";

/** Tables are cut by another time, into longer or shorter parts, or not at all. No store cuts a table that is there: it is made anew, and its rows copied. */
export const partitionChanged: Rule<"partition-changed"> = {
  ...unaffected("how a table is cut is not part of records"),
  "postgres-writer": breaks("the table is made anew, and its partitions with it"),
  "bigquery-load": breaks("the table is made anew"),
};

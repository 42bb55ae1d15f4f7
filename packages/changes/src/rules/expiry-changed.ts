import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, weakens, type Rule } from "../verdict/verdict.ts";

/** Records are deleted at another time, or not at all. */
export const expiryChanged: Rule<"expiry-changed"> = {
  ...unaffected("a record is valid as before"),
  "postgres-reader": breaks("records may be gone that were there"),
  "firestore-client": breaks("records may be gone that were there"),
  "bigquery-query": breaks("records may be gone that were there"),
  security: ({ before, after }) => ((before.expires !== undefined || before.keep !== undefined) && after.expires === undefined && after.keep === undefined
    ? weakens("records that were deleted in time are kept for ever") : safe("records are still deleted in time, or never were")),
};

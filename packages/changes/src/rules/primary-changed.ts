import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** Another store refuses duplicates and references that lead nowhere. */
export const primaryChanged: Rule<"primary-changed"> = {
  ...unaffected("records are what they were"),
  "postgres-writer": ({ after }) => (after === "postgres" ? breaks("PostgreSQL enforces keys, uniques and references from now on") : safe("PostgreSQL enforces less than before")),
  "postgres-reader": ({ before }) => (before === "postgres" ? breaks("PostgreSQL no longer promises that records are unique and references lead somewhere") : safe("PostgreSQL promises more than before")),
};

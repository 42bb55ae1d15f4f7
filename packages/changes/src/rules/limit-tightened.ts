import { narrower } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** Fewer values are allowed. */
export const limitTightened: Rule<"limit-tightened"> = {
  ...narrower("the limit allows less"),
  "bigquery-load": ({ after }) => (after.word === "maxLength" ? breaks("a column of text takes no longer text") : safe("BigQuery does not enforce it; its loader's validator does")),
};

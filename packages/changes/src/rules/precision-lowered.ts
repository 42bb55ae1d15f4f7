import { narrower } from "../verdict/rows.ts";
import { breaks, type Rule } from "../verdict/verdict.ts";

/** Numbers may have fewer digits before the point. */
export const precisionLowered: Rule<"precision-lowered"> = {
  ...narrower("numbers have fewer digits"),
  "bigquery-load": breaks("the column takes fewer digits"),
};

import { unaffected } from "../verdict/rows.ts";
import { safe, weakens, type Rule } from "../verdict/verdict.ts";

/** Who is responsible for the field looks at it otherwise; no store holds it otherwise. */
export const personalDataChanged: Rule<"personal-data-changed"> = {
  ...unaffected("the class of personal data is not part of records"),
  security: ({ after }) => (after === undefined ? weakens("the field is no longer treated as personal data: forgetting and masking pass it by") : safe("the field is treated as personal data")),
};

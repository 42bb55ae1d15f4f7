import { unaffected } from "../verdict/rows.ts";
import { safe, type Rule } from "../verdict/verdict.ts";

/** The same condition has another name. */
export const checkRenamed: Rule<"check-renamed"> = {
  ...unaffected("the same records are valid"),
  "postgres-writer": safe("the constraint is called otherwise; who reads its name from an error sees the new one"),
};

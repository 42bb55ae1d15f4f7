import { unaffected } from "../verdict/rows.ts";
import type { Rule } from "../verdict/verdict.ts";

/** The text is another one, and the columns are told of by themselves. */
export const savedQuerySqlChanged: Rule<"saved-query-sql-changed"> = {
  ...unaffected("it answers the same columns; what its rows say is for people to judge"),
};

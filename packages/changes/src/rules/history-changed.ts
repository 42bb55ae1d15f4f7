import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, weakens, type Rule } from "../verdict/verdict.ts";

/** The journal stands in another table, or other changes make no entry. */
export const historyChanged: Rule<"history-changed"> = {
  ...unaffected("the records are as they were"),
  "postgres-reader": ({ before, after }) => (before.table === after.table ? safe("the journal is where it was") : breaks("the journal's table is called otherwise")),
  security: ({ before, after }) => (after.except.some((name) => !before.except.includes(name)) ? weakens("changes of a field are no longer written down") : safe("no less is written down")),
};

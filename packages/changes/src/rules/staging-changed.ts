import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, type Rule, type Verdict } from "../verdict/verdict.ts";
import type { ChangeOf } from "../change/change.ts";

/** What waits stands in another table, is matched by other fields, or is merged in another way. */
export const stagingChanged: Rule<"staging-changed"> = {
  ...unaffected("the records are as they were"),
  "postgres-reader": ({ before, after }) => (before.table === after.table ? safe("waiting records are where they were") : breaks("the staging table is called otherwise")),
  "postgres-writer": (change) => promotedOtherwise(change),
};

function promotedOtherwise({ before, after }: ChangeOf<"staging-changed">): Verdict {
  if (before.table !== after.table) return breaks("the staging table is called otherwise");
  if (before.merge !== after.merge) return breaks(after.merge === "overwrite" ? "what waits now overwrites what a record has" : "what waits no longer overwrites what a record has");
  return breaks("what waits is matched by other fields");
}

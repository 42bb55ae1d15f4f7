import { isOld } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { as, named } from "../tree.ts";

export const truncatedTable: MigrationRule = {
  code: {
    code: "migration/truncated-table",
    severity: "error",
    explain: `
TRUNCATE takes all rows of a table, with CASCADE those of every table that refers to it, runs no trigger for a row, and locks out readers and writers (ACCESS EXCLUSIVE).

Rows that have to go are deleted in batches, so that triggers see them and others go on working:

  -- step: batches
  DELETE FROM shop.carts WHERE id IN (SELECT id FROM shop.carts WHERE touched < now() - interval '1 year' LIMIT 1000);`,
  },
  loses: true,
  look: ({ node, at }, migration) => {
    const truncate = as(node, "TruncateStmt");
    const old = (truncate?.relations ?? []).flatMap((each) => as(each, "RangeVar") ?? []).filter((table) => isOld(migration, table)).map(named);
    if (old.length === 0) return [];
    const more = truncate?.behavior === "DROP_CASCADE" ? " and of every table that refers to it" : "";
    return [{ at, message: `all rows of ${old.join(", ")}${more} go for ever`, help: "delete the rows that have to go in batches" }];
  },
};

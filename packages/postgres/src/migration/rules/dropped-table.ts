import { isOld } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { as, named, rangeOf } from "../tree.ts";

export const droppedTable: MigrationRule = {
  code: {
    code: "migration/dropped-table",
    severity: "error",
    explain: `
A table that was there before the migration is dropped, with all its rows. Whoever still reads or writes it fails from that moment on, and a rollback makes an empty table.

Let the release that stops using it be everywhere first. A cheap test is a rename: if nobody complains about the missing name for a week, nobody will miss the table.

  -- lint: allow dropped-table: no client has read it since 3.0.0, its rows are in the archive
  DROP TABLE shop.fax_numbers;`,
  },
  loses: true,
  look: ({ node, at }, migration) => {
    const drop = as(node, "DropStmt");
    if (drop?.removeType !== "OBJECT_TABLE") return [];
    const old = (drop.objects ?? []).map(rangeOf).filter((table) => isOld(migration, table)).map(named);
    if (old.length === 0) return [];
    return [{ at, message: `the table ${old.join(", ")} and all its rows go for ever`, help: "stop using it in a release of its own, keep a copy, and say with -- lint: allow why it may go" }];
  },
};

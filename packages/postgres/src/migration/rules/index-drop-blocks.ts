import type { MigrationRule } from "../rule.ts";
import { as, named, rangeOf } from "../tree.ts";

export const indexDropBlocks: MigrationRule = {
  code: {
    code: "migration/index-drop-blocks",
    severity: "warning",
    explain: `
DROP INDEX locks the index's table for everybody (ACCESS EXCLUSIVE). It is short by itself, but it waits for every open transaction that has used the table, and whoever comes meanwhile waits behind it.

  -- step: alone
  DROP INDEX CONCURRENTLY shop.orders_client;`,
  },
  look: ({ node, at }, { before }) => {
    const drop = as(node, "DropStmt");
    if (drop?.removeType !== "OBJECT_INDEX" || drop.concurrent === true) return [];
    const old = (drop.objects ?? []).map(rangeOf).filter((index) => before.some(({ indexes }) => indexes.some(({ name }) => name === index.relname)));
    return old.length === 0 ? [] : [{ at, message: `nobody can use the table of ${old.map(named).join(", ")} while this waits for its lock`, help: "DROP INDEX CONCURRENTLY, in a step of mode alone" }];
  },
};

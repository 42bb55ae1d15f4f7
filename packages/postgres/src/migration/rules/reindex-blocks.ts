import type { MigrationRule } from "../rule.ts";
import { as, option } from "../tree.ts";

export const reindexBlocks: MigrationRule = {
  code: {
    code: "migration/reindex-blocks",
    severity: "warning",
    explain: `
REINDEX keeps writers of the table out until the index is built (SHARE), and readers that would use the index (ACCESS EXCLUSIVE on it).

  -- step: alone
  REINDEX INDEX CONCURRENTLY shop.orders_client;`,
  },
  look: ({ node, at, measured }) => {
    const reindex = as(node, "ReindexStmt");
    if (reindex === undefined || option(reindex.params, "concurrently") !== undefined || measured.locks.length === 0) return [];
    return [{ at, message: "nobody can write to the table until its index is built", help: "REINDEX CONCURRENTLY, in a step of mode alone" }];
  },
};

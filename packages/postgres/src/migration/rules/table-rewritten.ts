import { rewritesTable } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { as } from "../tree.ts";

export const tableRewritten: MigrationRule = {
  code: {
    code: "migration/table-rewritten",
    severity: "warning",
    explain: `
The statement writes a whole table anew while nobody reads or writes it: SET LOGGED or UNLOGGED, another access method or tablespace, CLUSTER, VACUUM FULL, REFRESH of a materialized view. It was measured: the
table's file is another one afterwards.

There is no form of it that works beside others, but for REFRESH MATERIALIZED VIEW CONCURRENTLY. Do it in a maintenance window, or on a small table, and say so:

  -- lint: allow table-rewritten: 3 MB, in the window of Sunday
  ALTER TABLE shop.sessions SET LOGGED;

An unlogged table is empty after a crash, and not on replicas.`,
  },
  look: ({ node, at, measured, commands }) => {
    if (!rewritesTable(measured) || as(node, "TruncateStmt") !== undefined) return [];
    if (commands.some(({ command }) => command.subtype === "AT_AddColumn" || command.subtype === "AT_AlterColumnType")) return [];
    const tables = measured.rewrites.filter(({ is }) => is === "table").map(({ name }) => name);
    return [{ at, message: `${tables.join(", ")} is written anew while nobody can use it`, help: "say with -- lint: allow how long that takes, and when" }];
  },
};

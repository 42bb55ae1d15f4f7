import { alteredTable, commandsOf } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { as, named } from "../tree.ts";

export const partitionDetachBlocks: MigrationRule = {
  code: {
    code: "migration/partition-detach-blocks",
    severity: "warning",
    explain: `
DETACH PARTITION locks the whole partitioned table for everybody (ACCESS EXCLUSIVE), and waits for every open transaction that has used it, with everybody else behind it.

  -- step: alone
  ALTER TABLE shop.events DETACH PARTITION shop.events_2020 CONCURRENTLY;

Where there is a default partition, PostgreSQL has no such form; then say with -- lint: allow when it runs.`,
  },
  look: (statement, migration) => {
    const table = alteredTable(statement, migration);
    if (table === undefined) return [];
    return commandsOf(statement, "AT_DetachPartition").filter(({ command }) => as(command.def, "PartitionCmd")?.concurrent !== true).map(({ at }) => ({
      at, message: `nobody can use ${named(table)} while this waits for its lock`, help: "DETACH PARTITION … CONCURRENTLY, in a step of mode alone",
    }));
  },
};

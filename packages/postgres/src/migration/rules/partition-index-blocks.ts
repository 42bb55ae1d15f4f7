import { tableIn } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { as, named } from "../tree.ts";

export const partitionIndexBlocks: MigrationRule = {
  code: {
    code: "migration/partition-index-blocks",
    severity: "warning",
    explain: `
An index on a partitioned table is built on every partition in one go, and nobody writes to any of them until all are done. CONCURRENTLY is refused there.

Make the index of the parent alone, which is instant and not valid yet, build one on each partition beside the writers, and attach them; with the last one the parent's becomes valid:

  CREATE INDEX events_at ON ONLY shop.events (at);
  -- step: alone
  CREATE INDEX CONCURRENTLY events_2026_at ON shop.events_2026 (at);
  -- step: transaction
  ALTER INDEX shop.events_at ATTACH PARTITION shop.events_2026_at;`,
  },
  look: ({ node, at }, migration) => {
    const { relation, concurrent } = as(node, "IndexStmt") ?? {};
    if (relation === undefined || concurrent === true || relation.inh !== true) return [];
    const table = tableIn(migration.before, relation);
    if (table?.partitioned === undefined || table.partitioned === null || table.name !== relation.relname) return [];
    return [{ at, message: `nobody can write to any partition of ${named(relation)} until the index is built on all of them`, help: "CREATE INDEX ON ONLY the parent, CONCURRENTLY on each partition, then attach" }];
  },
};

import { isOld, tableIn } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { as, named } from "../tree.ts";

export const indexBlocksWrites: MigrationRule = {
  code: {
    code: "migration/index-blocks-writes",
    severity: "warning",
    explain: `
CREATE INDEX holds a SHARE lock on its table until the index is built: nobody writes meanwhile. On ten million rows that is minutes.

Build it beside the writers, which takes a step of its own, since it runs in no transaction:

  -- step: alone
  CREATE INDEX CONCURRENTLY orders_client ON shop.orders (client_id);

If that fails it leaves an invalid index, which concord migrate removes before it tries again. Quiet for tables that the same migration makes.`,
  },
  look: ({ node, at }, migration) => {
    const { relation, concurrent } = as(node, "IndexStmt") ?? {};
    if (relation === undefined || concurrent === true || !isOld(migration, relation) || tableIn(migration.before, relation)?.partitioned?.partitions !== undefined) return [];
    return [{ at, message: `nobody can write to ${named(relation)} until the index is built`, help: "CREATE INDEX CONCURRENTLY, in a step of mode alone" }];
  },
};

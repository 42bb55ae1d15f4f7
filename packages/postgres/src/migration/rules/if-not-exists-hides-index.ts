import type { MigrationRule } from "../rule.ts";
import { as } from "../tree.ts";

export const ifNotExistsHidesIndex: MigrationRule = {
  code: {
    code: "migration/if-not-exists-hides-index",
    severity: "warning",
    explain: `
A CREATE INDEX CONCURRENTLY that fails leaves an index that is not valid: it is kept up to date and never used. With IF NOT EXISTS the next run finds the name taken, skips the statement and reports success, and the
index stays invalid for ever (measured on 18 and 15).

Leave IF NOT EXISTS away. concord migrate finds what a broken run left, drops it and builds it again:

  -- step: alone
  CREATE INDEX CONCURRENTLY orders_client ON shop.orders (client_id);`,
  },
  look: ({ node, at }) => {
    const { concurrent, if_not_exists: unless } = as(node, "IndexStmt") ?? {};
    return concurrent === true && unless === true ? [{ at, message: "IF NOT EXISTS takes an invalid index of an earlier run for this one", help: "leave IF NOT EXISTS away" }] : [];
  },
};

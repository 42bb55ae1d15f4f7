import { alteredTable, commandsOf, tableIn } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { named } from "../tree.ts";

export const rowSecurityWithoutPolicy: MigrationRule = {
  code: {
    code: "migration/row-security-without-policy",
    severity: "warning",
    explain: `
Row-level security is turned on for a table that was there before, and it has no policy after the migration. From that moment on every role but its owner reads no row and writes none, and reading fails without an error: it
just finds nothing.

Make the policies first, in the same step:

  CREATE POLICY orders_read ON shop.orders FOR SELECT TO app_client USING (client_id = concord.uid());
  ALTER TABLE shop.orders ENABLE ROW LEVEL SECURITY;`,
  },
  look: (statement, migration) => {
    const table = alteredTable(statement, migration);
    if (table === undefined || tableIn(migration.after, table)?.policies.length !== 0) return [];
    return commandsOf(statement, "AT_EnableRowSecurity").map(({ at }) => ({ at, message: `nobody but its owner sees a row of ${named(table)} from now on`, help: "create its policies before, in the same step" }));
  },
};

import { alteredTable, commandsOf } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { named } from "../tree.ts";

export const rowSecurityOff: MigrationRule = {
  code: {
    code: "migration/row-security-off",
    severity: "error",
    explain: `
Row-level security of a table is turned off: policies stay where they are and hold for nobody, so that every role with a grant reads and writes all rows.

If a statement of the migration has to see all rows, run it as a role that bypasses policies; concord migrate sets row_security = off for itself, which fails instead of hiding rows. Never turn it off for everybody:

  -- lint: allow row-security-off: the table holds countries, and all may read them
  ALTER TABLE shop.countries DISABLE ROW LEVEL SECURITY;`,
  },
  look: (statement, migration) => {
    const table = alteredTable(statement, migration);
    if (table === undefined) return [];
    return commandsOf(statement, "AT_DisableRowSecurity", "AT_NoForceRowSecurity").map(({ command, at }) => ({
      at, message: command.subtype === "AT_DisableRowSecurity" ? `no policy of ${named(table)} holds any more` : `policies of ${named(table)} hold for its owner no longer`, help: "leave it on, and say with a policy who may do what",
    }));
  },
};

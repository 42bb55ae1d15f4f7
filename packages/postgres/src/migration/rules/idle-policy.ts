import { tableIn } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { as, named } from "../tree.ts";

export const idlePolicy: MigrationRule = {
  code: {
    code: "migration/idle-policy",
    severity: "warning",
    explain: `
A policy is made on a table whose row-level security is off after the migration. It holds for nobody: every role with a grant reads and writes all rows, though the table looks guarded.

  ALTER TABLE shop.orders ENABLE ROW LEVEL SECURITY;`,
  },
  look: ({ node, at }, { after }) => {
    const { policy_name: name, table } = as(node, "CreatePolicyStmt") ?? {};
    if (table === undefined || tableIn(after, table)?.rowSecurity !== false) return [];
    return [{ at, message: `the policy ${name} holds for nobody: row-level security of ${named(table)} is off`, help: `ALTER TABLE ${named(table)} ENABLE ROW LEVEL SECURITY in the same step` }];
  },
};

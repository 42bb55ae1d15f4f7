import { firstLine, tableIn } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { as, named } from "../tree.ts";

export const tableWithoutRowSecurity: MigrationRule = {
  code: {
    code: "migration/table-without-row-security",
    severity: "warning",
    explain: `
The migration makes a table without row-level security, in a database whose other tables have it. Hosts like Supabase grant every new table of the schema public to their anonymous role, so that anybody on the internet
reads and writes it.

  ALTER TABLE shop.invoices ENABLE ROW LEVEL SECURITY;

With no policy nobody but the owner gets at it; policies then say who may do what. Quiet where no table has row-level security: then the database trusts its callers.`,
  },
  look: (statement, { before, after }) => {
    const { relation, partbound } = as(statement.node, "CreateStmt") ?? {};
    const made = relation === undefined ? undefined : tableIn(after, relation);
    if (relation === undefined || partbound !== undefined || tableIn(before, relation) !== undefined || made === undefined || made.rowSecurity || !before.some(({ rowSecurity }) => rowSecurity)) return [];
    return [{ at: firstLine(statement), message: `${named(relation)} has no row-level security, as other tables have`, help: "ALTER TABLE … ENABLE ROW LEVEL SECURITY in the same step" }];
  },
};

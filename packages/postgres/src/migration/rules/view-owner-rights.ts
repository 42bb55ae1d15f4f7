import { firstLine, tableIn } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { as, holds, named, option } from "../tree.ts";

export const viewOwnerRights: MigrationRule = {
  code: {
    code: "migration/view-owner-rights",
    severity: "warning",
    explain: `
A view reads tables that have row-level security, with its owner's rights: policies of the tables do not hold for whoever asks the view, so it shows every row.

From PostgreSQL 15 on a view can ask with its caller's rights:

  CREATE VIEW shop.open_orders WITH (security_invoker = true) AS SELECT id FROM shop.orders WHERE closed_at IS NULL;

Where it is meant to show what its caller may not read, say so with -- lint: allow.`,
  },
  look: (statement, { after }) => {
    const { view, query, options } = as(statement.node, "ViewStmt") ?? {};
    if (view === undefined || ["true", "on", "yes", "1"].includes(option(options, "security_invoker") ?? "")) return [];
    const guarded = holds(query, "RangeVar", (table) => tableIn(after, table)?.rowSecurity === true);
    return guarded ? [{ at: firstLine(statement), message: `${named(view)} shows all rows of its tables, whoever asks`, help: "WITH (security_invoker = true)" }] : [];
  },
};

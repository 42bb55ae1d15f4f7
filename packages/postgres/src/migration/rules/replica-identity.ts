import { commandsOf } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { as, named } from "../tree.ts";

export const replicaIdentity: MigrationRule = {
  code: {
    code: "migration/replica-identity",
    severity: "warning",
    explain: `
REPLICA IDENTITY FULL writes the whole old row to the log at every UPDATE and DELETE, and a subscriber without a fitting index looks for it row by row. With NOTHING, updates and deletes of a published table fail.

The primary key is the default; another unique index over columns that are NOT NULL does as well:

  ALTER TABLE shop.orders REPLICA IDENTITY USING INDEX orders_number;`,
  },
  look: (statement) => commandsOf(statement, "AT_ReplicaIdentity").flatMap(({ command, at }) => {
    const kind = as(command.def, "ReplicaIdentityStmt")?.identity_type;
    if (kind !== "f" && kind !== "n") return [];
    const table = named(as(statement.node, "AlterTableStmt")?.relation ?? {});
    return [{ at, message: kind === "f" ? `every change of ${table} logs the whole old row` : `changes of ${table} can't be replicated`, help: "give the table a primary key, or REPLICA IDENTITY USING INDEX" }];
  }),
};

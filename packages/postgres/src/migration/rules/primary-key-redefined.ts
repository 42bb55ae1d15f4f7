import { addedConstraints, alteredTable, commandsOf, tableIn } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { named } from "../tree.ts";

export const primaryKeyRedefined: MigrationRule = {
  code: {
    code: "migration/primary-key-redefined",
    severity: "warning",
    explain: `
The primary key of a table goes, or another one takes its place. References that lead to it go with it (CASCADE) or keep it from going, logical replication loses the rows' identity, upserts that name the key fail
(ON CONFLICT), and a new key is built under a lock unless its index stands already.

Keep the old key as a unique, build the new one's index first, and change over in one statement:

  CREATE UNIQUE INDEX CONCURRENTLY orders_number ON shop.orders (number);
  -- step: transaction
  ALTER TABLE shop.orders DROP CONSTRAINT orders_pkey, ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX orders_number;`,
  },
  look: (statement, migration) => {
    const table = alteredTable(statement, migration);
    const key = table === undefined ? undefined : tableIn(migration.before, table)?.constraints.find(({ kind }) => kind === "primary key");
    if (table === undefined || key === undefined) return [];
    const another = migration.statements.some((each) => alteredTable(each, migration)?.relname === table.relname && addedConstraints(each).some(({ constraint }) => constraint.contype === "CONSTR_PRIMARY"));
    return commandsOf(statement, "AT_DropConstraint").filter(({ command }) => command.name === key.name).map(({ at }) => ({
      at,
      message: another ? `the primary key of ${named(table)} is another one from now on` : `${named(table)} has no primary key from now on`,
      help: "say with -- lint: allow who has looked for references, upserts and replication that use it",
    }));
  },
};

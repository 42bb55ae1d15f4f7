import { addedConstraints, alteredTable } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { named } from "../tree.ts";

export const primaryKeyBlocks: MigrationRule = {
  code: {
    code: "migration/primary-key-blocks",
    severity: "warning",
    explain: `
ADD PRIMARY KEY builds its index, and looks for NULL, while nobody reads or writes the table (ACCESS EXCLUSIVE).

Make the columns NOT NULL first (migration/not-null-scans says how), build the index beside the others, and make it the key's, which is instant:

  -- step: alone
  CREATE UNIQUE INDEX CONCURRENTLY orders_pkey ON shop.orders (id);
  -- step: transaction
  ALTER TABLE shop.orders ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX orders_pkey;`,
  },
  look: (statement, migration) => {
    const table = alteredTable(statement, migration);
    if (table === undefined) return [];
    return addedConstraints(statement).filter(({ constraint }) => constraint.contype === "CONSTR_PRIMARY" && constraint.indexname === undefined).map(({ command }) => ({
      at: command.at, message: `nobody can use ${named(table)} until the index of the key is built`, help: "CREATE UNIQUE INDEX CONCURRENTLY, then ADD CONSTRAINT … PRIMARY KEY USING INDEX",
    }));
  },
};

import { addedConstraints, alteredTable } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { named } from "../tree.ts";

export const uniqueBlocks: MigrationRule = {
  code: {
    code: "migration/unique-blocks",
    severity: "warning",
    explain: `
ADD UNIQUE builds its index while nobody reads or writes the table (ACCESS EXCLUSIVE).

Build the index beside the others, and make it the constraint's, which is instant:

  -- step: alone
  CREATE UNIQUE INDEX CONCURRENTLY orders_label_key ON shop.orders (label);
  -- step: transaction
  ALTER TABLE shop.orders ADD CONSTRAINT orders_label_key UNIQUE USING INDEX orders_label_key;

A new column is added first, without UNIQUE.`,
  },
  look: (statement, migration) => {
    const table = alteredTable(statement, migration);
    if (table === undefined) return [];
    return addedConstraints(statement).filter(({ constraint }) => constraint.contype === "CONSTR_UNIQUE" && constraint.indexname === undefined).map(({ command }) => ({
      at: command.at, message: `nobody can use ${named(table)} until the index of the unique is built`, help: "CREATE UNIQUE INDEX CONCURRENTLY, then ADD CONSTRAINT … UNIQUE USING INDEX",
    }));
  },
};

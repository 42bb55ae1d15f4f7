import { addedColumns, alteredTable, rewritesTable } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { named } from "../tree.ts";

export const identityRewrites: MigrationRule = {
  code: {
    code: "migration/identity-rewrites",
    severity: "warning",
    explain: `
An identity or serial column is added: every row gets its number at once, so the server writes the table and all its indexes anew while nobody reads or writes it (ACCESS EXCLUSIVE).

Add a bigint that may be NULL, let a sequence number new rows, fill the old ones in batches, make it NOT NULL, and give it its identity last, which is instant:

  CREATE SEQUENCE shop.orders_number_seq;
  ALTER TABLE shop.orders ADD COLUMN number bigint;
  ALTER TABLE shop.orders ALTER COLUMN number SET DEFAULT nextval('shop.orders_number_seq');
  -- step: batches
  UPDATE shop.orders SET number = nextval('shop.orders_number_seq') WHERE id IN (SELECT id FROM shop.orders WHERE number IS NULL LIMIT 1000);`,
  },
  look: (statement, migration) => {
    const table = alteredTable(statement, migration);
    if (table === undefined) return [];
    return addedColumns(statement).filter(({ command, made }) => (made === "identity" || made === "serial") && rewritesTable(command.measured)).map(({ command, column }) => ({
      at: command.at, message: `numbering ${column.colname} writes ${named(table)} and its indexes anew while nobody can use it`, help: "add a bigint, set its default to a sequence, and fill it in batches",
    }));
  },
};

import { addedColumns, alteredTable, rewritesTable } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { named } from "../tree.ts";

export const defaultRewrites: MigrationRule = {
  code: {
    code: "migration/default-rewrites",
    severity: "warning",
    explain: `
A column is added whose default is another one for each row (gen_random_uuid(), clock_timestamp(), nextval), or whose type is a domain with a check. The server writes the table and all its indexes anew while nobody
reads or writes it (ACCESS EXCLUSIVE). A constant and now() do not: they are stored once.

Add the column without default, set the default for new rows, and fill the old ones in batches:

  ALTER TABLE shop.orders ADD COLUMN token uuid;
  ALTER TABLE shop.orders ALTER COLUMN token SET DEFAULT gen_random_uuid();
  -- step: batches
  UPDATE shop.orders SET token = gen_random_uuid() WHERE id IN (SELECT id FROM shop.orders WHERE token IS NULL LIMIT 1000);`,
  },
  look: (statement, migration) => {
    const table = alteredTable(statement, migration);
    if (table === undefined) return [];
    return addedColumns(statement).filter(({ command, made }) => made === undefined && rewritesTable(command.measured)).map(({ command, column }) => ({
      at: command.at, message: `the values of ${column.colname} write ${named(table)} and its indexes anew while nobody can use it`, help: "add the column without default, set the default after it, and fill it in batches",
    }));
  },
};

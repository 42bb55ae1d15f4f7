import { alteredTable, commandsOf, rewritesTable } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { named } from "../tree.ts";

export const typeChangeRewrites: MigrationRule = {
  code: {
    code: "migration/type-change-rewrites",
    severity: "warning",
    explain: `
The new type stores values in another way, or may refuse some, so the server writes the table and all its indexes anew while nobody reads or writes it (ACCESS EXCLUSIVE). Another collation builds the indexes of the
column anew. What the server did was measured; widening a varchar or a numeric's precision, varchar to text and cidr to inet do neither.

Add a column of the new type, keep both equal by a trigger, fill it in batches, let clients change over, and drop the old one in a later release:

  ALTER TABLE shop.orders ADD COLUMN count_big bigint;
  CREATE TRIGGER … ;
  -- step: batches
  UPDATE shop.orders SET count_big = count WHERE id IN (SELECT id FROM shop.orders WHERE count_big IS NULL LIMIT 1000);`,
  },
  look: (statement, migration) => {
    const table = alteredTable(statement, migration);
    if (table === undefined) return [];
    return commandsOf(statement, "AT_AlterColumnType").filter(({ measured }) => measured.rewrites.length > 0).map(({ command, at, measured }) => {
      const indexes = measured.rewrites.map(({ name }) => name).join(", ");
      const does = rewritesTable(measured) ? `writes ${named(table)} and its indexes anew while nobody can use it` : `builds ${indexes} anew while nobody can use the table`;
      return { at, message: `the new type of ${command.name} ${does}`, help: "add a column of the new type, keep both equal, fill it in batches, and change over" };
    });
  },
};

import { alteredTable, commandsOf, scannedTables } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { as } from "../tree.ts";

export const notNullScans: MigrationRule = {
  code: {
    code: "migration/not-null-scans",
    severity: "warning",
    explain: `
SET NOT NULL reads the whole table for a NULL while nobody else reads or writes it (ACCESS EXCLUSIVE). It reads nothing where a validated CHECK says the same already (measured on 18 and 15; one that is NOT VALID
does not help).

  ALTER TABLE shop.orders ADD CONSTRAINT orders_note_set CHECK (note IS NOT NULL) NOT VALID;
  -- step: transaction
  ALTER TABLE shop.orders VALIDATE CONSTRAINT orders_note_set;
  -- step: transaction
  ALTER TABLE shop.orders ALTER COLUMN note SET NOT NULL, DROP CONSTRAINT orders_note_set;

From 18 on, ADD CONSTRAINT … NOT NULL note NOT VALID and VALIDATE do it without the check.`,
  },
  look: (statement, migration) => {
    if (alteredTable(statement, migration) === undefined) return [];
    const added = commandsOf(statement, "AT_AddConstraint").filter(({ command }) => as(command.def, "Constraint")?.contype === "CONSTR_NOTNULL");
    return [...commandsOf(statement, "AT_SetNotNull"), ...added].filter(({ measured }) => measured.scans.length > 0 && measured.rewrites.length === 0).map(({ at, measured }) => ({
      at, message: `${scannedTables(measured)} is read from end to end while nobody can use it`, help: "validate a CHECK (… IS NOT NULL) in a step before",
    }));
  },
};

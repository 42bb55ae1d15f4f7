import { addedConstraints, alteredTable, scannedTables } from "../known.ts";
import type { MigrationRule } from "../rule.ts";

export const checkScans: MigrationRule = {
  code: {
    code: "migration/check-scans",
    severity: "warning",
    explain: `
ADD CHECK reads the whole table while nobody else reads or writes it (ACCESS EXCLUSIVE).

Added as NOT VALID it is instant and holds for every new row. A later step validates the old ones beside readers and writers (SHARE UPDATE EXCLUSIVE):

  ALTER TABLE shop.orders ADD CONSTRAINT orders_count_minimum CHECK (count >= 0) NOT VALID;
  -- step: transaction
  ALTER TABLE shop.orders VALIDATE CONSTRAINT orders_count_minimum;

Quiet where the server reads nothing, as for a new column's check that its default passes.`,
  },
  look: (statement, migration) => {
    if (alteredTable(statement, migration) === undefined) return [];
    return addedConstraints(statement).filter(({ constraint: { contype, skip_validation: skips }, command }) => contype === "CONSTR_CHECK" && skips !== true && command.measured.scans.length > 0).map(({ command }) => ({
      at: command.at, message: `${scannedTables(command.measured)} is read from end to end while nobody can use it`, help: "add the check as NOT VALID, and validate it in a step of its own",
    }));
  },
};

import { addedConstraints, alteredTable, scannedTables } from "../known.ts";
import type { MigrationRule } from "../rule.ts";

export const nullablePrimaryKey: MigrationRule = {
  code: {
    code: "migration/nullable-primary-key",
    severity: "warning",
    explain: `
PRIMARY KEY USING INDEX is instant only if its columns are NOT NULL already. Here they are not, so the server reads the whole table for a NULL while nobody else reads or writes it (ACCESS EXCLUSIVE; measured).

Make them NOT NULL first, without a scan under that lock; migration/not-null-scans says how.`,
  },
  look: (statement, migration) => {
    if (alteredTable(statement, migration) === undefined) return [];
    return addedConstraints(statement).filter(({ constraint, command }) => constraint.contype === "CONSTR_PRIMARY" && constraint.indexname !== undefined && command.measured.scans.length > 0).map(({ command }) => ({
      at: command.at, message: `the columns of the key may be NULL, so ${scannedTables(command.measured)} is read from end to end while nobody can use it`, help: "make the columns NOT NULL first, by a validated CHECK",
    }));
  },
};

import { addedConstraints, alteredTable } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { named } from "../tree.ts";

export const exclusionBlocks: MigrationRule = {
  code: {
    code: "migration/exclusion-blocks",
    severity: "warning",
    explain: `
ADD EXCLUDE builds its index and compares all rows while nobody reads or writes the table (ACCESS EXCLUSIVE). PostgreSQL has no form that works beside others: no NOT VALID, no USING INDEX.

Add it where the table is small or in a maintenance window, and say so; or make a new table with the constraint and move the rows there in batches.

  -- lint: allow exclusion-blocks: 2,000 rows, built in 10 ms
  ALTER TABLE shop.bookings ADD CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&);`,
  },
  look: (statement, migration) => {
    const table = alteredTable(statement, migration);
    if (table === undefined) return [];
    return addedConstraints(statement).filter(({ constraint }) => constraint.contype === "CONSTR_EXCLUSION").map(({ command }) => ({
      at: command.at, message: `nobody can use ${named(table)} until all rows are compared`, help: "say with -- lint: allow how long that takes, or move the rows to a new table that has the constraint",
    }));
  },
};

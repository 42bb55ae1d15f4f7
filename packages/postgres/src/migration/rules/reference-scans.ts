import { addedConstraints, alteredTable } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { named } from "../tree.ts";

export const referenceScans: MigrationRule = {
  code: {
    code: "migration/reference-scans",
    severity: "warning",
    explain: `
ADD FOREIGN KEY compares all rows while nobody writes to either table (SHARE ROW EXCLUSIVE on both).

Added as NOT VALID it is instant and holds for every new row. A later step validates the old ones beside readers and writers:

  ALTER TABLE shop.orders ADD CONSTRAINT orders_client_fkey FOREIGN KEY (client_id) REFERENCES shop.clients NOT VALID;
  -- step: transaction
  ALTER TABLE shop.orders VALIDATE CONSTRAINT orders_client_fkey;

A new column with REFERENCES takes ACCESS EXCLUSIVE on its table while it waits for the other one: add the column first.`,
  },
  look: (statement, migration) => {
    const table = alteredTable(statement, migration);
    if (table === undefined) return [];
    return addedConstraints(statement).filter(({ constraint: { contype, skip_validation: skips } }) => contype === "CONSTR_FOREIGN" && skips !== true).map(({ constraint, command, column }) => ({
      at: command.at,
      message: column === undefined ? `nobody can write to ${named(table)} and ${named(constraint.pktable ?? {})} until all rows are compared` : `nobody can use ${named(table)} while this waits for ${named(constraint.pktable ?? {})}`,
      help: column === undefined ? "add the foreign key as NOT VALID, and validate it in a step of its own" : "add the column, then the foreign key as NOT VALID, each in a step of its own",
    }));
  },
};

import { addedConstraints, alteredTable, commandsOf, earlierInTransaction } from "../known.ts";
import type { MigrationRule } from "../rule.ts";

export const validatedAtOnce: MigrationRule = {
  code: {
    code: "migration/validated-at-once",
    severity: "warning",
    explain: `
A constraint is added as NOT VALID and validated in the same transaction. The lock of the first statement is held until the transaction ends, so the table is read from end to end under it after all: NOT VALID has
won nothing.

Validate it in a step of its own:

  ALTER TABLE shop.orders ADD CONSTRAINT orders_count_minimum CHECK (count >= 0) NOT VALID;
  -- step: transaction
  ALTER TABLE shop.orders VALIDATE CONSTRAINT orders_count_minimum;`,
  },
  look: (statement, migration) => {
    if (alteredTable(statement, migration) === undefined) return [];
    const added = [...earlierInTransaction(statement, migration), statement].flatMap(addedConstraints).map(({ constraint }) => constraint.conname);
    return commandsOf(statement, "AT_ValidateConstraint").filter(({ command }) => added.includes(command.name)).map(({ command, at }) => ({
      at, message: `${command.name} is validated under the lock of the statement that added it`, help: "put -- step: transaction above it",
    }));
  },
};

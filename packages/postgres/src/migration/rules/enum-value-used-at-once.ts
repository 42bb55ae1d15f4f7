import type { MigrationRule } from "../rule.ts";

export const enumValueUsedAtOnce: MigrationRule = {
  code: {
    code: "migration/enum-value-used-at-once",
    severity: "error",
    explain: `
A value was added to an enum in the same transaction and is used in it. PostgreSQL refuses that (SQLSTATE 55P04): rows with the value would be unreadable if the transaction failed.

Close the step behind ADD VALUE:

  ALTER TYPE shop.status ADD VALUE 'shipped' AFTER 'paid';
  -- step: transaction
  UPDATE shop.orders SET status = 'shipped' WHERE id = 1;`,
  },
  look: ({ measured: { error }, at }) => (error?.code === "55P04" ? [{ at, message: "this uses a value of an enum that the same transaction added", help: "put -- step: transaction above it" }] : []),
};

import { newColumns } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { typeName } from "../tree.ts";

export const timestampWithoutZone: MigrationRule = {
  code: {
    code: "migration/timestamp-without-zone",
    severity: "warning",
    explain: `
A new column is a timestamp without time zone. It holds what a clock on some wall showed, and nobody knows on which: the same value is another moment in each session, and comparing it with now() depends on the session's zone.

Moments are timestamptz:

  ALTER TABLE shop.orders ADD COLUMN paid_at timestamptz(3);

Where a clock on a wall is meant (opening hours, a birthday's party), say so with -- lint: allow. Not told of migrations that were made from contracts: there the type is the contract's.`,
  },
  look: (statement, migration) => newColumns(statement, migration).filter(({ column }) => typeName(column.typeName) === "timestamp").map(({ column, at }) => ({
    at, message: `${column.colname} is no moment: its zone is not kept`, help: "timestamptz",
  })),
};

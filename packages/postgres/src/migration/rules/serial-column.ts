import { newColumns } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { typeName } from "../tree.ts";

export const serialColumn: MigrationRule = {
  code: {
    code: "migration/serial-column",
    severity: "warning",
    explain: `
A new column is serial: a default over a sequence of its own. Rights on the sequence have to be granted beside those on the table, copies of the table share it, and anybody may insert a number that the sequence
brings again later.

An identity column has none of that (since PostgreSQL 10):

  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY`,
  },
  look: (statement, migration) => newColumns(statement, migration).filter(({ column }) => /^(?:big|small)?serial\d?$/u.test(typeName(column.typeName))).map(({ column, at }) => ({
    at, message: `${column.colname} is a default over a sequence`, help: "GENERATED ALWAYS AS IDENTITY",
  })),
};

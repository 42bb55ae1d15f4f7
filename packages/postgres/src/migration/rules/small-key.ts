import { newColumns } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { typeName } from "../tree.ts";

export const smallKey: MigrationRule = {
  code: {
    code: "migration/small-key",
    severity: "warning",
    explain: `
A new key or counter is an integer of 2 or 4 bytes. At 2,147,483,647 every insert fails, and by then the change to bigint rewrites the table and every table that refers to it. Numbers are also used up by inserts that
fail.

  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY

Not told of migrations that were made from contracts.`,
  },
  look: (statement, migration) => newColumns(statement, migration).filter(({ column, kinds }) => {
    const type = typeName(column.typeName);
    return ["serial", "serial4", "smallserial", "serial2"].includes(type) || (["int4", "int2"].includes(type) && (kinds.includes("CONSTR_PRIMARY") || kinds.includes("CONSTR_IDENTITY")));
  }).map(({ column, at }) => ({ at, message: `${column.colname} ends at ${["int2", "smallserial", "serial2"].includes(typeName(column.typeName)) ? "32,767" : "2,147,483,647"}`, help: "bigint" })),
};

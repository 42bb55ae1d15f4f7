import { newColumns } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { typeName } from "../tree.ts";

export const jsonColumn: MigrationRule = {
  code: {
    code: "migration/json-column",
    severity: "warning",
    explain: `
A new column is json. The type has no equality, so SELECT DISTINCT, UNION and GROUP BY over its rows fail, also in queries that exist already and select everything; it has no indexes and is parsed at every use.

  ALTER TABLE shop.orders ADD COLUMN extra jsonb;

json keeps blanks, the order of keys and repeated keys as they were written; where that is needed, it is a text.`,
  },
  look: (statement, migration) => newColumns(statement, migration).filter(({ column }) => typeName(column.typeName) === "json").map(({ column, at }) => ({
    at, message: `${column.colname} has no equality: DISTINCT and UNION over its rows fail`, help: "jsonb",
  })),
};

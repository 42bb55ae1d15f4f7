import { addedColumns, alteredTable, rewritesTable } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { named } from "../tree.ts";

export const generatedColumnRewrites: MigrationRule = {
  code: {
    code: "migration/generated-column-rewrites",
    severity: "warning",
    explain: `
A stored generated column is added: the server computes it for every row and writes the table and all its indexes anew while nobody reads or writes it (ACCESS EXCLUSIVE).

From PostgreSQL 18 on, a VIRTUAL one is computed when it is read and added at once. Otherwise add an ordinary column, let a trigger set it, and fill it in batches:

  ALTER TABLE shop.orders ADD COLUMN twice integer GENERATED ALWAYS AS (count * 2) VIRTUAL;`,
  },
  look: (statement, migration) => {
    const table = alteredTable(statement, migration);
    if (table === undefined) return [];
    return addedColumns(statement).filter(({ command, made }) => made === "generated" && rewritesTable(command.measured)).map(({ command, column }) => ({
      at: command.at, message: `computing ${column.colname} writes ${named(table)} and its indexes anew while nobody can use it`, help: "make it VIRTUAL (PostgreSQL 18), or fill an ordinary column in batches and let a trigger set it",
    }));
  },
};

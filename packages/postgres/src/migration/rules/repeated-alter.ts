import { alteredTable, earlierInTransaction } from "../known.ts";
import type { MigrationRule, Statement } from "../rule.ts";
import { as, named } from "../tree.ts";

export const repeatedAlter: MigrationRule = {
  code: {
    code: "migration/repeated-alter",
    severity: "warning",
    explain: `
Two ALTER TABLE of one table in one transaction each read or write it from end to end. As commands of one statement they would do it once.

  ALTER TABLE shop.orders ALTER COLUMN note SET NOT NULL, ALTER COLUMN label SET NOT NULL;`,
  },
  look: (statement, migration) => {
    const table = alteredTable(statement, migration);
    if (table === undefined || !passes(statement)) return [];
    const first = earlierInTransaction(statement, migration).find((each) => alteredTable(each, migration)?.relname === table.relname && passes(each));
    if (first === undefined) return [];
    return [{ at: statement.at, message: `${named(table)} is gone through a second time`, help: "make them commands of one ALTER TABLE", related: [{ span: first.at, message: "this does so too" }] }];
  },
};

/** Whether it reads or writes its table from end to end, for a reason that can be joined with another; a foreign key is compared by a query of its own. */
function passes({ commands, measured }: Statement): boolean {
  const isJoinable = commands.every(({ command }) => ["AT_SetNotNull", "AT_AddColumn", "AT_AlterColumnType"].includes(command.subtype ?? "") || as(command.def, "Constraint")?.contype === "CONSTR_CHECK");
  return isJoinable && (measured.scans.length > 0 || measured.rewrites.length > 0);
}

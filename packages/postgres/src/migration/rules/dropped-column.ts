import type { RangeVar } from "libpg-query";
import { alteredTable, commandsOf } from "../known.ts";
import type { JudgedMigration, MigrationRule } from "../rule.ts";
import { as, named } from "../tree.ts";

export const droppedColumn: MigrationRule = {
  code: {
    code: "migration/dropped-column",
    severity: "error",
    explain: `
A column that was there before the migration is dropped. Its values are gone for ever, and clients that still name it fail: a new release and the old one run side by side for a while.

Do it in two releases. In the first, mark the field deprecated in its contract and stop reading and writing it (a NOT NULL without default has to go then too, or inserts fail). In a later one, drop it:

  -- lint: allow dropped-column: deprecated in 2.0.0, nobody has read it since 2.1.0
  ALTER TABLE shop.orders DROP COLUMN fax;

Quiet where another column takes its name in the same migration, as at the end of a change of type: its values are there.`,
  },
  loses: true,
  look: (statement, migration) => {
    const table = alteredTable(statement, migration);
    if (table === undefined) return [];
    return commandsOf(statement, "AT_DropColumn").filter(({ command }) => !isReplaced(command.name, table, migration)).map(({ command, at }) => ({
      at, message: `the column ${command.name} of ${named(table)} and all its values go for ever`, help: "deprecate it, stop using it in a release of its own, and say with -- lint: allow since when nobody does",
    }));
  },
};

/** Whether another column of the table gets the name of one that goes. */
function isReplaced(name: string | undefined, { relname }: RangeVar, { statements }: JudgedMigration): boolean {
  return statements.some(({ node }) => {
    const renamed = as(node, "RenameStmt");
    return renamed?.renameType === "OBJECT_COLUMN" && renamed.relation?.relname === relname && renamed.newname === name;
  });
}

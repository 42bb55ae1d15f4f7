import { alteredTable, commandsOf } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { named } from "../tree.ts";

export const droppedColumn: MigrationRule = {
  code: {
    code: "migration/dropped-column",
    severity: "error",
    explain: `
A column that was there before the migration is dropped. Its values are gone for ever, and clients that still name it fail: a new release and the old one run side by side for a while.

Do it in two releases. In the first, mark the field deprecated in its contract and stop reading and writing it (a NOT NULL without default has to go then too, or inserts fail). In a later one, drop it:

  -- lint: allow dropped-column: deprecated in 2.0.0, nobody has read it since 2.1.0
  ALTER TABLE shop.orders DROP COLUMN fax;`,
  },
  look: (statement, migration) => {
    const table = alteredTable(statement, migration);
    if (table === undefined) return [];
    return commandsOf(statement, "AT_DropColumn").map(({ command, at }) => ({
      at, message: `the column ${command.name} of ${named(table)} and all its values go for ever`, help: "deprecate it, stop using it in a release of its own, and say with -- lint: allow since when nobody does",
    }));
  },
};

import { alteredTable, commandsOf, tableIn } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { named } from "../tree.ts";

export const droppedNotNull: MigrationRule = {
  code: {
    code: "migration/dropped-not-null",
    severity: "warning",
    explain: `
A column that always had a value may be NULL from now on. Clients of the release before have never met that: they read NULL where their types say that it can't be.

Let the release that reads NULL be everywhere first; until then give the column a default instead. Then say so:

  -- lint: allow dropped-not-null: clients from 2.1.0 on read it as optional, and 2.0.0 is gone
  ALTER TABLE shop.orders ALTER COLUMN note DROP NOT NULL;`,
  },
  look: (statement, migration) => {
    const table = alteredTable(statement, migration);
    if (table === undefined) return [];
    const was = tableIn(migration.before, table)?.columns.filter(({ notNull }) => notNull).map(({ name }) => name) ?? [];
    return commandsOf(statement, "AT_DropNotNull").filter(({ command }) => was.includes(command.name ?? "")).map(({ command, at }) => ({
      at, message: `readers may meet NULL in ${command.name} of ${named(table)}`, help: "let clients that expect it be everywhere first, and say so with -- lint: allow",
    }));
  },
};

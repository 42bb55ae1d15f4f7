import { alteredTable, commandsOf, tableIn } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { as, typeName } from "../tree.ts";

export const timezoneDependent: MigrationRule = {
  code: {
    code: "migration/timezone-dependent",
    severity: "warning",
    explain: `
A column changes between timestamp and timestamptz, and nothing says in which zone its old values were meant. The server takes the session's time zone: in another session the same migration makes other moments of
them, and writes the whole table anew unless that zone is UTC (measured).

Say the zone:

  ALTER TABLE shop.orders ALTER COLUMN at TYPE timestamptz USING at AT TIME ZONE 'Europe/Oslo';

concord migrate runs in UTC. With USING the table is written anew in any case; for a big one see migration/type-change-rewrites.`,
  },
  look: (statement, migration) => {
    const table = alteredTable(statement, migration);
    if (table === undefined) return [];
    const columns = tableIn(migration.before, table)?.columns ?? [];
    return commandsOf(statement, "AT_AlterColumnType").flatMap(({ command, at }) => {
      const column = as(command.def, "ColumnDef");
      const from = columns.find(({ name }) => name === command.name)?.type.replace(/\(\d\)/u, "");
      const to = typeName(column?.typeName);
      const turns = (from === "timestamp without time zone" && to === "timestamptz") || (from === "timestamp with time zone" && to === "timestamp");
      if (!turns || column?.raw_default !== undefined) return [];
      return [{ at, message: `what becomes of ${command.name} depends on the session's time zone`, help: `USING ${command.name} AT TIME ZONE 'UTC', or in which zone it was meant` }];
    });
  },
};

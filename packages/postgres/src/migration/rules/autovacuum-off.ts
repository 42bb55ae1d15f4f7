import { commandsOf } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { as, named, option } from "../tree.ts";

export const autovacuumOff: MigrationRule = {
  code: {
    code: "migration/autovacuum-off",
    severity: "warning",
    explain: `
Autovacuum is turned off for a table. Dead rows stay, its statistics grow old, and one day PostgreSQL freezes all of it at the worst time to keep transaction numbers from wrapping around.

Where it works too much or too little, set its thresholds for the table instead:

  ALTER TABLE shop.orders SET (autovacuum_vacuum_scale_factor = 0.02);`,
  },
  look: (statement) => {
    const { relation } = as(statement.node, "AlterTableStmt") ?? {};
    const made = as(statement.node, "CreateStmt");
    const faults = commandsOf(statement, "AT_SetRelOptions").filter(({ command }) => isOff(option(as(command.def, "List")?.items, "autovacuum_enabled"))).map(({ at }) => ({ at, table: relation }));
    const all = isOff(option(made?.options, "autovacuum_enabled")) ? [...faults, { at: statement.at, table: made?.relation }] : faults;
    return all.map(({ at, table }) => ({ at, message: `nothing clears dead rows out of ${named(table ?? {})} any more`, help: "set autovacuum's thresholds for the table instead" }));
  },
};

const isOff = (value: string | undefined): boolean => ["false", "off", "no", "0"].includes(value?.toLowerCase() ?? "");

import { lockModes, stronger, type LockMode } from "../../evolve/measured.ts";
import { rewritesTable } from "../known.ts";
import type { Fault, MigrationRule, Statement } from "../rule.ts";

export const understatedLock: MigrationRule = {
  code: {
    code: "migration/understated-lock",
    severity: "warning",
    explain: `
A line "-- lock:" below a step says less than the step does: the server took a stronger lock on that table, or wrote it anew. Such lines are made by concord plan, and people decide by them when to run a migration; after an edit
they have to be true again.

  -- step: transaction
  -- lock: ACCESS EXCLUSIVE on shop.orders; rewrites
  ALTER TABLE shop.orders ALTER COLUMN count TYPE bigint;`,
  },
  look: (statement, { statements }) => {
    const { step } = statement;
    const all = statements.filter((each) => each.step.index === step.index);
    if (all.at(-1) !== statement) return []; // Told once a step, at its own line.
    return step.locks.flatMap((line): readonly Fault[] => {
      const [, mode, table = "", does] = /^([A-Z ]+) on (.+); (rewrites|scans|instant)$/u.exec(line) ?? [];
      if (mode === undefined || !(lockModes as readonly string[]).includes(mode)) return [];
      const took = strongest(all, table);
      if (took !== undefined && stronger(took, mode as LockMode)) return [{ at: step.at, message: `the step takes ${took} on ${table}, and its lock line says ${mode}`, help: `-- lock: ${took} on ${table}; ${does}` }];
      const rewrites = all.some(({ measured }) => rewritesTable(measured) && measured.rewrites.some(({ name }) => name === table));
      return rewrites && does !== "rewrites" ? [{ at: step.at, message: `the step writes ${table} anew, and its lock line says ${does}`, help: `-- lock: ${mode} on ${table}; rewrites` }] : [];
    });
  },
};

function strongest(statements: readonly Statement[], table: string): LockMode | undefined {
  const modes = statements.flatMap(({ measured }) => measured.locks).filter(({ name }) => name === table).map(({ mode }) => mode);
  return modes.toSorted((a, b) => lockModes.indexOf(b) - lockModes.indexOf(a))[0];
}

import type { Pair } from "../directory/migration.ts";
import { rowOf } from "./migrate.ts";
import { prepare } from "./prepare.ts";
import { refused, type RunResult } from "./result.ts";
import { asOnlyRunner, type RunOptions } from "./runner.ts";
import type { MigrationStore } from "./store.ts";

export interface BaselineOptions extends RunOptions {
  /** The last migration that the database has already; undefined for none of them. */
  readonly through: string | undefined;
  readonly snapshot?: string;
}

/** Writes a ledger for a database that was there before: it has the migrations up to one, as somebody says, and nothing is run. */
export async function baseline(store: MigrationStore, pairs: readonly Pair[], options: BaselineOptions): Promise<RunResult> {
  const last = options.through === undefined ? 0 : pairs.findIndex(({ up }) => up.name === options.through) + 1;
  if (options.through !== undefined && last === 0) return refused(`there is no migration ${options.through}`, `there are ${pairs.map(({ up }) => up.name).join(", ") || "none"}`);
  const ready = await prepare(store, pairs.slice(0, last));
  return asOnlyRunner(store, options, async (session) => {
    const ledger = await session.readLedger();
    if (ledger !== undefined && ledger.migrations.length > 0) return refused(`this database has a ledger already: ${ledger.migrations.length} migrations`, "concord status shows it, concord repair mends it");
    await session.makeLedger();
    for (const { up } of ready) {
      const isNewest = options.snapshot !== undefined && up.file.name === pairs.at(-1)?.up.name;
      await session.save({ ...rowOf(up), state: "applied", baseline: true, ...(isNewest ? { snapshot: options.snapshot as string } : {}) }, { log: { did: "baseline", migration: up.file.name, detail: "said to be there already" } });
    }
    return { is: "done", did: ready.map(({ up }) => up.file.name), diagnostics: [] };
  });
}

import type { Pair } from "../directory/migration.ts";
import { compare, type Standing } from "../ledger/compare.ts";
import { beingUndone } from "../ledger/codes.ts";
import type { LedgerMigration } from "../ledger/ledger.ts";
import { guardLosses, type Refusal } from "./guard.ts";
import { isError, lossesOf, rowOf } from "./migrate.ts";
import { prepare, type Ready, type ReadyPair } from "./prepare.ts";
import type { RunResult } from "./result.ts";
import { asOnlyRunner, type RunOptions } from "./runner.ts";
import { runStatements } from "./statements.ts";
import type { MigrationStore } from "./store.ts";

export interface RollbackOptions extends RunOptions {
  readonly folder: string;
  /** How many migrations are undone. */
  readonly count: number;
}

/** Undoes the migrations that were run last, the last one first; goes on where an earlier rollback stopped. */
export async function rollback(store: MigrationStore, pairs: readonly Pair[], options: RollbackOptions): Promise<RunResult> {
  const { host, patience, consent, count } = options;
  const ready = await prepare(store, pairs);
  return asOnlyRunner(store, options, async (session, target) => {
    const ledger = await session.readLedger();
    const standing = compare(ready, ledger, options.folder, { outOfOrder: true });
    const { undoing, refusal } = rollbackOf(standing, count);
    if (refusal !== undefined) return { is: "refused", refusal };
    const diagnostics = [...standing.diagnostics.filter(({ code }) => code !== beingUndone.code), ...undoing.flatMap(({ down }) => down.diagnostics)];
    if (diagnostics.some(isError)) return { is: "findings", diagnostics };
    host.tell({ is: "undoes", migrations: undoing.map(({ up: { file } }) => ({ name: file.name, causes: file.causes })) });
    const lossy = await guardLosses(target, undoing.flatMap(({ row, down }) => lossesOf(down, row.statements.filter((each) => each.direction === "down"))), consent, host);
    if (lossy !== undefined) return { is: "refused", refusal: lossy };
    const did: string[] = [];
    for (const [index, { row, up, down }] of undoing.entries()) {
      const before = row.statements.filter((each) => each.direction === "down" && each.state === "done").length;
      host.tell({ is: "begins", migration: row.name, number: index + 1, of: undoing.length, undoes: true, done: before, statements: down.statements.length });
      await session.save({ ...rowOf(up), hash: row.hash, ...(row.snapshot === undefined ? {} : { snapshot: row.snapshot }), state: "undoing", baseline: false });
      const stopped = await runStatements(session, down, "down", row.statements, host, patience);
      if (stopped === "interrupted") return { is: "interrupted", did };
      if (stopped !== undefined) return { is: "stopped", did, stopped };
      await session.remove(row.name, { did: "undone", migration: row.name, detail: `${down.statements.length} statements${consent.backup === undefined ? "" : `; backup ${consent.backup}`}` });
      host.tell({ is: "ended", migration: row.name, undoes: true });
      did.push(row.name);
    }
    return { is: "done", did, diagnostics };
  });
}

export interface Undone { readonly row: LedgerMigration; readonly up: Ready; readonly down: Ready }

/** The migrations that were begun last, newest first; or why they cannot be undone. */
export function rollbackOf({ rows, ledger }: Standing, count: number): { readonly undoing: readonly Undone[]; readonly refusal?: Refusal } {
  const found: Undone[] = [];
  const no = (message: string, help: string): { readonly undoing: readonly Undone[]; readonly refusal: Refusal } => ({ undoing: [], refusal: { message, help } });
  for (const row of ledger.toReversed().slice(0, count)) {
    const pair: ReadyPair | undefined = rows.find(({ name }) => name === row.name)?.pair;
    if (row.baseline) return no(`${row.name} was there before concord, and nothing of it was run`, "what was not run is not undone");
    if (row.state === "applying") return no(`${row.name} has been run in part`, `finish it with concord migrate; or undo by hand what it did, and say so: concord repair ${row.name} --forget --reason <why>`);
    if (pair === undefined) return no(`the file of ${row.name} is not here`, "run from a checkout that has it");
    if (pair.down === undefined) return no(`${row.name} has no rollback`, `write ${row.name}.rollback.sql beside it`);
    found.push({ row, up: pair.up, down: pair.down });
  }
  return found.length > 0 ? { undoing: found } : no("there is nothing to undo", "no migration has been run against this database");
}

import type { Diagnostic } from "@concord/core";
import type { Pair } from "../directory/migration.ts";
import { nothing } from "../directory/migration.ts";
import { compare, type Standing, type StandingRow } from "../ledger/compare.ts";
import type { Ledger, LedgerRow } from "../ledger/ledger.ts";
import { guardLosses } from "./guard.ts";
import { lossOf, prepare, type Ready, type ReadyPair, type ReadyStatement } from "./prepare.ts";
import { refused, type RunResult } from "./result.ts";
import { asOnlyRunner, type RunOptions } from "./runner.ts";
import { runStatements } from "./statements.ts";
import type { MigrationStore, StoreTarget } from "./store.ts";

export interface MigrateOptions extends RunOptions {
  /** Where the files are, for findings that no file has. */
  readonly folder: string;
  /** The last migration to run; all of them by default. */
  readonly to?: string;
  readonly outOfOrder?: boolean;
  /** Old clients are gone: migrations that take from them what they need are run too. */
  readonly contract?: boolean;
  /** The text of the contracts that the newest migration leads to; the ledger keeps it. */
  readonly snapshot?: string;
}

/** Runs every migration that the store does not have, in order; goes on where an earlier run stopped. */
export async function migrate(store: MigrationStore, pairs: readonly Pair[], options: MigrateOptions): Promise<RunResult> {
  const { host, patience, consent } = options;
  const ready = await prepare(store, pairs);
  return asOnlyRunner(store, options, async (session, target) => {
    const ledger = await session.readLedger();
    const refusal = unknownDatabase(target, ledger);
    if (refusal !== undefined) return refusal;
    const standing = compare(ready, ledger, options.folder, options);
    const due = dueUntil(standing, options.to);
    if (due === undefined) return refused(`there is no migration ${options.to} to run`, "concord status lists them");
    const diagnostics = [...standing.diagnostics, ...due.flatMap(({ pair }) => pair?.up.diagnostics ?? [])];
    if (diagnostics.some(isError)) return { is: "findings", diagnostics };
    const lossy = await guardLosses(target, due.flatMap(({ pair, row }) => (pair === undefined ? [] : lossesOf(pair.up, row?.statements.filter((each) => each.direction === "up") ?? []))), consent, host);
    if (lossy !== undefined) return { is: "refused", refusal: lossy };
    if (due.length > 0) await session.makeLedger();
    const did: string[] = [];
    for (const [index, { name, pair, row }] of due.entries()) {
      const { up } = pair as ReadyPair;
      const before = row?.statements.filter((each) => each.state === "done").length ?? 0;
      host.tell({ is: "begins", migration: name, number: index + 1, of: due.length, undoes: false, done: before, statements: up.statements.length });
      const state: LedgerRow = { ...rowOf(up), state: "applying", baseline: false };
      await session.save(state);
      const stopped = await runStatements(session, up, "up", row?.statements ?? [], host, patience);
      if (stopped === "interrupted") return { is: "interrupted", did };
      if (stopped !== undefined) return { is: "stopped", did, stopped };
      const isNewest = options.snapshot !== undefined && name === pairs.at(-1)?.up.name;
      const detail = `${up.statements.length} statements${consent.backup === undefined ? "" : `; backup ${consent.backup}`}`;
      await session.save({ ...state, state: "applied", ...(isNewest ? { snapshot: options.snapshot as string } : {}) }, { log: { did: "applied", migration: name, detail } });
      host.tell({ is: "ended", migration: name, undoes: false });
      did.push(name);
    }
    return { is: "done", did, waiting: standing.waiting.map(({ name }) => name), diagnostics };
  });
}

/** What the ledger says of a file. */
export function rowOf({ file }: Ready): Omit<LedgerRow, "state" | "baseline"> {
  const { name, hash, body, after = nothing, from, to } = file;
  return { name, hash, body, after, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** A database in which somebody made things and that has no ledger is never taken over silently. */
export function unknownDatabase(target: StoreTarget, ledger: Ledger | undefined): RunResult | undefined {
  if (ledger !== undefined || target.objects.length === 0) return undefined;
  return refused(`the database ${target.name} holds things that no migration made: ${target.objects.slice(0, 3).join(", ")}${target.objects.length > 3 ? " and more" : ""}`, "say what it has: concord baseline --through <migration>, or concord baseline --none where the migrations add to it");
}

/** What is due, up to a migration; undefined if that is not among them. */
export function dueUntil({ due }: Standing, to: string | undefined): readonly StandingRow[] | undefined {
  if (to === undefined) return due;
  const last = due.findIndex(({ name }) => name === to);
  return last === -1 ? undefined : due.slice(0, last + 1);
}

/** What the statements of a file take away, as far as they are not done. */
export function lossesOf(ready: Ready, done: readonly { readonly ordinal: number; readonly state: string }[]): readonly string[] {
  const finished = new Set(done.filter(({ state }) => state === "done").map(({ ordinal }) => ordinal));
  const isDone = ({ ordinal }: ReadyStatement): boolean => finished.has(ordinal);
  return ready.steps.flatMap((step) => lossOf(step, isDone) ?? []);
}

export const isError = ({ severity }: Diagnostic): boolean => severity === "error";

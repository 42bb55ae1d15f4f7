import { report, type Diagnostic } from "@concord/core";
import type { Ready, ReadyPair } from "../run/prepare.ts";
import { beingUndone, editedMigration, outOfOrder, unknownMigration } from "./codes.ts";
import type { Direction, Ledger, LedgerMigration } from "./ledger.ts";

/** Where a migration stands in a store. `partly`: some of its statements are done. `unknown`: the store has it, and its file is not here. */
export type StandingState = "applied" | "baseline" | "partly" | "pending" | "undoing" | "unknown";

export interface StandingRow {
  readonly name: string;
  readonly state: StandingState;
  readonly pair?: ReadyPair;
  readonly row?: LedgerMigration;
}

/** A store's ledger beside the files. */
export interface Standing {
  /** In the order of the chain; then what has no file. */
  readonly rows: readonly StandingRow[];
  /** What is to be run, in order: the first may be there in part. */
  readonly due: readonly StandingRow[];
  /** What is not run yet since it takes from old clients what they need, and what comes behind it. */
  readonly waiting: readonly StandingRow[];
  /** What the store has, in the order in which it was begun. */
  readonly ledger: readonly LedgerMigration[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface StandingOptions {
  readonly outOfOrder?: boolean;
  /** Old clients are gone: what they need may go too. */
  readonly contract?: boolean;
}

/** Compares files with what a store says was done. What was done must stand in the files as it was, and come before all that was not. */
export function compare(pairs: readonly ReadyPair[], ledger: Ledger | undefined, folder: string, options: StandingOptions = {}): Standing {
  const diagnostics: Diagnostic[] = [];
  const byName = new Map((ledger?.migrations ?? []).map((row) => [row.name, row]));
  const rows = pairs.map((pair): StandingRow => {
    const row = byName.get(pair.up.file.name);
    byName.delete(pair.up.file.name);
    return row === undefined ? { name: pair.up.file.name, state: "pending", pair } : { name: row.name, state: stateOf(row), pair, row };
  });
  for (const { pair, row } of rows) {
    if (row === undefined || pair === undefined) continue;
    diagnostics.push(...edits(pair.up, row, "up"));
    if (row.state === "undoing" && pair.down !== undefined) diagnostics.push(...edits(pair.down, row, "down"));
    if (row.state === "undoing") diagnostics.push(report(beingUndone, { file: pair.up.file.source.file, start: 0, end: 0 }, `the rollback of ${row.name} has not come to its end`, { help: "concord rollback goes on with it" }));
  }
  const open = rows.filter(({ state }) => state === "pending" || state === "partly");
  // A store in which nothing was run has no clients yet.
  const first = options.contract === true || byName.size + rows.filter(({ row }) => row !== undefined).length === 0 ? -1 : open.findIndex(({ state, pair }) => state === "pending" && pair !== undefined && isContraction(pair.up));
  const [due, waiting] = first === -1 ? [open, []] : [open.slice(0, first), open.slice(first)];
  const last = rows.findLastIndex(({ state }) => state !== "pending");
  for (const row of rows.slice(0, last + 1).filter(({ state }) => state === "pending")) {
    if (options.outOfOrder === true || row.pair === undefined) continue;
    const help = "concord migrate --out-of-order runs it all the same; concord explain migrate/out-of-order says more";
    diagnostics.push(report(outOfOrder, row.pair.up.file.afterAt, `${row.name} comes before ${rows[last]?.name}, which this database has already`, { help }));
  }
  // Who has nothing to run is merely older than the database: a release that went back must be able to start.
  for (const { name } of byName.values()) {
    const finding = report(unknownMigration, { file: folder, start: 0, end: 0 }, `the database has ${name}, and no file of this name is here`, { help: "run from a checkout that has it" });
    diagnostics.push(due.length === 0 ? { ...finding, severity: "warning" } : finding);
  }
  return { rows: [...rows, ...[...byName.values()].map((row): StandingRow => ({ name: row.name, state: "unknown", row }))], due, waiting, ledger: ledger?.migrations ?? [], diagnostics };
}

/** The word in a header that lets a migration wait until the old clients are gone. */
export const phaseKey = "phase";

/** Whether a migration says in its header that it waits until old clients are gone: `-- phase: contract`. */
function isContraction({ file }: Ready): boolean {
  return file.notes.some(({ key, value }) => key === phaseKey && value === "contract");
}

function stateOf({ state, baseline }: LedgerMigration): StandingState {
  return state === "applying" ? "partly" : state === "undoing" ? "undoing" : baseline ? "baseline" : "applied";
}

/** How a file differs from what was run of it. */
function edits({ file, statements }: Ready, row: LedgerMigration, direction: Direction): readonly Diagnostic[] {
  const whole = direction === "up" && row.state !== "applying";
  if (whole && row.body === file.body) return [];
  const done = row.statements.filter((each) => each.direction === direction && (each.state !== "failed" || whole));
  const say = (start: number, end: number, message: string): readonly Diagnostic[] => [
    report(editedMigration, { file: file.source.file, start, end }, message, { help: `restore the file; or, if nothing of what was done changes: concord repair ${row.name} --accept --reason <why>` }),
  ];
  for (const { ordinal, hash, mode } of done) {
    const now = statements[ordinal - 1];
    if (now === undefined) return say(file.source.text.length, file.source.text.length, `statement ${ordinal} was run and is gone (it was ${short(hash)})`);
    if (now.hash !== hash) return say(now.start, now.end, `statement ${ordinal} was run with another text: ${short(hash)} then, ${short(now.hash)} now`);
    if (now.mode !== mode) return say(now.start, now.end, `statement ${ordinal} was run in mode ${mode}, now it is in ${now.mode}`);
  }
  if (!whole) return [];
  const more = statements[done.length];
  if (done.length > 0 && more !== undefined) return say(more.start, more.end, `statement ${more.ordinal} was not there when the migration was run (${short(row.body)} then, ${short(file.body)} now)`);
  const start = file.steps[0]?.at ?? { start: 0, end: 0 };
  return say(start.start, start.end, `the text was another one when it was run${done.length > 0 ? ", though every statement is the same" : ""}: ${short(row.body)} then, ${short(file.body)} now`);
}

const short = (hash: string): string => hash.slice(0, 12);

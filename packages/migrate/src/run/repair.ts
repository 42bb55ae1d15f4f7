import type { Pair } from "../directory/migration.ts";
import type { Direction, LedgerMigration, LedgerStatement, LogEntry } from "../ledger/ledger.ts";
import { rowOf } from "./migrate.ts";
import { prepare, type Ready, type ReadyPair } from "./prepare.ts";
import { refused, type RunResult } from "./result.ts";
import { asOnlyRunner, type RunOptions } from "./runner.ts";
import type { MigrationStore, StoreSession } from "./store.ts";

/** What a person says about the ledger of one migration. */
export type Repair =
  /** Somebody did this statement by hand, or saw that it was carried out. */
  | { readonly is: "done"; readonly ordinal: number }
  /** It was not carried out, and is to be run. */
  | { readonly is: "not-done"; readonly ordinal: number }
  /** The file as it is now is what was run. */
  | { readonly is: "accept" }
  /** Nothing of it is in the database any more. */
  | { readonly is: "forget" };

export interface RepairOptions extends RunOptions { readonly migration: string; readonly repair: Repair; readonly reason: string }

/** Changes what the ledger says, and nothing else in the database; the log keeps who did it, and why. */
export async function repair(store: MigrationStore, pairs: readonly Pair[], options: RepairOptions): Promise<RunResult> {
  const ready = await prepare(store, pairs.filter(({ up }) => up.name === options.migration));
  return asOnlyRunner(store, options, async (session) => {
    const row = (await session.readLedger())?.migrations.find(({ name }) => name === options.migration);
    if (row === undefined) return refused(`this database has nothing of ${options.migration}`, "concord status lists what it has");
    const done = (what: string): RunResult => ({ is: "done", did: [what], diagnostics: [] });
    const log = (did: LogEntry["did"], what: string): LogEntry => ({ did, migration: row.name, detail: `${what}: ${options.reason}` });
    if (options.repair.is === "forget") {
      await session.remove(row.name, log("forgotten", `${row.statements.length} statements`));
      return done(`forgot ${row.name} and its ${row.statements.length} statements: it is pending now`);
    }
    const [pair] = ready;
    if (pair === undefined) return refused(`the file of ${row.name} is not here`, "run from a checkout that has it");
    return options.repair.is === "accept" ? accept(session, row, pair, log, done) : mark(session, row, pair, options.repair, log, done);
  });
}

type Log = (did: LogEntry["did"], what: string) => LogEntry;
type Done = (what: string) => RunResult;

async function accept(session: StoreSession, row: LedgerMigration, pair: ReadyPair, log: Log, done: Done): Promise<RunResult> {
  const now = (each: LedgerStatement): LedgerStatement | undefined => {
    const found = (each.direction === "up" ? pair.up : pair.down)?.statements[each.ordinal - 1];
    return found === undefined ? undefined : { ...each, hash: found.hash, mode: found.mode };
  };
  const statements = row.statements.map(now);
  const kept = statements.filter((each) => each !== undefined);
  // A migration that is whole stays whole: what the file has gained was not run, and is taken for done all the same.
  const gained = row.state === "applying" || row.baseline ? [] : pair.up.statements.filter(({ ordinal }) => !kept.some((each) => each.direction === "up" && each.ordinal === ordinal)).map((each) => marked(each, "up"));
  await session.save({ ...row, ...rowOf(pair.up) }, { statements: [...kept, ...gained], log: log("accepted", `${row.body} became ${pair.up.file.body}`) });
  const changed = kept.filter((each, index) => each.hash !== row.statements[index]?.hash).length;
  return done(`took the text of ${row.name} for what was run: ${row.body.slice(0, 12)} became ${pair.up.file.body.slice(0, 12)}; statements changed ${changed}, gone ${row.statements.length - kept.length}, new ${gained.length}`);
}

async function mark(session: StoreSession, row: LedgerMigration, pair: ReadyPair, { is, ordinal }: { readonly is: "done" | "not-done"; readonly ordinal: number }, log: Log, done: Done): Promise<RunResult> {
  const direction: Direction = row.state === "undoing" ? "down" : "up";
  const file: Ready | undefined = direction === "up" ? pair.up : pair.down;
  const statement = file?.statements[ordinal - 1];
  if (file === undefined || statement === undefined) return refused(`${row.name} has no statement ${ordinal}`, `it has ${file?.statements.length ?? 0}`);
  if (row.state === "applied") return refused(`${row.name} is applied: all its statements are done`, "a new migration changes what it did; --forget makes it pending again");
  const others = row.statements.filter((each) => each.direction !== direction || each.ordinal !== ordinal);
  const was = row.statements.find((each) => each.direction === direction && each.ordinal === ordinal)?.state ?? "never sent";
  await session.save(row, { statements: is === "done" ? [...others, marked(statement, direction)] : others, log: log("marked", `statement ${ordinal} from ${was} to ${is === "done" ? "done" : "never sent"}`) });
  return done(`statement ${ordinal} of ${row.name} was ${was} and is now ${is === "done" ? "done" : "never sent"}: ${statement.text.split("\n")[0]}`);
}

function marked({ ordinal, hash, mode }: { readonly ordinal: number; readonly hash: string; readonly mode: LedgerStatement["mode"] }, direction: Direction): LedgerStatement {
  return { direction, ordinal, hash, mode, state: "done", rows: 0, batches: 0 };
}

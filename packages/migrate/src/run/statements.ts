import type { Direction, LedgerStatement } from "../ledger/ledger.ts";
import { pauseAfter, type Host, type Patience } from "./host.ts";
import type { Ready, ReadyStatement } from "./prepare.ts";
import type { Stopped } from "./result.ts";
import type { DueStatement, Outcome, StoreSession, Work } from "./store.ts";

/** Runs what is not done of a file, step after step. Undefined once all of it is done; where it stopped; `interrupted` if somebody wanted it to end. */
export async function runStatements(
  session: StoreSession, ready: Ready, direction: Direction, ledger: readonly LedgerStatement[], host: Host, patience: Patience,
): Promise<Stopped | "interrupted" | undefined> {
  const migration = ready.file.name;
  const earlier = new Map(ledger.filter((each) => each.direction === direction).map((each) => [each.ordinal, each]));
  const isDone = ({ ordinal }: ReadyStatement): boolean => earlier.get(ordinal)?.state === "done";
  const stoppedAt = (ordinal: number, outcome: Stopped["outcome"]): Stopped => {
    const { text = "", start = 0, end = 0 } = ready.statements[ordinal - 1] ?? {};
    const offset = outcome.is === "failed" && outcome.at !== undefined ? start + outcome.at : undefined;
    return { migration, ordinal, text, outcome, at: { file: ready.file.source.file, start: offset ?? start, end: offset === undefined ? end : Math.min(offset + 1, end) } };
  };
  const due = ({ ordinal, text, hash }: ReadyStatement): DueStatement => {
    const row = earlier.get(ordinal);
    return { ordinal, text, hash, rows: row?.rows ?? 0, batches: row?.batches ?? 0, ...(row === undefined ? {} : { earlier: row.state }) };
  };
  for (const { mode, statements } of ready.steps) {
    const left = statements.filter((each) => !isDone(each));
    const works = mode === "transaction" ? (left.length === 0 ? [] : [left]) : left.map((each) => [each]);
    for (const group of works) {
      for (const { ordinal, text } of group) host.tell({ is: "statement", migration, ordinal, of: ready.statements.length, text });
      let work: Work = { migration, direction, mode, statements: group.map(due) };
      for (;;) {
        if (host.stopped()) return "interrupted";
        const outcome = await patiently(session, work, host, patience);
        if (outcome === "interrupted") return outcome;
        const [first] = work.statements as readonly [DueStatement];
        if (outcome.is !== "done") return host.stopped() ? "interrupted" : stoppedAt(outcome.is === "failed" ? outcome.ordinal : first.ordinal, outcome);
        if (outcome.found !== undefined) host.tell({ is: "found", migration, ordinal: first.ordinal, found: outcome.found });
        if (mode !== "batches" || outcome.rows === 0) break;
        const counted: DueStatement = { ...first, earlier: "started", rows: first.rows + outcome.rows, batches: first.batches + 1 };
        host.tell({ is: "batch", migration, ordinal: first.ordinal, rows: counted.rows, batches: counted.batches });
        work = { ...work, statements: [counted] };
      }
    }
  }
  return undefined;
}

/** Tries work again while somebody holds a lock on what it needs, with pauses in which those behind us go on. */
async function patiently(session: StoreSession, work: Work, host: Host, patience: Patience): Promise<Outcome | "interrupted"> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await watched(session, work, host);
    if (outcome.is !== "busy" || attempt >= patience.attempts) return outcome;
    const waitMs = pauseAfter(attempt, patience, host.random);
    host.tell({ is: "busy", migration: work.migration, ordinal: work.statements[0]?.ordinal ?? 0, attempt, attempts: patience.attempts, waitMs, reason: outcome.reason });
    await host.wait(waitMs);
    if (host.stopped()) return "interrupted";
  }
}

/** How often a statement that takes long is asked after. */
const askMs = 1000;

/** Does work, and tells meanwhile what the store is at. */
async function watched(session: StoreSession, work: Work, { every, tell }: Host): Promise<Outcome> {
  let last: string | undefined;
  const stop = every?.(askMs, () => {
    void session.progress?.().then((doing) => {
      if (doing !== undefined && doing !== last) tell({ is: "progress", migration: work.migration, ordinal: work.statements[0]?.ordinal ?? 0, doing });
      last = doing ?? last;
    }, () => {}); // It is only told: what goes wrong with it changes nothing.
  });
  try {
    return await session.run(work);
  } finally {
    stop?.();
  }
}

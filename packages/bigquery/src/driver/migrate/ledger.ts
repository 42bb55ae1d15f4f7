import type { Ledger, LedgerMigration, LedgerRow, LedgerStatement, LogEntry } from "@concord/migrate";

/** A statement's row, and the job that was run for it; a request has none. */
export interface SentStatement extends LedgerStatement { readonly job?: string }

/** What was done to the ledger, as its table keeps it: nothing is ever changed there, rows are only added. */
export type Entry =
  | { readonly did: "save"; readonly row: LedgerRow; readonly statements?: readonly LedgerStatement[]; readonly log?: LogEntry }
  | { readonly did: "remove"; readonly name: string; readonly log: LogEntry }
  | { readonly did: "statement"; readonly migration: string; readonly statement: SentStatement };

/** Which migration an entry is about. */
export function aboutOf(entry: Entry): string {
  return entry.did === "save" ? entry.row.name : entry.did === "remove" ? entry.name : entry.migration;
}

/** The ledger that its entries lead to, in their order. */
export function ledgerOf(entries: readonly Entry[]): Ledger {
  const migrations = new Map<string, LedgerMigration>();
  for (const entry of entries) {
    if (entry.did === "remove") {
      migrations.delete(entry.name);
      continue;
    }
    const name = aboutOf(entry);
    const there = migrations.get(name);
    if (entry.did === "save") {
      migrations.set(name, { ...there, ...entry.row, ...(startedAt(there, entry.row)), statements: entry.statements ?? there?.statements ?? [] });
    } else if (there !== undefined) {
      const { job: _, ...statement } = entry.statement;
      const others = there.statements.filter((each) => each.direction !== statement.direction || each.ordinal !== statement.ordinal);
      migrations.set(name, { ...there, statements: [...others, statement].toSorted((one, other) => one.ordinal - other.ordinal) });
    }
  }
  return { migrations: [...migrations.values()].toSorted((one, other) => ((one.startedAt ?? "") < (other.startedAt ?? "") ? -1 : 1)) };
}

function startedAt(there: LedgerMigration | undefined, row: LedgerRow): { readonly startedAt?: string } {
  const at = there?.startedAt ?? row.startedAt;
  return at === undefined ? {} : { startedAt: at };
}

/**
 * Which run of a statement is next: a number that grows whenever an earlier run says nothing of this one, since it failed, or since somebody undid or changed what the ledger says of
 * the migration, and the number of batches. Who goes on after a crash counts the same, and so finds the job that was running.
 */
export function runOf(entries: readonly Entry[], migration: string, { direction, ordinal }: Pick<LedgerStatement, "direction" | "ordinal">): string {
  const own = entries.filter((entry) => aboutOf(entry) === migration);
  const resets = own.filter((entry) => entry.did === "remove" || (entry.did === "save" && entry.statements !== undefined)).length;
  const sent = own.flatMap((entry) => (entry.did === "statement" && entry.statement.direction === direction && entry.statement.ordinal === ordinal ? [entry.statement] : []));
  const failed = new Set(sent.filter(({ state }) => state === "failed").map(({ job }, index) => job ?? String(index))).size;
  return `${resets}.${failed}.${sent.at(-1)?.batches ?? 0}`;
}

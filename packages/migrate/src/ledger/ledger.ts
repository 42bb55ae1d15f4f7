import type { StepMode } from "../directory/migration.ts";

/** Whether a statement belongs to a migration or to what undoes it. */
export type Direction = "up" | "down";

/**
 * How far a statement has come. `started` is written before a statement that no transaction holds and replaced by its outcome, so who finds it does not know
 * whether the statement was carried out; statements in a transaction are `done` with it, or not there.
 */
export type StatementState = "started" | "failed" | "done";

/** A row for each statement that was sent. */
export interface LedgerStatement {
  readonly direction: Direction;
  /** Its place in the file, from 1 on. */
  readonly ordinal: number;
  /** SHA-256 of its text. */
  readonly hash: string;
  readonly mode: StepMode;
  readonly state: StatementState;
  /** How many rows it touched, and, in mode `batches`, in how many transactions; 0 where the store does not count. */
  readonly rows: number;
  readonly batches: number;
}

/** `applied`: all of it, or as `baseline` without being run. `applying` and `undoing`: a part of it, or nothing yet. */
export type LedgerState = "applying" | "applied" | "undoing";

/** A row for each migration that the store has, wholly or in part. What was undone has none any more. */
export interface LedgerRow {
  readonly name: string;
  /** Of the file as it was when it was run: the whole of it, and what follows the header. */
  readonly hash: string;
  readonly body: string;
  readonly after: string;
  /** The contracts before and after, as a hash, where the file says it. */
  readonly from?: string;
  readonly to?: string;
  /** The text of the contracts that it leads to, where it was given. */
  readonly snapshot?: string;
  readonly state: LedgerState;
  /** Whether somebody said that the store has it, and nothing was run. */
  readonly baseline: boolean;
  /** When it was begun and ended, in ISO 8601; the store's clock writes it where it is left away. */
  readonly startedAt?: string;
  readonly finishedAt?: string;
}

/** The row with those of its statements. */
export interface LedgerMigration extends LedgerRow { readonly statements: readonly LedgerStatement[] }

/** What the store says was done to it, in the order in which it was begun. */
export interface Ledger { readonly migrations: readonly LedgerMigration[] }

/** Something that a person or a run did to the ledger; entries stay when a migration is undone. */
export interface LogEntry {
  readonly did: "applied" | "undone" | "baseline" | "marked" | "accepted" | "forgotten";
  readonly migration: string;
  /** What exactly, and the reason that was given. */
  readonly detail: string;
}

import type { FileForm } from "../directory/form.ts";
import type { MigrationFile, PlacedStep, StepMode } from "../directory/migration.ts";
import type { Direction, Ledger, LedgerRow, LedgerStatement, LogEntry, StatementState } from "../ledger/ledger.ts";
import type { Diagnostic } from "@concord/core";

/** A store that migrations run against: what a room's driver brings. */
export interface MigrationStore {
  /** As texts call it: `PostgreSQL`. */
  readonly name: string;
  /** Its folder below `schemas/migrations/`. */
  readonly target: string;
  readonly form: FileForm;
  /** What every step begins with, in the store's own language; a dry run prints it. */
  readonly settings: string;
  /**
   * Cuts the text of a step into the statements that are sent one by one, and finds what the store could not run, as far as that can be told without it.
   * Offsets count in the file.
   */
  readonly cut: (file: MigrationFile, step: PlacedStep) => Promise<Cut>;
  /** Connects. Throws what keeps it from that. */
  readonly open: () => Promise<StoreSession>;
}

/** What is left of a step's text when comments and separators around its statements are gone. */
export interface Cut {
  readonly statements: readonly CutStatement[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A statement as it is sent, and where it stands in the file. */
export interface CutStatement {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The data that it takes away, in words: `drops the table shop.orders`. A step that holds such a statement is lossy, whatever it says. */
  readonly loses?: string;
}

/** Where a session leads. */
export interface StoreTarget {
  /** What a person types to say that this one is meant: the database's name. */
  readonly name: string;
  /** `PostgreSQL 18.4`. */
  readonly version: string;
  /** Whether it may be changed without its name being typed: it is on this machine, and nobody marked it. */
  readonly development: boolean;
  /** Why it is, or is not. */
  readonly because: string;
  /** Things in it that are not the store's own, nor the ledger; a few names. */
  readonly objects: readonly string[];
}

/** A statement that is to be run now. */
export interface DueStatement {
  readonly ordinal: number;
  readonly text: string;
  readonly hash: string;
  /** What the ledger says of it: absent if it was never sent. `started` asks the store to find out whether it was carried out. */
  readonly earlier?: StatementState;
  /** What the ledger counted so far. */
  readonly rows: number;
  readonly batches: number;
}

/** The statements of one step that are not done, in order. Mode `alone` and `batches` bring one at a time. */
export interface Work {
  readonly migration: string;
  readonly direction: Direction;
  readonly mode: StepMode;
  readonly statements: readonly DueStatement[];
}

/**
 * What became of work. `done`: it and the ledger's rows, as one. `busy`: somebody holds a lock on what it needs, nothing was done, and it may be tried
 * again. `failed`: the store refuses it; `at` is the offset in the statement's text.
 */
export type Outcome =
  | { readonly is: "done"; readonly rows: number; /** What was found or mended on the way, in plain words. */ readonly found?: string }
  | { readonly is: "busy"; readonly reason: string }
  | { readonly is: "failed"; readonly ordinal: number; readonly code: string; readonly message: string; readonly detail?: string; readonly hint?: string; readonly at?: number };

/**
 * A session of one runner. All calls come one after another. Throws for what is no answer of the store: a connection that broke, rights that are missing for
 * the ledger itself.
 */
export interface StoreSession {
  about(): Promise<StoreTarget>;
  /** One attempt to become the only runner; ends with the session, however that ends. Where another one is it, says who, as far as that can be known. */
  tryLock(): Promise<{ readonly taken: boolean; readonly holder?: string }>;
  unlock(): Promise<void>;
  /** Undefined where there is no ledger yet. */
  readLedger(): Promise<Ledger | undefined>;
  /** Makes the ledger; does nothing where there is one. */
  makeLedger(): Promise<void>;
  /** Writes a migration's row, new or instead of the one of its name, and the log's entry, all or nothing. With `statements`, their rows take the place of all that are there. */
  save(row: LedgerRow, more?: { readonly statements?: readonly LedgerStatement[]; readonly log?: LogEntry }): Promise<void>;
  /** Removes a migration's row and those of its statements, with the log's entry, all or nothing. */
  remove(name: string, log: LogEntry): Promise<void>;
  /**
   * Does work, and writes a row for each statement: in the transaction that holds it, or, in mode `alone`, `started` before and the outcome after. In mode
   * `batches` it runs the statement once, and counts; it is done when it touches nothing.
   */
  run(work: Work): Promise<Outcome>;
  /** While `run` has not answered: what the store is doing for it, in plain words; undefined if there is nothing to say. */
  progress?(): Promise<string | undefined>;
  /** Asks the store to give up what it is doing; what `run` answers then is `failed`. */
  cancel(): Promise<void>;
  close(): Promise<void>;
}

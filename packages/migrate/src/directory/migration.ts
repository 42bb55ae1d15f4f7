import type { Source, Span } from "@concord/core";

/**
 * How the statements of a step reach the store: all in one transaction; each by itself outside of one; one that is repeated, each time in a
 * transaction of its own, until it touches nothing.
 */
export const stepModes = ["transaction", "alone", "batches"] as const;
export type StepMode = (typeof stepModes)[number];

/** What undoing a step brings back: everything; what it was, but not all data; nothing. */
export const effects = ["reversible", "lossy", "irreversible"] as const;
export type Effect = (typeof effects)[number];

/** A line `-- key: value` that nobody here reads: an author, a ticket. */
export interface Note { readonly key: string; readonly value: string }

/** What stands for a state of the contracts, or a predecessor, that is none. */
export const nothing = "nothing";

/** A part of a migration that is done, or not done, as one. */
export interface Step {
  readonly mode: StepMode;
  /** What it does, in plain words. */
  readonly title?: string;
  readonly causes: readonly string[];
  /** The locks that it takes, as `ACCESS EXCLUSIVE on shop.orders; instant`. */
  readonly locks: readonly string[];
  readonly effect?: Effect;
  readonly notes: readonly Note[];
  /** The statements, in the store's own language, as they stand in the file; without blank lines around them. */
  readonly text: string;
}

/** A migration, as data. `printMigration` writes its file, `readMigration` reads it. */
export interface Migration {
  /** The file's name without its ending: `2026-11-21_add_fax`. */
  readonly name: string;
  readonly causes: readonly string[];
  /** The contracts before and after, as a hash or `nothing`; a migration that somebody wrote by hand says neither. */
  readonly from?: string;
  readonly to?: string;
  /** The hash of the predecessor's file, or `nothing`. A rollback has none. */
  readonly after?: string;
  readonly notes: readonly Note[];
  readonly steps: readonly Step[];
}

/** A step as it was read: `at` is the line that opens it (the first statement's place where none does), `start` where its text begins in the file. */
export interface PlacedStep extends Step { readonly at: Span; readonly start: number }

/** A migration's file as it was read. */
export interface MigrationFile extends Migration {
  /** The file; line ends are LF, whatever they were. */
  readonly source: Source;
  /** SHA-256 of the text: what a successor names in `after`. */
  readonly hash: string;
  /** SHA-256 of what follows the header: what was run. Another `after`, from a merge, leaves it as it is. */
  readonly body: string;
  readonly steps: readonly PlacedStep[];
  /** Where the value of `after` stands, or, without one, where its line would. */
  readonly afterAt: Span;
}

/** A migration with the one that undoes it, if there is one. */
export interface Pair { readonly up: MigrationFile; readonly down?: MigrationFile }

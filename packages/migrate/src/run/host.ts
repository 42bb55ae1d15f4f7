/** Something that happened, for whoever watches. */
export type RunEvent =
  | { readonly is: "waiting"; readonly holder?: string }
  /** What a rollback is about to undo, in that order, with the causes that the migrations name. */
  | { readonly is: "undoes"; readonly migrations: readonly { readonly name: string; readonly causes: readonly string[] }[] }
  | { readonly is: "begins"; readonly migration: string; readonly number: number; readonly of: number; readonly undoes: boolean; /** Statements that an earlier run did. */ readonly done: number; readonly statements: number }
  | { readonly is: "statement"; readonly migration: string; readonly ordinal: number; readonly of: number; readonly text: string }
  | { readonly is: "batch"; readonly migration: string; readonly ordinal: number; readonly rows: number; readonly batches: number }
  /** What the store is at, where it takes long: how far it is, or for whom it waits. */
  | { readonly is: "progress"; readonly migration: string; readonly ordinal: number; readonly doing: string }
  | { readonly is: "found"; readonly migration: string; readonly ordinal: number; readonly found: string }
  | { readonly is: "busy"; readonly migration: string; readonly ordinal: number; readonly attempt: number; readonly attempts: number; readonly waitMs: number; readonly reason: string }
  | { readonly is: "ended"; readonly migration: string; readonly undoes: boolean };

/** The world around a run: a clock, chance, and people. */
export interface Host {
  readonly wait: (ms: number) => Promise<void>;
  /** Calls again and again until what it gives is called; where it is left away, nothing is told while a statement runs. */
  readonly every?: (ms: number, call: () => void) => () => void;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly tell: (event: RunEvent) => void;
  /** Asks a person; undefined where nobody is there. */
  readonly ask: (question: string) => Promise<string | undefined>;
  /** Whether somebody wants it to end, and a call for when it happens; what it gives takes the call back. */
  readonly stopped: () => boolean;
  readonly onStop: (call: () => void) => () => void;
}

/** How long and how often a run waits. */
export interface Patience {
  /** How often work is tried while somebody holds a lock that it needs. */
  readonly attempts: number;
  /** The pause after the first attempt; each is twice the one before, up to the longest. */
  readonly firstMs: number;
  readonly longestMs: number;
  /** How long it waits for another runner to end. */
  readonly runnerMs: number;
}

export const usualPatience: Patience = { attempts: 10, firstMs: 1000, longestMs: 60_000, runnerMs: 600_000 };

/** The pause after an attempt, counted from 1: between half and all of what doubling gives, so that those that wait for one another do not meet again. */
export function pauseAfter(attempt: number, { firstMs, longestMs }: Patience, random: () => number): number {
  return Math.round(Math.min(longestMs, firstMs * 2 ** (attempt - 1)) * (0.5 + random() / 2));
}

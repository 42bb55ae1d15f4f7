/**
 * When a step of a plan is run, in this order. `expand`: what the old clients do not notice. `backfill`: values for what is new, in small pieces. `switch`: what was
 * filled is held to its rules. `contract`: what the old clients need goes, so that it waits until they are gone.
 */
export const phases = ["expand", "backfill", "switch", "contract"] as const;
export type Phase = (typeof phases)[number];

/** How the statements of a step are sent: all in one transaction, each outside of any, or again and again, each time in a transaction, until nothing is left to do. */
export type Mode = "transaction" | "alone" | "batches";

/**
 * What can be undone. `reversible`: catalog and values come back. `lossy`: values are made coarser, or are kept in part. `irreversible`: what was there is gone; what
 * undoes the step brings the place back, and not what stood in it.
 */
export const effects = ["reversible", "lossy", "irreversible"] as const;
export type Effect = (typeof effects)[number];

/** One step from a store's state to another. */
export interface Step {
  readonly store: string;
  readonly phase: Phase;
  readonly mode: Mode;
  /** What it does, in plain words and without a full stop. */
  readonly about: string;
  /** The changes of the contracts that ask for it, in words; empty where none alone does. */
  readonly cause: readonly string[];
  /** In the store's own language. */
  readonly statements: readonly string[];
  /** What takes it back, to be run in the same mode. */
  readonly undo: readonly string[];
  readonly effect: Effect;
  /** Where values stand that go with a column: what it drops is lossy to who reads it, and nothing is lost. */
  readonly kept?: readonly string[];
}

/** The worst effect of several steps. */
export function effectOf(steps: readonly Step[]): Effect {
  return effects[Math.max(0, ...steps.map(({ effect }) => effects.indexOf(effect)))] ?? "reversible";
}

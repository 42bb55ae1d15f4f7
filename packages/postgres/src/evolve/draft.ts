import type { Effect, Mode, Phase, Step } from "@concord/changes";

/**
 * Where an act stands in a plan, in this order. What only changes the catalog is gathered: one transaction that expands, one that switches, one that contracts. What scans
 * a table or builds an index stands by itself, so that nobody waits for it longer than for its own lock.
 */
export const lanes = ["values", "expand", "prove", "index", "fill", "hold", "build", "switch", "open", "convert", "tighten", "convince", "close", "contract", "settle", "finish"] as const;
export type Lane = (typeof lanes)[number];

/** One thing that is done, with what takes it back. */
export interface Act {
  readonly lane: Lane;
  /** The order within a lane that is one transaction. */
  readonly rank: number;
  /** The order within a rank: that in which the contracts' own script makes things. */
  readonly at: number;
  readonly about: string;
  readonly do: readonly string[];
  readonly undo: readonly string[];
  readonly effect: Effect;
  readonly cause: readonly string[];
  /** Where the values of what it drops stand. */
  readonly kept?: string;
}

const ofLane: Readonly<Record<Lane, { readonly phase: Phase; readonly mode: Mode; readonly gathered?: true }>> = {
  values: { phase: "expand", mode: "alone" },
  expand: { phase: "expand", mode: "transaction", gathered: true },
  prove: { phase: "expand", mode: "transaction" },
  index: { phase: "expand", mode: "alone" },
  fill: { phase: "backfill", mode: "batches" },
  hold: { phase: "switch", mode: "transaction" },
  build: { phase: "switch", mode: "alone" },
  switch: { phase: "switch", mode: "transaction", gathered: true },
  open: { phase: "contract", mode: "transaction", gathered: true },
  convert: { phase: "contract", mode: "batches" },
  tighten: { phase: "contract", mode: "transaction", gathered: true },
  convince: { phase: "contract", mode: "transaction" },
  close: { phase: "contract", mode: "alone" },
  contract: { phase: "contract", mode: "transaction", gathered: true },
  settle: { phase: "contract", mode: "transaction" },
  finish: { phase: "contract", mode: "alone" },
};

/** The steps that acts add up to. */
export function stepsOf(acts: readonly Act[]): readonly Step[] {
  return lanes.flatMap((lane): readonly Step[] => {
    const { phase, mode, gathered } = ofLane[lane];
    const here = acts.filter((act) => act.lane === lane).map((act, index) => ({ act, index })).sort((left, right) => left.act.rank - right.act.rank || left.act.at - right.act.at || left.index - right.index).map(({ act }) => act);
    const step = (about: string, all: readonly Act[]): Step => ({
      store: "postgres", phase, mode, about, cause: [...new Set(all.flatMap(({ cause }) => cause))],
      statements: all.flatMap((act) => act.do), undo: [...all].reverse().flatMap(({ undo }) => undo), effect: worst(all), ...keeping(all),
    });
    if (here.length === 0) return [];
    return gathered === undefined ? here.map((act) => step(act.about, [act])) : [step(inShort(here.map(({ about }) => about)), here)];
  });
}

function keeping(acts: readonly Act[]): Pick<Step, "kept"> {
  const kept = acts.flatMap((each) => each.kept ?? []);
  return kept.length === 0 ? {} : { kept };
}

function worst(acts: readonly Act[]): Effect {
  return acts.some(({ effect }) => effect === "irreversible") ? "irreversible" : acts.some(({ effect }) => effect === "lossy") ? "lossy" : "reversible";
}

/** Several things in a line: the first ones, and how many more. */
function inShort(abouts: readonly string[]): string {
  const [shown, more] = [abouts.slice(0, 2), abouts.length - 2];
  return more > 0 ? `${shown.join(", ")}, and ${more} more` : shown.join(", ");
}

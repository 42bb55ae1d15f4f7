import type { Claim, Engine, Entity } from "@concord/core";
import type { Trial } from "./trial.ts";

/** Trials as they were derived before, for who puts the same contracts to engines again and again, each time with other files: deriving takes longer than asking. */
export interface Memory {
  /** Milliseconds since 1970: when all that is remembered is judged. An engine's own clock may be an hour away from it. */
  readonly at: number;
  readonly trials: WeakMap<readonly Claim[], WeakMap<Entity, Map<string, readonly Trial[]>>>;
}

/** A memory for one run of a program. */
export function proverMemory(at: number): Memory {
  return { at, trials: new WeakMap() };
}

/** The trials of an entity under these claims on an engine of this kind: those that are remembered, else what `derive` gives. */
export function remembered(memory: Memory, claims: readonly Claim[], entity: Entity, { target, clientsOnly }: Engine, derive: () => Iterable<Trial>): readonly Trial[] {
  const byEntity = memory.trials.get(claims) ?? new WeakMap<Entity, Map<string, readonly Trial[]>>();
  memory.trials.set(claims, byEntity);
  const byEngine = byEntity.get(entity) ?? new Map<string, readonly Trial[]>();
  byEntity.set(entity, byEngine);
  const key = `${target} ${clientsOnly === true}`;
  const trials = byEngine.get(key) ?? [...derive()];
  byEngine.set(key, trials);
  return trials;
}

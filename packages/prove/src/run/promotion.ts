import { judgeHistory, maker, names, own, promoted, readied, withMember, type JsonObject, type Violation } from "@concord/oracle";
import type { Json, State, Write } from "@concord/core";
import type { Ground } from "../base/ground.ts";
import type { DerivedPromotion } from "../derive/promotions.ts";
import { enforcesAll } from "./ask.ts";
import { verdictOf } from "./expect.ts";
import { claimOn, type Profile } from "./profile.ts";
import type { Trial } from "./trial.ts";

/**
 * A waiting record as a trial; nothing where a write before it would be refused, or where the store rounds what it is given or does not refuse it. A record that
 * is to stay where it is breaks `staging` if it does not, whatever else is wrong with it.
 */
export function putPromotion(ground: Ground, profile: Profile, derived: DerivedPromotion, micros: bigint): Trial | undefined {
  const { entity } = ground;
  const { writes, attempt, note, from } = derived;
  const id = `${entity.id}:staging`;
  const stage = { store: ground.target, make: maker(micros), micros };
  const waiting = names(derived.waiting).reduce<JsonObject>((kept, name) => (own(kept, name) === null ? withMember(kept, name, undefined) : kept), derived.waiting);
  const ready = readied(entity, waiting);
  const before = writes.length === 0 ? undefined : judgeHistory(ground.schema, writes, stage);
  const state: State = before?.state ?? [];
  const write = promoted(entity, state, waiting);
  const all = write === undefined ? writes : [...writes, write];
  if ((before?.violations.length ?? 0) > 0 || all.length === 0 || !enforcesAll(profile, ground, all)) return undefined;
  const after = judgeHistory(ground.schema, all, stage);
  const { violations } = after;
  if (violations.some((each) => claimOn(profile, each.constraint)?.verdict === "normalised")) return undefined;
  const verdict = verdictOf(profile, violations);
  if (verdict === "open") return undefined;
  const told = (message: string): readonly Violation[] => [{ constraint: id, path: [], message }];
  const broken = attempt !== undefined ? told(`a client may not ${attempt} what waits`) : violations.length > 0 ? told(violations.map((each) => `${each.constraint} ${each.message}`).join(", ")) : [];
  return {
    entity,
    question: { ask: "promotion", entity: entity.id, writes, waiting, ...(attempt === undefined ? {} : { attempt }) },
    expected: { verdict: verdictOf(profile, broken), violations: broken, ...(broken.length > 0 ? {} : kept(ground, write, ready, state, after.state)) },
    about: [id], note, control: from,
  };
}

/** The record that a waiting one becomes, and what of it the store makes. */
function kept(ground: Ground, write: Write | undefined, waiting: JsonObject, before: State, after: State): { readonly stored?: Json; readonly made: readonly string[] } {
  const { entity } = ground;
  const mine = (state: State): readonly Json[] => state.filter((each) => each.entity === entity.id).map((each) => each.record);
  const fresh = mine(after).find((record) => !mine(before).includes(record));
  const match = entity.staging?.match ?? [];
  const stored = write === undefined ? mine(after).find((record) => match.every((name) => own(record, name) === own(waiting, name))) : fresh;
  const made = write === undefined ? [] : entity.fields.filter((field) => (write.do === "create" ? field.auto !== undefined && own(waiting, field.name) === undefined : field.auto === "updated"));
  return { ...(stored === undefined ? {} : { stored }), made: made.map((field) => field.name) };
}

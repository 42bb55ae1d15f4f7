import type { Answer, Json } from "@concord/core";
import { entriesOf, isList, isObject, judgeHistory, maker, own, same, withMember, type JsonObject } from "@concord/oracle";
import type { Ground } from "../base/ground.ts";
import type { DerivedJournal } from "../derive/journals.ts";
import { enforcesAll } from "./ask.ts";
import { verdictOf } from "./expect.ts";
import type { Profile } from "./profile.ts";
import type { Trial } from "./trial.ts";

/** A question about a journal as a trial; nothing where one of its writes would be refused. */
export function putJournal(ground: Ground, profile: Profile, { writes, attempt, note, from }: DerivedJournal): Trial | undefined {
  const { entity } = ground;
  const ending = judgeHistory(ground.schema, writes, { store: ground.target, make: maker(ground.micros), micros: ground.micros });
  if (ending.violations.length > 0 || !enforcesAll(profile, ground, writes)) return undefined;
  const id = `${entity.id}:history`;
  const entries = entriesOf(ending.journal, entity);
  const violations = attempt === undefined ? [] : [{ constraint: id, path: [], message: `a client may not ${attempt} what a journal holds` }];
  return {
    entity,
    question: { ask: "journal", entity: entity.id, writes, ...(attempt === undefined ? {} : { attempt }) },
    expected: { verdict: verdictOf(profile, violations), violations, ...(attempt === undefined ? { stored: { entries }, filled: [id] } : {}) },
    about: [id], note, control: from,
  };
}

/** Whether the journal says what was expected, but for the moments of the last change, which the store makes itself. */
export function tellsAsExpected(ground: Ground, expected: Json, answer: Answer): boolean {
  if (answer.answer !== "accepted") return false;
  const moments = ground.shape.fields.filter(({ field }) => field.auto === "updated").map(({ field }) => field.name);
  const settled = (entry: Json): Json => (isObject(entry) ? ["before", "after"].reduce((current, side) => {
    const record = own(entry, side);
    return isObject(record) ? withMember(current, side, moments.reduce<JsonObject>((kept, name) => withMember(kept, name, undefined), record)) : current;
  }, entry) : entry);
  const entries = (of: Json | undefined): readonly Json[] | undefined => {
    const list = own(of, "entries");
    return isList(list) ? list.map(settled) : undefined;
  };
  const [ours, theirs] = [entries(expected), entries(answer.stored)];
  return ours !== undefined && theirs !== undefined && same(ours, theirs);
}

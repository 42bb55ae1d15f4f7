import type { Transition, Write } from "@concord/core";
import { judge, judgeTransition, keyOf, withMember, type JsonObject } from "@concord/oracle";
import type { Ground } from "../base/ground.ts";
import { checkGoals, settle } from "../base/settle.ts";
import { spread } from "./texts.ts";

/** How many values a field's every value is turned to: of those that may follow it, and of those that may not. */
const mostEach = 4;

/** A record with one value of a field that has transitions, and the same record with another: what leads there from a new record, both ways of every value. */
export interface Turn {
  /** From a new record to the one that is turned, one change after the other. */
  readonly way: readonly [JsonObject, ...JsonObject[]];
  readonly old: JsonObject;
  readonly next: JsonObject;
  readonly note: string;
}

/** Of every value that a record can come to: left as it is, then turned to others, some that may follow it and some that may not, and some that checks ask more of. */
export function* turnsOf(ground: Ground, base: JsonObject, transition: Transition): Generator<Turn> {
  for (const { from } of transition.next) {
    const way = wayTo(ground, base, transition, from);
    const old = way?.at(-1);
    if (way === undefined || old === undefined) continue;
    yield { way, old, next: old, note: `${transition.field} stays ${from}` };
    const others = transition.next.filter((each) => each.from !== from).map((each) => turned(ground, old, transition, each.from)).filter((record) => record !== undefined);
    const follows = (record: JsonObject): boolean => judgeTransition(ground.entity, ground.target, old, record).length === 0;
    for (const next of [...spread(others.filter(follows), mostEach), ...spread(others.filter((record) => !follows(record)), mostEach)]) {
      yield { way, old, next, note: `${transition.field} goes from ${from} to ${String(next[transition.field])}` };
    }
    const bare = transition.next.filter((each) => each.from !== from).map((each) => withMember(old, transition.field, each.from));
    for (const next of spread(bare.filter((record) => follows(record) && !isValid(ground, record)), mostEach)) {
      yield { way, old, next, note: `${transition.field} goes from ${from} to ${String(next[transition.field])}, and nothing else changes` };
    }
  }
}

/** The shortest way by changes that the transitions allow; one step where a new record may begin with the value. */
function wayTo(ground: Ground, base: JsonObject, transition: Transition, value: string): Turn["way"] | undefined {
  const begins = transition.initial ?? [value];
  const known = new Set(begins);
  let ways = begins.flatMap((each): Turn["way"][] => {
    const first = turned(ground, base, transition, each);
    return first === undefined ? [] : [[first]];
  });
  while (ways.length > 0) {
    const there = ways.find((way) => way.at(-1)?.[transition.field] === value);
    if (there !== undefined) return there;
    ways = ways.flatMap((way) => {
      const last = way.at(-1) as JsonObject;
      const to = transition.next.find(({ from }) => from === last[transition.field])?.to ?? [];
      return to.filter((each) => !known.has(each)).flatMap((each): Turn["way"][] => {
        known.add(each);
        const next = turned(ground, last, transition, each);
        return next === undefined ? [] : [[...way, next]];
      });
    });
  }
  return undefined;
}

/** The record with this value, and other fields changed as far as checks ask for it. */
function turned(ground: Ground, record: JsonObject, { field }: Transition, value: string): JsonObject | undefined {
  const made = settle(ground, withMember(record, field, value), [[field]], checkGoals(ground));
  return isValid(ground, made) ? made : undefined;
}

function isValid(ground: Ground, record: JsonObject): boolean {
  return judge(ground.entity, ground.shape, record).verdict === "accepted";
}

/** The changes that turn one record of a way into the next. */
export function changesAlong(ground: Ground, records: readonly JsonObject[]): readonly Write[] {
  return records.slice(1).map((record, index): Write => ({ entity: ground.entity.id, do: "update", key: keyOf(ground.entity, records[index] as JsonObject), record }));
}

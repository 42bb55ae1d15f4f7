import { isObject, judge, judgeAccess, judgeInitial, judgeStanding, judgeTransition, normalRecord, normalise, own, same, filled, maker, readClock, withMember, type JsonObject, type Violation, momentFor } from "@concord/oracle";
import type { Caller, Json, Offered, Operation, Shape, State } from "@concord/core";
import { nowText } from "../base/caller.ts";
import type { Ground } from "../base/ground.ts";
import { fillsIn, isEnforced, type Profile } from "./profile.ts";
import type { Expected } from "./trial.ts";

/** The verdict that these violations lead to where the target keeps its claims. */
export function verdictOf(profile: Profile, violations: readonly Violation[]): Expected["verdict"] {
  if (violations.length === 0) return "accepted";
  return violations.some((each) => isEnforced(profile, each.constraint)) ? "rejected" : "open";
}

/**
 * What is expected of a record offered as a new one: as it is, or (`defaults`) with what it lacks filled in by the store. A validator, which keeps no record,
 * judges a new one with its defaults whether or not it writes them.
 */
export function expectRecord(ground: Ground, profile: Profile, record: Offered, state: State, defaults: boolean, shape: Shape = ground.shape): Expected {
  if (!isObject(record)) return expected(profile, judge(ground.entity, shape, record).violations);
  const fields = defaults ? shape.fields.map(({ field }) => field).filter((field) => !ground.stored || fillsIn(profile, ground.entity.id, field)) : [];
  const left = fields.filter((field) => own(record, field.name) === undefined);
  return {
    ...expectKept(ground, profile, filled(fields, record, maker(ground.micros)), state, shape, "new"),
    made: left.filter((field) => field.auto !== undefined).map((field) => field.name),
    filled: left.map((field) => `${ground.entity.id}/${field.name}:${field.auto === undefined ? "default" : "auto"}`),
  };
}

/** What is expected of a whole record, after what the target claims to normalise. */
function expectKept(ground: Ground, profile: Profile, record: JsonObject, state: State, shape: Shape, as: "new" | "changed"): Expected {
  const given = shape.given ? normalRecord(ground.entity, shape, record) : record;
  const kept = normalise(ground.entity, shape, given, normalised(profile));
  const { violations } = judge(ground.entity, shape, kept);
  const standing = ground.stored && violations.length === 0 ? judgeStanding(ground.schema, ground.target, ground.entity, kept, state) : [];
  const begun = ground.stored && as === "new" ? judgeInitial(ground.entity, ground.target, kept) : [];
  const left = new Set(violations.map((each) => each.constraint));
  const mended = judge(ground.entity, shape, record).violations.map((each) => each.constraint).filter((each) => normalised(profile).has(each) && !left.has(each));
  return { ...expected(profile, [...violations, ...begun, ...standing]), stored: kept, normalised: mended };
}

function expected(profile: Profile, violations: readonly Violation[]): Expected {
  return { verdict: verdictOf(profile, violations), violations };
}

const normalisedBy = new WeakMap<Profile, ReadonlySet<string>>();

function normalised(profile: Profile): ReadonlySet<string> {
  let set = normalisedBy.get(profile);
  if (set === undefined) {
    set = new Set([...profile.claims.values()].filter((claim) => claim.verdict === "normalised").map((claim) => claim.constraint));
    normalisedBy.set(profile, set);
  }
  return set;
}

/** What is expected of a client's request: that access allows it and, where it writes, that the new record is valid. */
export function expectAccess(
  ground: Ground, profile: Profile, operation: Operation, caller: Caller,
  records: { readonly old?: JsonObject; readonly next?: JsonObject; readonly fields?: readonly string[]; readonly under?: Json },
  state: State,
): Expected {
  const { violations } = judgeAccess(ground.schema, { entity: ground.entity, operation, caller, ...records, state, now: nowText(ground.micros) });
  if (records.next === undefined) return expected(profile, violations);
  const others = state.filter((each) => each.record !== records.old);
  const next = timed(ground, operation, records.next);
  const whole = operation === "create" ? expectRecord(ground, profile, next, others, true) : expectKept(ground, profile, next, others, ground.shape, "changed");
  const { stored: _, ...rest } = whole;
  const gone = operation === "update" && records.old !== undefined ? judgeTransition(ground.entity, ground.target, records.old, next) : [];
  const all = [...violations, ...gone, ...whole.violations];
  return { ...rest, verdict: verdictOf(profile, all), violations: all };
}

/** The record as it is judged: the request's time where it stands for it by being absent. */
function timed(ground: Ground, operation: Operation, record: JsonObject): JsonObject {
  return ground.shape.fields.reduce((current, { field }) => {
    const stands = (field.auto === "updated" || (field.auto === "created" && operation === "create")) && own(record, field.name) === undefined;
    return stands ? withMember(current, field.name, momentFor(field.type, ground.micros)) : current;
  }, record);
}

/** How far a moment that a store made may lie from the prover's clock, in microseconds: an hour, since an engine may run elsewhere. */
const nearby = 3_600_000_000n;

/** Whether the store keeps what was expected; of what it made itself, whether it has the right form and, of a moment, about the right time. */
export function keepsAsExpected(ground: Ground, expectation: Expected, stored: Json): boolean {
  const { stored: kept, made = [] } = expectation;
  if (!isObject(kept) || !isObject(stored)) return true;
  const without = (record: JsonObject): JsonObject => made.reduce((current, name) => withMember(current, name, undefined), record);
  if (!same(without(kept), without(stored))) return false;
  return made.every((name) => {
    const [ours, theirs] = [own(kept, name), own(stored, name)];
    const field = ground.shape.fields.find((each) => each.field.name === name)?.field;
    if (theirs === undefined || field === undefined) return false;
    if (judge(ground.entity, ground.shape, withMember(kept, name, theirs)).violations.some((each) => each.path[0] === name)) return false;
    if (field.auto !== "created" && field.auto !== "updated") return true;
    const gap = microsOf(theirs) - microsOf(ours as Json);
    return gap < nearby && gap > -nearby;
  });
}

function microsOf(value: Json): bigint {
  return readClock("timestamp", String(value))?.micros ?? 0n;
}

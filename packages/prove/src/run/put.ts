import { accessTo, shapeOf, type Caller, type Offered, type State } from "@concord/core";
import { isObject, withMember, type JsonObject } from "@concord/oracle";
import { stateAllowing, unmade } from "../base/admission.ts";
import { admitted, anonymous } from "../base/caller.ts";
import type { Ground } from "../base/ground.ts";
import { stateFor } from "../base/state.ts";
import type { Derived } from "../derive/derived.ts";
import { expectAccess, expectRecord } from "./expect.ts";
import type { Profile } from "./profile.ts";
import type { Trial } from "./trial.ts";

/**
 * How a derived record is put to an engine: as a new record; to one that judges clients, in the name of a client whom access lets create it, or else
 * update the accepted record to it. Nothing where no client may write it at all. The same way is taken for its control, which was asked before.
 */
export function putRecord(ground: Ground, profile: Profile, derived: Derived): Trial | undefined {
  return profile.engine.clientsOnly === true ? putByClient(ground, profile, derived) : putByServer(ground, profile, derived, derived.record, false);
}

/** The record with what it may leave out left out: of a store what the store fills in, of a validator what the create shape has not. Nothing if that is nothing. */
export function putWithDefaults(ground: Ground, profile: Profile, derived: Derived): Trial | undefined {
  if (ground.stored || !isObject(derived.record)) return undefined;
  const auto = ground.shape.fields.filter(({ field }) => field.auto !== undefined || field.computed !== undefined);
  const record = auto.reduce((current, { field }) => withMember(current, field.name, undefined), derived.record);
  return putByServer(ground, profile, derived, record, true);
}

/** A record that leaves something to the store. */
export function putLeft(ground: Ground, profile: Profile, derived: Derived): Trial {
  return putByServer(ground, profile, derived, derived.record, true);
}

function putByServer(ground: Ground, profile: Profile, derived: Derived, record: Offered, defaults: boolean): Trial {
  const state = isObject(record) ? stateFor(ground, record) : [];
  const shape = defaults && !ground.stored ? shapeOf(ground.entity, "create") : ground.shape;
  return {
    entity: ground.entity,
    question: { ask: "record", entity: ground.entity.id, record, state, defaults, caller: anonymous },
    expected: expectRecord(ground, profile, record, state, defaults, shape),
    about: derived.about,
    note: derived.note,
    control: derived.control,
    again: (smaller) => putByServer(ground, profile, derived, smaller, defaults),
  };
}

function putByClient(ground: Ground, profile: Profile, derived: Derived): Trial | undefined {
  const { record, control } = derived;
  const by = (create: boolean, next: JsonObject): Caller | undefined => {
    const state = stateAllowing(ground, create ? "create" : "update", next);
    return create ? admitted(ground, "create", { next: unmade(ground, next) }, state) : admitted(ground, "update", { old: control, next }, state);
  };
  const reach = (create: boolean): boolean => accessTo(ground.entity, create ? "create" : "update").who !== "nobody";
  const ways = [true, false].filter((create) => reach(create) && by(create, control) !== undefined);
  const way = ways.find((create) => isObject(record) && by(create, record) !== undefined) ?? ways[0];
  if (way === undefined) return undefined;
  const own = isObject(record) ? by(way, record) : undefined;
  const caller = own ?? (by(way, control) as Caller);
  const state = stateAllowing(ground, way ? "create" : "update", own === undefined ? control : (record as JsonObject));
  return way ? created(ground, profile, derived, record, caller, state) : updated(ground, profile, derived, record, caller, state);
}

function created(ground: Ground, profile: Profile, derived: Derived, record: Offered, caller: Caller, state: State): Trial {
  const sent = isObject(record) ? unmade(ground, record) : record;
  const next = isObject(sent) ? { next: sent } : undefined;
  const expected = next === undefined
    ? expectRecord(ground, profile, sent, state, true)
    : { ...expectAccess(ground, profile, "create", caller, next, state) };
  return {
    entity: ground.entity,
    question: { ask: "record", entity: ground.entity.id, record: sent, state, defaults: true, caller },
    expected, about: derived.about, note: derived.note, control: derived.control,
    again: (smaller) => created(ground, profile, derived, smaller, caller, state),
  };
}

function updated(ground: Ground, profile: Profile, derived: Derived, record: Offered, caller: Caller, state: State): Trial | undefined {
  if (!isObject(record)) return undefined;
  const old = derived.control;
  return {
    entity: ground.entity,
    question: { ask: "access", entity: ground.entity.id, operation: "update", caller, old, record, state },
    expected: expectAccess(ground, profile, "update", caller, { old, next: record }, state),
    about: derived.about, note: derived.note, control: derived.control,
    again: (smaller) => updated(ground, profile, derived, smaller, caller, state),
  };
}

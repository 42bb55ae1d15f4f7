import { entityOf, type Entity, type Json, type Reference, type State } from "@concord/core";
import { canonicalText, counts, judge, keyOf, own, withMember, type JsonObject } from "@concord/oracle";
import { plainRecord } from "./base.ts";
import { another, distinct } from "./distinct.ts";
import { groundOf, type Ground } from "./ground.ts";
import { put } from "./place.ts";
import { checkGoals, settle } from "./settle.ts";

const grounds = new WeakMap<object, Map<string, { readonly ground: Ground; readonly record: JsonObject | undefined }>>();

/**
 * The records that a record needs beside it: one for each reference that it holds, made for its key, and what those need in turn.
 * A reference to itself needs none. A key that its entity can't have has no record: the reference then leads nowhere.
 * The same key gives the same object, so that an engine can tell equal states by identity.
 */
export function stateFor(ground: Ground, record: JsonObject): State {
  const found = new Map<string, State[number]>();
  collect(ground, record, found, new Set([nameOf(ground.entity, record)]));
  return [...found.values()];
}

/** Adds what the record needs, each after what it needs itself; `begun` holds what is on its way already. */
function collect(ground: Ground, record: JsonObject, found: Map<string, State[number]>, begun: Set<string>): void {
  if (!ground.stored) return;
  for (const reference of ground.entity.references) {
    const values = reference.by.map((name) => own(record, name));
    const target = entityOf(ground.schema, reference.to);
    if (!counts(reference, record) || values.some((value) => value === undefined) || !target.stores.includes(ground.target)) continue;
    const plain = recordOf(ground, target.id, reference.key, values as readonly Json[]);
    if (plain === undefined) continue;
    const needed = ahead(plain, found, begun);
    const name = nameOf(target, needed.record);
    if (begun.has(name)) continue;
    begun.add(name);
    collect(needed.ground, needed.record, found, begun);
    found.set(name, needed.item);
  }
}

/**
 * The record with references led elsewhere that lead round to one which can only come after it: taken away where they may be missing, else to another
 * record of that entity, so that all of them can be written one after the other.
 */
function ahead(needed: Needed, found: ReadonlyMap<string, State[number]>, begun: ReadonlySet<string>): Needed {
  const { ground, record } = needed;
  const own = nameOf(ground.entity, record);
  const waits = (reference: Reference, of: JsonObject): boolean => {
    const name = leadsTo(ground, reference, of);
    return name !== undefined && name !== own && begun.has(name) && !found.has(name);
  };
  const round = ground.entity.references.filter((reference) => waits(reference, record));
  if (round.length === 0) return needed;
  const known = detours.get(needed.item) ?? new Map<string, Needed>();
  detours.set(needed.item, known);
  const text = [...begun].filter((name) => !found.has(name)).join();
  const made = known.get(text) ?? detour(needed, round, waits);
  known.set(text, made);
  return made;
}

const detours = new WeakMap<object, Map<string, Needed>>();

function detour(needed: Needed, round: readonly Reference[], waits: (reference: Reference, of: JsonObject) => boolean): Needed {
  const { ground, record, item } = needed;
  const led = round.reduce((current, reference) => {
    const free = reference.by.filter((name) => !ground.entity.key.includes(name));
    const droppable = free.filter((name) => ground.entity.fields.some((field) => field.name === name && field.optional));
    if (droppable.length > 0) return droppable.reduce((left, name) => withMember(left, name, undefined), current);
    const [name] = free;
    const others = name === undefined ? [] : [0, 1, 2, 3].map((n) => withMember(current, name, another(ground, [name], own(current, name) as Json, n)));
    return others.find((each) => !waits(reference, each)) ?? current;
  }, record);
  const settled = settle(ground, led, [...ground.entity.key, ...round.flatMap((reference) => reference.by)].map((name) => [name]), checkGoals(ground));
  return judge(ground.entity, ground.shape, settled).verdict === "accepted" ? { ground, record: settled, item: { entity: item.entity, record: settled } } : needed;
}

/** What the record that a reference leads to is called in a state; nothing where it leads nowhere. */
function leadsTo(ground: Ground, reference: Reference, record: JsonObject): string | undefined {
  const values = reference.by.map((name) => own(record, name));
  if (!counts(reference, record) || values.some((value) => value === undefined)) return undefined;
  const target = entityOf(ground.schema, reference.to);
  const key = Object.fromEntries(reference.key.map((name, index) => [name, values[index] as Json]));
  return target.key.every((name) => reference.key.includes(name)) ? nameOf(target, key) : undefined;
}

function nameOf(entity: Entity, record: JsonObject): string {
  return `${entity.id} ${textOf([keyOf(entity, record)]) ?? ""}`;
}

interface Needed { readonly ground: Ground; readonly record: JsonObject; readonly item: State[number] }

const made = new WeakMap<Ground, Map<string, Needed | undefined>>();

/** The record of the entity with this key; records of different keys differ in every unique too. */
function recordOf(from: Ground, entity: string, key: readonly string[], values: readonly Json[]): Needed | undefined {
  const { ground, record } = plainOf(from, entity);
  const name = textOf(values);
  if (record === undefined || name === undefined) return undefined;
  const known = made.get(ground) ?? made.set(ground, new Map()).get(ground) as Map<string, Needed | undefined>;
  if (!known.has(name)) {
    const own = name === textOf(key.map((field) => record[field] as Json));
    const varied = own ? record : (distinct(ground, record, known.size + 1) ?? record);
    const keyed = key.reduce((current, field, index) => put(current, [field], values[index] as Json), varied);
    const settled = settle(ground, keyed, key.map((field) => [field]), checkGoals(ground));
    const valid = judge(ground.entity, ground.shape, settled).verdict === "accepted";
    known.set(name, valid ? { ground, record: settled, item: { entity, record: settled } } : undefined);
  }
  return known.get(name);
}

function textOf(values: readonly Json[]): string | undefined {
  try {
    return canonicalText(values);
  } catch {
    return undefined;
  }
}

/** The plain record of another entity in the same target, made once. */
function plainOf(from: Ground, entity: string): { readonly ground: Ground; readonly record: JsonObject | undefined } {
  const known = grounds.get(from.schema) ?? grounds.set(from.schema, new Map()).get(from.schema) as Map<string, { ground: Ground; record: JsonObject | undefined }>;
  const name = `${from.target} ${entity} ${from.micros}`;
  let found = known.get(name);
  if (found === undefined) {
    const ground = groundOf(from.schema, entityOf(from.schema, entity), from.target, from.micros);
    found = { ground, record: plainRecord(ground) };
    known.set(name, found);
  }
  return found;
}

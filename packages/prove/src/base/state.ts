import { entityOf, type Json, type State } from "@concord/core";
import { canonicalText, judge, keyOf, own, type JsonObject } from "@concord/oracle";
import { plainRecord } from "./base.ts";
import { distinct } from "./distinct.ts";
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
  const self = `${ground.entity.id} ${textOf([keyOf(ground.entity, record)]) ?? ""}`;
  collect(ground, record, found, new Set([self]));
  return [...found.values()];
}

/** Adds what the record needs, each after what it needs itself; `begun` holds what is on its way already. */
function collect(ground: Ground, record: JsonObject, found: Map<string, State[number]>, begun: Set<string>): void {
  if (!ground.stored) return;
  for (const reference of ground.entity.references) {
    const values = reference.by.map((name) => own(record, name));
    const target = entityOf(ground.schema, reference.to);
    if (values.some((value) => value === undefined) || !target.stores.includes(ground.target)) continue;
    const needed = recordOf(ground, target.id, reference.key, values as readonly Json[]);
    if (needed === undefined) continue;
    const name = `${target.id} ${canonicalText([keyOf(target, needed.record)])}`;
    if (begun.has(name)) continue;
    begun.add(name);
    collect(needed.ground, needed.record, found, begun);
    found.set(name, needed.item);
  }
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

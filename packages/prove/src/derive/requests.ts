import { accessTo, entityOf, operations, type AccessRule, type Caller, type Constraint, type Json, type Operation, type State } from "@concord/core";
import { judge, keyOf, keyText, mentioned, momentFor, own, same, withMember, type JsonObject } from "@concord/oracle";
import { baseFor, requestOf, stateAllowing } from "../base/admission.ts";
import { recordWith } from "../base/base.ts";
import { admitted, callersOf, callerText } from "../base/caller.ts";
import { another } from "../base/distinct.ts";
import { partAt, type Ground } from "../base/ground.ts";
import { candidates, checkGoals, placed, recomputed, settle } from "../base/settle.ts";
import { fitted, partingAt } from "../base/union.ts";
import { relatedStates } from "./related.ts";
import { spread } from "./texts.ts";
import { turnsOf } from "./transitions.ts";

/** A client's request that was made to be judged. Requests that share `from` differ in one thing from one that access allows. */
export interface DerivedRequest {
  readonly operation: Operation;
  readonly caller: Caller;
  readonly old?: JsonObject;
  readonly next?: JsonObject;
  /** read: the fields asked for, where it is not the plain reading of a record. */
  readonly fields?: readonly string[];
  /** create: the key that the document is called by, where that is not the record's own. */
  readonly under?: Json;
  readonly state: State;
  readonly about: readonly string[];
  readonly note: string;
  readonly from: JsonObject;
}

const mostVariants = 10;

/**
 * Requests for every operation: each caller that the access lines tell apart, on records around what the line tests; for create and update also each
 * field given a value that is not the client's to give.
 */
export function* derivedRequests(ground: Ground, constraints: readonly Constraint[]): Generator<DerivedRequest> {
  for (const operation of operations) {
    const base = baseFor(ground, operation);
    if (base === undefined) return;
    const rule = accessTo(ground.entity, operation);
    const changing = operation === "update" || operation === "delete";
    const writing = operation === "create" || operation === "update";
    const about = constraints.filter((each) => each.operation === operation || (operation === "create" && each.kind === "key") || (changing && each.kind === "appendOnly")).map((each) => each.id);
    for (const record of variants(ground, rule, base)) {
      for (const state of relatedStates(ground, operation, record)) {
        const one = record === base ? admitted(ground, operation, requestOf(ground, operation, record), state) : undefined;
        const callers = callersOf(ground);
        for (const caller of one === undefined || callers.includes(one) ? callers : [...callers, one]) {
          const note = `${operation} by ${callerText(caller)}`;
          if (operation === "read" || operation === "delete") yield { operation, caller, old: record, state, about, note, from: record };
          if (operation === "create") yield { operation, caller, next: sent(ground, record), state, about, note, from: record };
          if (operation === "create" && rule.who === "nobody" && record === base) yield* withSecrets(ground, { operation, caller, state, about, note, from: record });
          if (writing && rule.who === "nobody" && record === base) yield* settingServers(ground, constraints, { operation, caller, state, about, note, from: record });
          if (operation === "update") yield* changes(ground, rule, caller, record, state, about, note);
        }
      }
    }
    if (operation === "read") yield* secretReads(ground, constraints, base);
    if (operation === "create") yield* intrusions(ground, constraints, base);
    if (operation === "create") yield* misnamings(ground, constraints, base);
    if (operation === "update") yield* alterations(ground, constraints, base);
    if (operation === "update") yield* turns(ground, constraints, base);
  }
}

/** By a caller who may read the record: each secret field asked for with the rest. */
function* secretReads(ground: Ground, constraints: readonly Constraint[], base: JsonObject): Generator<DerivedRequest> {
  const open = ground.shape.fields.filter(({ field }) => !field.secret).map(({ field }) => field.name);
  for (const { field } of ground.shape.fields.filter((each) => each.field.secret)) {
    const part = partAt(ground, [field.name]);
    const old = part === undefined ? undefined : recordWith(ground, base, part);
    if (old === undefined) continue;
    const state = stateAllowing(ground, "read", old);
    const caller = admitted(ground, "read", { old }, state);
    if (caller === undefined) continue;
    const about = constraints.filter((each) => each.kind === "secret" && each.path[0] === field.name).map((each) => each.id);
    yield { operation: "read", caller, old, state, about, note: `read by ${callerText(caller)}`, from: old };
    yield { operation: "read", caller, old, fields: [...open, field.name], state, about, note: `read with ${field.name} by ${callerText(caller)}`, from: old };
  }
}

/** Valid records around what an access line tests: the plain one, and each tested field with other values. */
function variants(ground: Ground, rule: AccessRule, base: JsonObject): readonly JsonObject[] {
  const parts = (rule.if === undefined ? [] : mentioned(rule.if.tree)).flatMap((path) => partAt(ground, path) ?? []);
  const changed = parts.flatMap((part) => candidates(ground, part, base).map((value) => settled(ground, placed(ground, base, part, value), part.where.map(String))));
  const all = [base, ...changed.filter((record) => record !== undefined)];
  return spread(all.filter((record, index) => all.findIndex((other) => same(other, record)) === index), mostVariants);
}

function settled(ground: Ground, record: JsonObject, path: readonly string[]): JsonObject | undefined {
  const made = settle(ground, record, [path], checkGoals(ground));
  return judge(ground.entity, ground.shape, made).verdict === "accepted" ? made : undefined;
}

/** The record as a client sends it to create it: what the store or the request makes is left out, and so is a secret's default, which no client knows. */
function sent(ground: Ground, record: JsonObject): JsonObject {
  return ground.shape.fields.reduce((current, { field }) => {
    const known = field.auto === undefined ? !field.secret : field.auto === "uuid";
    return known ? current : withMember(current, field.name, undefined);
  }, record);
}

/** Where nobody may create: the record with what no client knows. Without it a store may refuse the record for what it lacks, and not for who brings it. */
function* withSecrets(ground: Ground, request: DerivedRequest): Generator<DerivedRequest> {
  const secrets = ground.shape.fields.filter(({ field }) => field.secret && own(request.from, field.name) !== undefined);
  if (secrets.length === 0) return;
  const next = secrets.reduce((record, { field }) => withMember(record, field.name, own(request.from, field.name)), sent(ground, request.from));
  yield { ...request, next, note: `${request.note}, with its secrets` };
}

/** Where nobody may write: each field that only the server sets with another value, so that its claim rests on writes that were tried. */
function* settingServers(ground: Ground, constraints: readonly Constraint[], request: DerivedRequest): Generator<DerivedRequest> {
  const { operation, from } = request;
  for (const { field } of ground.shape.fields.filter((each) => each.field.serverOnly)) {
    const [next] = altered(ground, from, field.name);
    if (next === undefined) continue;
    const about = [...request.about, ...constraints.filter((each) => each.kind === "setBy" && each.path[0] === field.name).map((each) => each.id)];
    const records = operation === "create" ? { next: sent(ground, next) } : { old: from, next: next };
    yield { ...request, ...records, about, note: `${request.note}, with ${field.name}` };
  }
}

/** One change that the line leaves to clients, and one that turns a tested field. */
function* changes(
  ground: Ground, rule: AccessRule, caller: Caller, old: JsonObject, state: State, about: readonly string[], note: string,
): Generator<DerivedRequest> {
  const writable = rule.writable.length > 0 ? rule.writable : ground.shape.fields.map(({ field }) => field.name).filter((name) => !ground.entity.key.includes(name));
  for (const name of spread(writable, 2)) {
    const next = altered(ground, old, name)[0];
    if (next !== undefined) yield { operation: "update", caller, old, next, state: [...state, ...beside(ground, "update", next, state)], about, note: `${note}, changing ${name}`, from: old };
  }
  const tested = (rule.if === undefined ? [] : mentioned(rule.if.tree)).map((path) => path[0] as string);
  for (const name of new Set(tested)) {
    for (const next of altered(ground, old, name).slice(0, 3)) {
      yield { operation: "update", caller, old, next, state: [...state, ...beside(ground, "update", next, state)], about, note: `${note}, turning ${name}`, from: old };
    }
  }
}

/** On create, by a caller who may: each field with a value that is not a client's to give. */
function* intrusions(ground: Ground, constraints: readonly Constraint[], base: JsonObject): Generator<DerivedRequest> {
  const whole = sent(ground, base);
  const state = stateAllowing(ground, "create", base);
  const caller = admitted(ground, "create", { next: whole }, state);
  if (caller === undefined) return;
  const { writable } = accessTo(ground.entity, "create");
  for (const { field } of ground.shape.fields) {
    if (writable.includes(field.name)) continue;
    const about = aboutField(constraints, field.name, "create");
    const moments = field.auto === "created" || field.auto === "updated" ? [1n, -86_400n].map((seconds) => momentFor(field.type, ground.micros - 3_600_000_000n + seconds * 1_000_000n)) : [];
    const next = [...moments.map((moment) => withMember(whole, field.name, moment)), ...(moments.length === 0 ? altered(ground, whole, field.name) : [])];
    for (const each of next) yield { operation: "create", caller, next: each, state: [...state, ...beside(ground, "create", each, state)], about, note: `create with ${field.name}`, from: base };
  }
}

/** On create, by a caller who may: the document called by its key, and by another value of each of the key's fields. */
function* misnamings(ground: Ground, constraints: readonly Constraint[], base: JsonObject): Generator<DerivedRequest> {
  const next = sent(ground, base);
  const state = stateAllowing(ground, "create", base);
  const caller = admitted(ground, "create", { next }, state);
  if (caller === undefined) return;
  const about = constraints.filter((each) => each.kind === "key").map((each) => each.id);
  for (const name of ground.entity.key) {
    const value = own(next, name) === undefined ? undefined : another(ground, [name], own(next, name) as Json, 0);
    if (value === undefined) continue;
    const under = keyOf(ground.entity, withMember(next, name, value));
    yield { operation: "create", caller, next, state, about, note: "create under its key", from: base };
    yield { operation: "create", caller, next, under, state, about, note: `create under ${JSON.stringify(under)}`, from: base };
  }
}

/** On update, by a caller who may: each field changed, put or taken away, one at a time. */
function* alterations(ground: Ground, constraints: readonly Constraint[], base: JsonObject): Generator<DerivedRequest> {
  const state = stateAllowing(ground, "update", base);
  const caller = admitted(ground, "update", { old: base, next: base }, state);
  if (caller === undefined) return;
  for (const { field } of ground.shape.fields) {
    for (const next of altered(ground, base, field.name)) {
      const about = aboutField(constraints, field.name, "update");
      yield { operation: "update", caller, old: base, next, state: [...state, ...beside(ground, "update", next, state)], about, note: `update of ${field.name}`, from: base };
    }
  }
}

/** On update, by a caller who may: each field that has transitions turned from each of its values to others. */
function* turns(ground: Ground, constraints: readonly Constraint[], base: JsonObject): Generator<DerivedRequest> {
  for (const transition of ground.entity.transitions) {
    for (const { old, next, note } of turnsOf(ground, base, transition)) {
      const state = stateAllowing(ground, "update", old);
      const caller = old === next ? undefined : admitted(ground, "update", { old, next: old }, state);
      if (caller === undefined) continue;
      yield { operation: "update", caller, old, next, state: [...state, ...beside(ground, "update", next, state)], about: aboutField(constraints, transition.field, "update"), note, from: old };
    }
  }
}

/** What a request that sets this field is about. An update is also about the key and about what other fields forbid to change: one that is accepted keeps them. */
function aboutField(constraints: readonly Constraint[], name: string, operation: Operation): readonly string[] {
  const kinds = ["setBy", "immutable", "auto", "secret"];
  const kept = operation === "update" ? ["key", "immutable", "transition", "auto", "setBy"] : [];
  return constraints
    .filter((each) => each.operation === operation || kept.includes(each.kind) || (each.path[0] === name && kinds.includes(each.kind)))
    .map((each) => each.id);
}

/** Valid records that differ in this field: with another value, with one where there was none, without it where it may be missing. */
function altered(ground: Ground, record: JsonObject, name: string): readonly JsonObject[] {
  const part = partAt(ground, [name]);
  if (part === undefined) return [];
  const before = own(record, name);
  const values = [...candidates(ground, part, record), ...(before === undefined ? [] : [another(ground, [name], before, 0)])];
  const next = values.filter((value) => !(value === undefined ? before === undefined || part.field?.optional !== true : before !== undefined && same(value, before)))
    .map((value) => recomputed(ground, fittedTo(ground, withMember(record, name, value as Json | undefined), name)));
  return spread(next.filter((each) => judge(ground.entity, ground.shape, filledIn(ground, each)).verdict === "accepted"), 4);
}

/** The record in which a field changed, with what hangs on it. */
function fittedTo(ground: Ground, record: JsonObject, name: string): JsonObject {
  return partingAt(ground)?.by.name === name ? fitted(ground, record) : record;
}

/** The record with what was left out for the request to make, so that it can be judged as a whole. */
function filledIn(ground: Ground, record: JsonObject): JsonObject {
  return ground.shape.fields.reduce((current, { field }) => {
    if (own(current, field.name) !== undefined || field.auto === undefined) return current;
    return withMember(current, field.name, field.auto === "sequence" ? (field.type.kind === "int64" ? "1" : 1) : momentFor(field.type, ground.micros));
  }, record);
}

/** What the new record needs beside what is there already, by key. */
function beside(ground: Ground, operation: Operation, next: JsonObject, state: State): State {
  const name = (each: State[number]): string => `${each.entity} ${keyText(entityOf(ground.schema, each.entity), each.record)}`;
  const there = new Set(state.map(name));
  return stateAllowing(ground, operation, next).filter((each) => !there.has(name(each)));
}

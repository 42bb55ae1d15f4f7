import { entityOf, referringFields, uniqueName, type Constraint, type Entity, type Json, type Reference, type Unique, type Write } from "@concord/core";
import { evaluate, judge, keyOf, mentioned, momentFor, own, same, withMember, type JsonObject } from "@concord/oracle";
import { plainRecord } from "../base/base.ts";
import { another, distinct, givenPaths } from "../base/distinct.ts";
import { groundOf, partAt, type Ground } from "../base/ground.ts";
import { valueAt } from "../base/place.ts";
import { samples } from "../base/sample.ts";
import { keysOf } from "../base/several.ts";
import { checkGoals, placed, settle, type Goal } from "../base/settle.ts";
import { stateFor } from "../base/state.ts";
import { changesAlong, turnsOf } from "./transitions.ts";

/** A short history of writes that was made to be judged at its last one. Histories that share `from` differ in one thing. */
export interface DerivedHistory {
  readonly writes: readonly Write[];
  readonly about: readonly string[];
  readonly note: string;
  readonly from: JsonObject;
}

/** Histories for the key, each unique, each reference, and for what never changes or is made anew by an update. */
export function* derivedHistories(ground: Ground, constraints: readonly Constraint[]): Generator<DerivedHistory> {
  const base = plainRecord(ground);
  if (base === undefined) return;
  const idsOf = (kind: Constraint["kind"], name?: string): readonly string[] =>
    constraints.filter((each) => each.kind === kind && (name === undefined || each.name === name || each.path[0] === name)).map((each) => each.id);
  if (ground.entity.appendOnly !== undefined) yield* rewriteHistories(ground, base, idsOf("appendOnly"));
  for (const transition of ground.entity.transitions) {
    for (const { way, next, note } of turnsOf(ground, base, transition)) {
      const writes = [...creates(ground, way[0]), ...changesAlong(ground, [...way, next])];
      yield { writes, about: idsOf("transition", transition.field), note, from: way[0] };
    }
  }
  yield* keyHistories(ground, base, idsOf("key"));
  for (const unique of ground.entity.uniques.filter((each) => each.stores.includes(ground.target))) yield* uniqueHistories(ground, base, unique, idsOf("unique", uniqueName(unique)));
  for (const reference of ground.entity.references) yield* referenceHistories(ground, base, reference, idsOf("reference", reference.name));
  for (const { field } of ground.shape.fields) {
    if (field.immutable) yield* updateHistories(ground, base, field.name, idsOf("immutable", field.name));
    if (field.auto === "updated") yield* updateHistories(ground, base, field.name, idsOf("auto", field.name));
  }
}

/** The writes that put a record, and before it what it needs. */
export function creates(ground: Ground, ...records: readonly JsonObject[]): readonly Write[] {
  const needed = [...new Set(records.flatMap((record) => stateFor(ground, record)))];
  const isOwn = (each: { readonly entity: string; readonly record: Json }): boolean =>
    each.entity === ground.entity.id && records.some((record) => same(keyOf(ground.entity, record), keyOf(ground.entity, each.record)));
  const before = needed.filter((each) => !isOwn(each)).map((each): Write => ({ entity: each.entity, do: "create", record: each.record }));
  return [...before, ...records.map((record): Write => ({ entity: ground.entity.id, do: "create", record }))];
}

function* keyHistories(ground: Ground, base: JsonObject, about: readonly string[]): Generator<DerivedHistory> {
  const second = distinct(ground, base, 0);
  if (second === undefined) return;
  yield { writes: creates(ground, base, second), about, note: "two records", from: base };
  const clash = ground.entity.key.reduce((record, name) => withMember(record, name, own(base, name)), second);
  yield { writes: creates(ground, base, clash), about, note: "two records with one key", from: base };
  for (const name of ground.entity.key.length > 1 ? ground.entity.key : []) {
    yield { writes: creates(ground, base, withMember(clash, name, own(second, name))), about, note: `two records that differ in ${name}`, from: base };
  }
  yield { writes: [...creates(ground, base), { entity: ground.entity.id, do: "delete", key: keyOf(ground.entity, base) }], about: [], note: "a record deleted", from: base };
  yield {
    writes: [...creates(ground, base), { entity: ground.entity.id, do: "delete", key: keyOf(ground.entity, base) }, { entity: ground.entity.id, do: "create", record: base }],
    about, note: "a key taken again after its record is gone", from: base,
  };
}

function* uniqueHistories(ground: Ground, base: JsonObject, unique: Unique, about: readonly string[]): Generator<DerivedHistory> {
  const fields = unique.fields.flatMap((path) => givenPaths(ground, path));
  const inside = whereGoals(ground, unique, true);
  const present = settle(ground, fields.reduce((record, path) => withPart(ground, record, path), base), fields, [...checkGoals(ground), ...inside]);
  if (judge(ground.entity, ground.shape, present).verdict !== "accepted") return;
  const twin = distinct(ground, present, 0, fields);
  for (const path of fields) {
    const apart = distinct(ground, present, 0, fields.filter((each) => each !== path));
    if (apart !== undefined) yield { writes: creates(ground, present, apart), about, note: `two records that differ in ${path.join(".")}`, from: present };
    const part = partAt(ground, path);
    if (part?.field?.optional !== true) continue;
    const without = valid(ground, placed(ground, present, part, undefined));
    const other = without === undefined ? undefined : distinct(ground, without, 0, fields);
    if (without !== undefined && other !== undefined) yield { writes: creates(ground, without, other), about, note: `two records without ${path.join(".")}`, from: present };
  }
  if (twin !== undefined) yield { writes: creates(ground, present, twin), about, note: `two records alike in ${nameOf(unique)}`, from: present };
  if (unique.where !== undefined && twin !== undefined) {
    const outside = settle(ground, twin, fields, [...checkGoals(ground), ...whereGoals(ground, unique, false)]);
    if (valid(ground, outside) !== undefined) yield { writes: creates(ground, present, outside), about, note: "two records alike, one of them not counted", from: present };
  }
  const second = distinct(ground, present, 0);
  if (second !== undefined) {
    const moved = fields.reduce((record, path) => copied(ground, record, present, path), second);
    if (valid(ground, moved) !== undefined) {
      const update: Write = { entity: ground.entity.id, do: "update", key: keyOf(ground.entity, second), record: moved };
      yield { writes: [...creates(ground, present, second), update], about, note: `a record updated to be alike in ${nameOf(unique)}`, from: present };
    }
  }
}

function whereGoals(ground: Ground, unique: Unique, counted: boolean): readonly Goal[] {
  const { where } = unique;
  if (where === undefined) return [];
  return [{ paths: mentioned(where.tree), holds: (record: JsonObject) => (evaluate(where.tree, { record }) === true) === counted }].filter((goal) => goal.paths.every((path) => partAt(ground, path) !== undefined));
}

function nameOf(unique: Unique): string {
  return unique.fields.map((path) => path.join(".")).join(", ");
}

/** The record with a value at the path, and with the objects around it whole where it lacks them. */
function withPart(ground: Ground, given: JsonObject, path: readonly string[]): JsonObject {
  const outer = path.slice(0, -1);
  const record = outer.length > 0 && valueAt(given, outer) === undefined ? withPart(ground, given, outer) : given;
  const part = partAt(ground, path);
  if (part === undefined || valueAt(record, part.where) !== undefined) return record;
  const toSelf = ground.entity.references.find((reference) => reference.to === ground.entity.id && reference.by.includes(path[0] as string));
  const ownKey = toSelf?.key[toSelf.by.indexOf(path[0] as string)];
  const value = ownKey !== undefined ? another(ground, path, own(record, ownKey) as Json, 0) : samples(part.type, part.steps, ground.hints)[0];
  return value === undefined ? record : placed(ground, record, part, value);
}

function copied(ground: Ground, record: JsonObject, from: JsonObject, path: readonly string[]): JsonObject {
  const part = partAt(ground, path);
  return part === undefined || ground.entity.key.includes(path[0] as string) ? record : placed(ground, record, part, valueAt(from, path) as Json | undefined);
}

function valid(ground: Ground, record: JsonObject): JsonObject | undefined {
  return judge(ground.entity, ground.shape, record).verdict === "accepted" ? record : undefined;
}

function* referenceHistories(ground: Ground, base: JsonObject, reference: Reference, about: readonly string[]): Generator<DerivedHistory> {
  const target = entityOf(ground.schema, reference.to);
  if (!target.stores.includes(ground.target)) return;
  const fields = referringFields(reference);
  const referring = pointed(ground, fields.reduce((record, name) => withPart(ground, record, [name]), base), reference);
  const holder = valid(ground, settle(ground, referring, fields.map((name) => [name]), checkGoals(ground)));
  if (holder === undefined) return;
  const whole = creates(ground, holder);
  yield { writes: whole, about, note: `a record that refers by ${reference.name}`, from: holder };
  const led = stateFor(ground, holder).find((each) => each.entity === target.id && reference.key.every((key, index) => same(own(each.record, key), own(holder, reference.by[index] as string))));
  if (led === undefined) return;
  yield { writes: whole.filter((write) => !(write.do === "create" && write.record === led.record)), about, note: `a record that refers by ${reference.name} to nothing`, from: holder };
  const astray = elsewhere(ground, holder, reference);
  if (astray !== undefined) yield { writes: [...whole.slice(0, -1), { entity: ground.entity.id, do: "create", record: astray }], about, note: `a record that refers by ${reference.name} to nothing there`, from: holder };
  const remove: Write = { entity: target.id, do: "delete", key: keyOf(target, led.record) };
  const removed = [...whole, remove];
  yield { writes: removed, about, note: `what ${reference.name} refers to deleted (${reference.onDelete})`, from: holder };
  if (reference.onDelete !== "restrict") {
    yield { writes: [...removed, { entity: ground.entity.id, do: "create", record: holder }], about, note: `${reference.onDelete}: the record put again`, from: holder };
    const free = valid(ground, reference.by.reduce((record, name) => withMember(record, name, undefined), holder));
    if (free !== undefined) yield { writes: [...removed, { entity: ground.entity.id, do: "create", record: free }], about, note: `${reference.onDelete}: the record put again without ${reference.name}`, from: holder };
  }
  yield* keyChanges(ground, holder, reference, target, led.record as JsonObject, whole, about);
}

/** The record with a reference to one of several entities led to one of this; any other reference as it is. */
function pointed(ground: Ground, record: JsonObject, reference: Reference): JsonObject {
  const [key] = keysOf(ground.schema, reference);
  return reference.when === undefined || key === undefined ? record : withMember(withMember(record, reference.when.field, reference.when.is), reference.by[0] as string, key);
}

/** The key of what is referred to changes; then the record at the new key is deleted, which shows whether the reference followed. */
function* keyChanges(
  ground: Ground, holder: JsonObject, reference: Reference, target: Entity, led: JsonObject, whole: readonly Write[], about: readonly string[],
): Generator<DerivedHistory> {
  const far = groundOf(ground.schema, target, ground.target, ground.micros);
  const moved = distinct(far, led, 3, target.uniques.flatMap((unique) => unique.fields).filter((path) => !target.key.includes(path[0] as string)));
  if (moved === undefined || target.fields.some((field) => field.immutable && target.key.includes(field.name))) return;
  const rekey: Write = { entity: target.id, do: "update", key: keyOf(target, led), record: moved };
  yield { writes: [...whole, rekey], about, note: `the key that ${reference.name} refers to changed (${reference.onUpdate})`, from: holder };
  yield { writes: [...whole, rekey, { entity: target.id, do: "delete", key: keyOf(target, moved) }], about, note: `the changed key that ${reference.name} refers to deleted`, from: holder };
}

/** The record with a reference to a key that no record has. */
function elsewhere(ground: Ground, holder: JsonObject, reference: Reference): JsonObject | undefined {
  const name = reference.by.find((each) => !ground.entity.key.includes(each)) ?? reference.by[0];
  if (name === undefined) return undefined;
  const value = another(ground, [name], own(holder, name) as Json, 5);
  return value === undefined ? undefined : valid(ground, withMember(holder, name, value));
}

/** A record put, changed, left as it is by a change, and deleted: before its time and after it. */
function* rewriteHistories(ground: Ground, base: JsonObject, about: readonly string[]): Generator<DerivedHistory> {
  const key = keyOf(ground.entity, base);
  const update = (record: JsonObject): Write => ({ entity: ground.entity.id, do: "update", key, record });
  yield { writes: creates(ground, base), about, note: "a record put", from: base };
  yield { writes: [...creates(ground, base), update(base)], about, note: "an update that changes nothing", from: base };
  const turned = distinct(ground, base, 0, ground.entity.key.map((name) => [name]));
  if (turned !== undefined) yield { writes: [...creates(ground, base), update(turned)], about, note: "an update", from: base };
  const { expires, keep } = ground.entity;
  for (const micros of [ground.micros, farFromNow]) {
    const timed = [expires, keep?.from].reduce((record, name) => withTime(ground, record, name, micros), base);
    if (valid(ground, timed) !== undefined) yield { writes: [...creates(ground, timed), { entity: ground.entity.id, do: "delete", key: keyOf(ground.entity, timed) }], about, note: "a record deleted", from: base };
  }
}

/** A moment (microseconds since 1970) that no test will see: 9000-01-01. */
const farFromNow = 221_845_392_000_000_000n;

function withTime(ground: Ground, record: JsonObject, name: string | undefined, micros: bigint): JsonObject {
  const field = ground.shape.fields.find((each) => each.field.name === name)?.field;
  return field === undefined ? record : withMember(record, field.name, momentFor(field.type, micros));
}

/** An update that leaves the field alone, and ones that change it. */
function* updateHistories(ground: Ground, base: JsonObject, name: string, about: readonly string[]): Generator<DerivedHistory> {
  const start = withPart(ground, base, [name]);
  const update = (record: JsonObject): Write => ({ entity: ground.entity.id, do: "update", key: keyOf(ground.entity, start), record });
  yield { writes: [...creates(ground, start), update(start)], about, note: "an update that changes nothing", from: base };
  const value = another(ground, [name], own(start, name) as Json, 0);
  const turned = value === undefined ? undefined : valid(ground, settle(ground, withMember(start, name, value), [[name]], checkGoals(ground)));
  if (turned !== undefined) {
    const needed = stateFor(ground, turned).filter((each) => !stateFor(ground, start).some((other) => other.record === each.record)).map((each): Write => ({ entity: each.entity, do: "create", record: each.record }));
    yield { writes: [...creates(ground, start), ...needed, update(turned)], about, note: `an update that changes ${name}`, from: base };
  }
}

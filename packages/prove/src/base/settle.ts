import type { Json } from "@concord/core";
import { evaluate, judge, mentioned, own, writeClock, readClock, type JsonObject, type Where, withComputed } from "@concord/oracle";
import { givenPaths } from "./distinct.ts";
import { alike, partAt, type Ground } from "./ground.ts";
import { witnesses } from "./members.ts";
import { put, reaches, valueAt, type Part } from "./place.ts";
import { nth } from "./nth.ts";
import { samples, unlike } from "./sample.ts";
import { keyGoals } from "./several.ts";
import { entered, fitted, partingAt } from "./union.ts";

/** Something that shall hold for a record, and the paths of the fields it hangs on. */
export interface Goal {
  readonly paths: readonly (readonly string[])[];
  readonly holds: (record: JsonObject) => boolean;
}

/** How many records are looked at for one goal before it is given up. */
const most = 4000;

/** The checks that the fields of the shape can meet, and what a new record begins with. */
export function checkGoals(ground: Ground): readonly Goal[] {
  const ofChecks = ground.checks.map((check): Goal => ({
    paths: mentioned(check.if.tree).flatMap((path) => givenPaths(ground, path)),
    holds: (record: JsonObject) => evaluate(check.if.tree, { record }) === true,
  })).filter((goal) => goal.paths.every((path) => partAt(ground, path) !== undefined));
  return [...ofChecks, ...initialGoals(ground), ...(ground.stored ? keyGoals(ground.schema, ground.entity, ground.target) : [])];
}

/** A record that a store takes as a new one begins with what its transitions say. */
function initialGoals(ground: Ground): readonly Goal[] {
  if (!ground.stored) return [];
  return ground.entity.transitions.filter(({ initial, field }) => initial !== undefined && partAt(ground, [field]) !== undefined)
    .map(({ field, initial = [] }) => ({ paths: [[field]], holds: (record) => initial.some((each) => each === own(record, field)) }));
}

/**
 * The record with other fields changed, as few as can be, so that every goal holds; what lies at or along the locked places stays.
 * The record as it was, as far as none was found.
 */
export function settle(ground: Ground, record: JsonObject, locked: readonly Where[], goals: readonly Goal[]): JsonObject {
  const made = ground.shape.fields.some(({ field }) => field.computed !== undefined && locked.some(([first]) => first === field.name));
  return made ? settleGiven(ground, record, locked, goals) : recomputed(ground, settleGiven(ground, recomputed(ground, record), locked, goals));
}

/** The record with every computed field as the others make it. */
export function recomputed(ground: Ground, record: JsonObject): JsonObject {
  return withComputed(ground.shape.fields.map(({ field }) => field), record);
}

function settleGiven(ground: Ground, record: JsonObject, locked: readonly Where[], goals: readonly Goal[]): JsonObject {
  const open = (current: JsonObject): readonly Goal[] => goals.filter((goal) => !goal.holds(current));
  const cost = (current: JsonObject): number => open(current).length * 100 + judge(ground.entity, ground.shape, current).violations.length;
  let settled = record;
  for (let round = 0; round <= goals.length; round += 1) {
    const [goal] = open(settled);
    if (goal === undefined) return settled;
    const better = improved(ground, settled, locked, goal, cost);
    if (better === undefined) return settled;
    settled = better;
  }
  return settled;
}

function improved(ground: Ground, record: JsonObject, locked: readonly Where[], goal: Goal, cost: (record: JsonObject) => number): JsonObject | undefined {
  const parts = goal.paths.flatMap((path) => partAt(ground, path) ?? []).filter((part) => !locked.some((where) => along(where, part.where)));
  const free = (part: Part): boolean => !locked.some((where) => along(outermostOptional(ground, part), where));
  const choices = parts.map((part) => candidates(ground, part, record).filter((value) => value !== undefined || free(part)).map((value) => ({ part, value })));
  let best: { readonly record: JsonObject; readonly cost: number } | undefined;
  const before = cost(record);
  let looked = 0;
  for (const changes of combinations(choices)) {
    looked += 1;
    if (looked > most) break;
    const changed = recomputed(ground, changes.reduce((current, { part, value }) => placed(ground, current, part, value), record));
    if (!goal.holds(changed)) continue;
    const worth = cost(changed);
    if (worth === 0) return changed;
    if (worth < (best?.cost ?? before)) best = { record: changed, cost: worth };
  }
  return best?.record;
}

/** One choice for one part, then for two, then for three and all. */
export function* combinations<T>(choices: readonly (readonly T[])[]): Generator<readonly T[]> {
  for (let size = 1; size <= choices.length; size += 1) yield* ofSize(choices, size);
}

function* ofSize<T>(choices: readonly (readonly T[])[], size: number): Generator<readonly T[]> {
  if (size === 0) return yield [];
  for (const [index, first] of choices.entries()) {
    for (const value of first) for (const rest of ofSize(choices.slice(index + 1), size - 1)) yield [value, ...rest];
  }
}

/** Values that a part may take: none where it may be missing, samples of its type, what stands in other fields of its kind, with neighbours, and lists that conditions on members tell apart. */
export function candidates(ground: Ground, part: Part, record: JsonObject): readonly (Json | undefined)[] {
  const optional = part.where.some((_, depth) => {
    const outer = ground.parts.find((each) => each.where.length === depth + 1 && reaches(each, part));
    return outer?.field?.optional === true;
  });
  const elsewhere = ground.parts.filter((each) => each !== part && alike(each.type, part.type)).flatMap((each) => {
    const value = valueAt(record, each.where);
    return value === undefined || value === null ? [] : [value, ...neighbours(part, value)];
  });
  const many = [0, 1, 2, 3].map((n) => nth(part.type, n)).filter((value) => value !== undefined);
  return [...unlike([...samples(part.type, part.steps, ground.hints), ...elsewhere, ...many, ...witnesses(ground, part, record)]), ...(optional ? [undefined] : [])];
}

const dayOfMicros = 86_400_000_000n;

/** Values a little before and after: a whole number by one, a time by a day, so that the moment at which a store writes does not matter. */
function neighbours(part: Part, value: Json): readonly Json[] {
  const { type } = part;
  if (typeof value === "number") return [value - 1, value + 1];
  if (type.kind === "date" || type.kind === "timestamp" || type.kind === "localDateTime") {
    const clock = typeof value === "string" ? readClock(type.kind, value) : undefined;
    const digits = type.kind === "date" ? 0 : type.precision;
    return clock === undefined ? [] : [-dayOfMicros, dayOfMicros].map((step) => writeClock(type.kind, clock.micros + step, digits));
  }
  return [];
}

/** The record with a part set, and the objects on the way to it made where they are missing. */
export function placed(ground: Ground, record: JsonObject, part: Part, value: Json | undefined): JsonObject {
  if (value === undefined) return put(record, outermostOptional(ground, part), undefined);
  const set = put(withOuter(ground, record, part), part.where, value);
  return part.where.length === 1 && partingAt(ground)?.by.name === part.where[0] ? fitted(ground, set) : set;
}

/** The record with everything that lies around the part, each with its plainest value where it is missing. */
export function withOuter(ground: Ground, record: JsonObject, part: Part): JsonObject {
  return ground.parts.filter((outer) => reaches(outer, part) && (outer !== part || outer.branch !== undefined))
    .reduce((current, outer) => {
      if (outer.branch !== undefined) return entered(ground, current, outer);
      if (outer.type.kind === "union") return current;
      const value = valueAt(current, outer.where);
      if (value !== undefined && !(Array.isArray(value) && value.length === 0) && !(outer.type.kind === "map" && Object.keys(value as object).length === 0)) return current;
      const full = samples(outer.type, outer.steps, ground.hints).find((each) => !holdsNothing(each));
      return full === undefined ? current : put(current, outer.where, full);
    }, record);
}

function holdsNothing(value: Json): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

/** Where to cut so that the part is gone: itself if it may be missing, else the nearest thing around it that may. */
function outermostOptional(ground: Ground, part: Part): Where {
  for (let depth = part.where.length; depth > 0; depth -= 1) {
    const outer = ground.parts.find((each) => each.where.length === depth && reaches(each, part));
    if (outer?.field?.optional === true) return outer.where;
  }
  return part.where;
}

function along(one: Where, other: Where): boolean {
  return other.slice(0, one.length).every((step, index) => step === one[index]);
}

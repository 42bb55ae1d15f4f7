import { pathText, type Field, type Json } from "@concord/core";
import { judge, mentioned, momentFor, normalise, own, withComputed, type JsonObject, type Where } from "@concord/oracle";
import type { Ground } from "./ground.ts";
import { put, valueAt, type Part } from "./place.ts";
import { samples } from "./sample.ts";
import { fitted, isTold } from "./union.ts";
import { checkGoals, recomputed, settle, withOuter, type Goal } from "./settle.ts";

/**
 * A valid record with nothing in it that need not be there: the plainest value of every required field, defaults, and what a store makes.
 * Nothing where none was found.
 */
export function plainRecord(ground: Ground, goals: readonly Goal[] = checkGoals(ground)): JsonObject | undefined {
  const record: Record<string, Json> = Object.create(null);
  for (const { field, optional } of ground.shape.fields) {
    if (optional || field.computed !== undefined || isTold(ground, field)) continue;
    const value = field.default ?? made(ground, field.auto, field.type) ?? samples(field.type, [field.name], ground.hints)[0];
    if (value === undefined) return undefined;
    record[field.name] = value;
  }
  return valid(ground, settle(ground, fitted(ground, record), [], goals));
}

function made(ground: Ground, auto: string | undefined, type: Part["type"]): Json | undefined {
  return auto === "created" || auto === "updated" ? momentFor(type, ground.micros) : undefined;
}

/** A valid record that has the part, as near to the given one as can be; nothing where none was found. */
export function recordWith(ground: Ground, base: JsonObject, part: Part, goals: readonly Goal[] = checkGoals(ground)): JsonObject | undefined {
  if (part.field?.computed !== undefined) return recordComputing(ground, base, part.field, goals);
  const around = withOuter(ground, base, part);
  const present = valueAt(around, part.where);
  if (present !== undefined && around === base) return base;
  for (const value of [...(present === undefined ? [] : [present]), ...samples(part.type, part.steps, ground.hints)]) {
    const found = valid(ground, settle(ground, put(around, part.where, value as Json), [part.where], goals));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A valid record in which a computed field is there. */
function recordComputing(ground: Ground, base: JsonObject, field: Field, goals: readonly Goal[]): JsonObject | undefined {
  const paths = field.computed === undefined ? [] : mentioned(field.computed.tree);
  const there: Goal = { paths, holds: (record) => own(recomputed(ground, record), field.name) !== undefined };
  const made = settle(ground, base, [], [...goals, there]);
  return there.holds(made) ? valid(ground, made) : undefined;
}

/**
 * The record with this value at the place, and other fields changed only as far as checks ask for it because of it. A value with too many digits is
 * judged by checks as a store keeps it that rounds.
 */
export function changed(ground: Ground, record: JsonObject, where: Where, value: Json | undefined, goals: readonly Goal[] = checkGoals(ground)): JsonObject {
  const given = put(record, where, value);
  const raw = isComputed(ground, where) ? given : followed(ground, given);
  const rounded = normalise(ground.entity, ground.shape, raw, roundedBy(ground));
  const { violations } = judge(ground.entity, ground.shape, rounded);
  if (!violations.some((each) => each.path.length === 0)) return raw;
  const settled = put(settle(ground, rounded, [where], goals), where, value);
  return isComputed(ground, where) ? settled : followed(ground, settled);
}

/** The record with its computed fields made anew, but for those that are made from something that is no value: nobody asks of these. */
function followed(ground: Ground, record: JsonObject): JsonObject {
  const broken = new Set(judge(ground.entity, ground.shape, record).violations.map((each) => each.path[0]));
  const fields = ground.shape.fields.map(({ field }) => field);
  return withComputed(fields.filter((field) => field.computed !== undefined && !mentioned(field.computed.tree).some(([first]) => broken.has(first))), record);
}

function isComputed(ground: Ground, [first]: Where): boolean {
  return ground.shape.fields.some(({ field }) => field.name === first && field.computed !== undefined);
}

function roundedBy(ground: Ground): ReadonlySet<string> {
  return new Set(ground.parts.map((part) => `${ground.entity.id}${pathText(part.steps)}:precision`));
}

function valid(ground: Ground, record: JsonObject): JsonObject | undefined {
  return judge(ground.entity, ground.shape, record).verdict === "accepted" ? record : undefined;
}

import type { Expression, Unique, Write, Written } from "@concord/core";
import { evaluate, isObject, judgeHistory, judgeList, judgeReservations, keyOf, maker, same, type JsonObject } from "@concord/oracle";
import { nowText } from "../base/caller.ts";
import type { Ground } from "../base/ground.ts";
import type { DerivedBatch } from "../derive/batches.ts";
import type { DerivedHistory } from "../derive/histories.ts";
import { hasWitness, type DerivedList } from "../derive/lists.ts";
import type { DerivedRequest } from "../derive/requests.ts";
import { expectAccess, verdictOf } from "./expect.ts";
import { isEnforced, type Profile } from "./profile.ts";
import type { Trial } from "./trial.ts";

/** A client's request as a trial; nothing where it gives a document another name than its key, and the engine's records have no such name. */
export function putRequest(ground: Ground, profile: Profile, request: DerivedRequest): Trial | undefined {
  const { operation, caller, old, next, fields, under, state, about, note, from } = request;
  if (under !== undefined && profile.engine.clientsOnly !== true) return undefined;
  const named = under === undefined ? {} : { under };
  const records = { ...(old === undefined ? {} : { old }), ...(next === undefined ? {} : { next }) };
  return {
    entity: ground.entity,
    question: {
      ask: "access", entity: ground.entity.id, operation, caller, state,
      ...(old === undefined ? {} : { old }), ...(next === undefined ? {} : { record: next }), ...(fields === undefined ? {} : { fields }), ...named,
    },
    expected: expectAccess(ground, profile, operation, caller, { ...records, ...(fields === undefined ? {} : { fields }), ...named }, state),
    about, note, control: from,
    ...(next === undefined ? {} : { again: (smaller: JsonObject) => putRequest(ground, profile, { ...request, next: smaller }) }),
  };
}

/** Writes at once as a trial: each is allowed, and together they keep what is unique so. `uniques`: those that the store keeps by documents beside the records. */
export function putBatch(ground: Ground, profile: Profile, uniques: readonly Unique[], batch: DerivedBatch): Trial {
  const { caller, writes, state, about, note, from } = batch;
  const violations = [
    ...uniques.flatMap((unique) => judgeReservations(ground.entity, unique, writes, state)),
    ...writes.flatMap((write) => {
      if ("holder" in write) return [];
      const records = { ...("old" in write ? { old: write.old as JsonObject } : {}), ...("record" in write ? { next: write.record as JsonObject } : {}) };
      const there = write.do === "create" ? state : state.map((each) => (same(each.record, records.old) ? { entity: each.entity, record: records.old as JsonObject } : each));
      return expectAccess(ground, profile, write.do, caller, records, there).violations;
    }),
  ];
  return { entity: ground.entity, question: { ask: "batch", entity: ground.entity.id, caller, writes, state }, expected: { verdict: verdictOf(profile, violations), violations }, about, note, control: from };
}

/** A query as a trial; nothing where the answer could not tell leaving records out from giving them all. */
export function putList(ground: Ground, profile: Profile, list: DerivedList): Trial | undefined {
  const { caller, filter, state, note } = list;
  const { violations } = judgeList(ground.schema, { entity: ground.entity, caller, filter, state, now: nowText(ground.micros) });
  const about = [`${ground.entity.id}:access:read`];
  if (violations.length > 0 && profile.engine.clientsOnly !== true && !hasWitness(ground, list)) return undefined;
  return {
    entity: ground.entity,
    question: { ask: "list", entity: ground.entity.id, caller, filter, state },
    expected: { verdict: verdictOf(profile, violations), violations },
    about, note,
  };
}

/** A history as a trial; nothing where a write before the last would be refused, since then the last is never reached. */
export function putHistory(ground: Ground, profile: Profile, history: DerivedHistory, micros: bigint): Trial | undefined {
  const { writes, about, note, from } = history;
  const ending = judgeHistory(ground.schema, writes, { store: ground.target, make: maker(micros), micros });
  if (ending.at !== writes.length - 1 || !enforcesAll(profile, ground, writes)) return undefined;
  const last = writes.at(-1) as Write;
  const written = last.do === "delete" || !isObject(last.record) ? undefined : keyOf(ground.entity, last.record);
  const stored = last.entity !== ground.entity.id || written === undefined ? undefined
    : ending.state.find((each) => each.entity === ground.entity.id && same(keyOf(ground.entity, each.record), written))?.record;
  const moments = last.do === "update" ? ground.shape.fields.filter(({ field }) => field.auto === "updated").map(({ field }) => field.name) : [];
  return {
    entity: ground.entity,
    question: { ask: "history", writes },
    expected: {
      verdict: verdictOf(profile, ending.violations), violations: ending.violations, made: moments,
      ...(stored === undefined ? {} : { stored }), filled: moments.map((name) => `${ground.entity.id}/${name}:auto`),
    },
    about, note, control: from,
  };
}

/** Whether the target claims to enforce every reference that the history's outcome may hang on: where it does not, a deletion leaves the rest as it was. */
export function enforcesAll(profile: Profile, ground: Ground, writes: readonly Write[]): boolean {
  const entities = new Set(writes.map((write) => write.entity));
  return ground.schema.entities.filter((entity) => entities.has(entity.id)).every((entity) => entity.references
    .every((reference) => !reference.enforce.includes(ground.target) || isEnforced(profile, `${entity.id}:reference:${reference.name}`)));
}

/** An expression over a record as a trial: accepted means true. */
export function putExpression(ground: Ground, expression: Written, record: JsonObject, note: string): Trial {
  const holds = evaluate(expression.tree, { record }) === true;
  return {
    entity: ground.entity,
    question: { ask: "expression", entity: ground.entity.id, expression, record },
    expected: {
      verdict: holds ? "accepted" : "rejected",
      violations: holds ? [] : [{ constraint: `${ground.entity.id}:expression`, path: [], message: `${expression.text} is false` }],
    },
    about: [], note: `${expression.text}: ${note}`,
  };
}

/** Whether the expression is of the record alone, so that it can be asked without a caller. */
export function ofRecord(tree: Expression, all: (tree: Expression) => readonly Expression[]): boolean {
  return all(tree).every((node) => node.op !== "auth" && node.op !== "hasRole" && node.op !== "now" && !(node.op === "field" && node.of === "relation"));
}


import type { Constraint, ConstraintKind, Json, Offered } from "@concord/core";
import { isList, judge, type JsonObject } from "@concord/oracle";
import { changed, plainRecord, recordWith } from "../base/base.ts";
import type { Ground } from "../base/ground.ts";
import { put, reaches, valueAt, type Part } from "../base/place.ts";
import { listOf, samples } from "../base/sample.ts";
import { checkGoals, type Goal } from "../base/settle.ts";
import { constraintsAt, type Derived } from "./derived.ts";
import { probes, textOf } from "./probe.ts";

/** Kinds that a record alone says nothing of: they are judged by requests, queries and histories. */
const ofRequests: readonly ConstraintKind[] = ["access", "key", "unique", "reference", "default", "auto", "immutable", "setBy", "history", "staging"];
/** The longest list that is filled up to judge its last member. */
const mostMembers = 100;

/**
 * Records from every constraint on values: the plain record, then part by part a valid record that has the part, with the part missing, null, with each
 * of its probes, and inside lists once more at the last member. Nothing if no valid record of the entity was found.
 */
export function* derivedRecords(ground: Ground, constraints: readonly Constraint[], goals: readonly Goal[] = checkGoals(ground)): Generator<Derived> {
  const base = plainRecord(ground, goals);
  if (base === undefined) return;
  yield { record: base, control: base, about: constraints.filter((each) => !ofRequests.includes(each.kind)).map((each) => each.id), note: "the plain record" };
  const closed = constraintsAt(constraints, []);
  for (const extra of [1, null, "x", {}]) yield { record: { ...base, unknownKey: extra }, control: base, about: closed, note: `an extra key: ${textOf(extra)}` };
  for (const none of [null, [], "x", 0, [base]]) yield { record: none as Offered, control: base, about: closed, note: `not a record: ${textOf(none as Offered)}` };
  for (const field of ground.entity.fields.filter((each) => each.secret && !ground.shape.fields.some((other) => other.field === each))) {
    const about = constraints.filter((each) => each.kind === "secret" && each.path[0] === field.name).map((each) => each.id);
    yield { record: { ...base, [field.name]: samples(field.type, [field.name], ground.hints)[0] ?? null }, control: base, about, note: `with the secret ${field.name}` };
  }
  for (const part of ground.parts) {
    const control = recordWith(ground, base, part, goals);
    if (control === undefined) continue;
    const about = constraintsAt(constraints, part.steps);
    if (control !== base) yield { record: control, control, about, note: `with ${nameOf(part)}` };
    if (part.field !== undefined) yield { record: put(control, part.where, undefined), control, about, note: `without ${nameOf(part)}` };
    for (const value of probes(part, ground.hints)) {
      yield { record: changed(ground, control, part.where, value as Json, goals), control, about, note: `${nameOf(part)}: ${textOf(value)}` };
    }
    yield* withoutNeighbours(ground, control, part, constraints);
    yield* atLastMember(ground, control, part, about);
  }
}

export function nameOf(part: Part): string {
  return part.steps.join(".").replaceAll(".[]", "[]").replaceAll(".{}", "{}");
}

/** For a member of an object that may be missing: the object with it and without one that it needs, since a store may take an object for gone that has neither. */
function* withoutNeighbours(ground: Ground, control: JsonObject, part: Part, constraints: readonly Constraint[]): Generator<Derived> {
  if (part.field?.optional !== true || part.where.length < 2) return;
  const outer = part.where.slice(0, -1);
  const neighbours = ground.parts.filter((each) => each.field?.optional === false && each.where.length === part.where.length && outer.every((step, index) => step === each.where[index]));
  for (const each of neighbours) {
    yield { record: put(control, each.where, undefined), control, about: constraintsAt(constraints, each.steps), note: `with ${nameOf(part)}, without ${nameOf(each)}` };
  }
}

/** For a part inside a list: the list filled to its bound, and the part broken in the last member, since an engine may look at each member in turn. */
function* atLastMember(ground: Ground, control: JsonObject, part: Part, about: readonly string[]): Generator<Derived> {
  const depth = part.where.findIndex((step) => typeof step === "number");
  const outer = ground.parts.find((each) => depth !== -1 && each.where.length === depth && reaches(each, part));
  if (outer?.type.kind !== "list" || outer.type.maxItems === undefined || outer.type.maxItems < 2 || outer.type.maxItems > mostMembers) return;
  const size = outer.type.maxItems;
  const whole = valueAt(control, outer.where);
  const member = isList(whole) ? whole[0] : undefined;
  if (member === undefined) return;
  const list = listOf(outer.type.of, [member, ...samples(outer.type.of, [...outer.steps, "[]"], ground.hints)], size, outer.type.uniqueItems);
  if (list === undefined) return;
  const full = put(control, outer.where, [...list.slice(1), member]);
  if (judge(ground.entity, ground.shape, full).verdict !== "accepted") return;
  yield { record: full, control: full, about, note: `${nameOf(outer)} filled to ${size} members` };
  const last = part.where.map((step, index) => (index === depth ? size - 1 : step));
  const broken = new Set<string>();
  for (const value of [undefined, ...probes(part, ground.hints)]) {
    const record = put(full, last, value as Json);
    const breaks = judge(ground.entity, ground.shape, record).violations.map((each) => each.constraint).join();
    if (breaks === "" || broken.has(breaks)) continue;
    broken.add(breaks);
    if (value !== undefined || part.field !== undefined) yield { record, control: full, about, note: `${nameOf(part)} of the last of ${size}: ${textOf(value)}` };
  }
}

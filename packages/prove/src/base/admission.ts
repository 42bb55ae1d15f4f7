import { accessTo, entityOf, type FieldRef, type Json, type Operation, type Reference, type State } from "@concord/core";
import { judge, momentFor, nodes, own, refersTo, withMember, type JsonObject } from "@concord/oracle";
import { plainRecord } from "./base.ts";
import { admitted } from "./caller.ts";
import { alike, groundOf, partAt, type Ground } from "./ground.ts";
import { valueAt, type Part } from "./place.ts";
import { candidates, checkGoals, combinations, placed, settle, type Goal } from "./settle.ts";
import { stateFor } from "./state.ts";

/** How many combinations of values are looked at for one line of access before it is given up. */
const most = 4000;

/** What a related record must hold so that a line of access lets someone in. */
interface Wish { readonly reference: Reference; readonly part: Part; readonly value: Json | undefined }

/** An access line's field of a related record: the reference that leads there, and where it lies. */
export interface RelatedField { readonly reference: Reference; readonly ground: Ground; readonly part: Part }

/** The fields of related records that the operation's line of access reads, each once. */
export function relatedFields(ground: Ground, operation: Operation): readonly RelatedField[] {
  const rule = accessTo(ground.entity, operation);
  const refs = (rule.if === undefined ? [] : nodes(rule.if.tree)).filter((node): node is FieldRef => node.op === "field" && node.of === "relation");
  const different = refs.filter((ref, index) => refs.findIndex((each) => each.relation === ref.relation && each.path.join() === ref.path.join()) === index);
  return different.flatMap((ref) => {
    const reference = ground.entity.references.find((each) => each.relation === ref.relation);
    if (reference === undefined) return [];
    const far = groundOf(ground.schema, entityOf(ground.schema, reference.to), ground.target, ground.micros);
    const part = partAt(far, ref.path);
    return part === undefined ? [] : [{ reference, ground: far, part }];
  });
}

/** The records that a record needs beside it, as the operation's line of access asks for them where it reads them. */
export function stateAllowing(ground: Ground, operation: Operation, record: JsonObject): State {
  const wishes = wishesOf(ground, operation);
  return wishes.length === 0 ? stateFor(ground, record) : granted(ground, wishes, record, stateFor(ground, record));
}

/** The request in which an operation is done to a record that may be so before and after. */
export function requestOf(ground: Ground, operation: Operation, record: JsonObject): { readonly old?: JsonObject; readonly next?: JsonObject } {
  if (operation === "create") return { next: unmade(ground, record) };
  return operation === "update" ? { old: record, next: record } : { old: record };
}

/** Access lets someone do the operation to the record. */
export function accessGoal(ground: Ground, operation: Operation): Goal {
  const rule = accessTo(ground.entity, operation);
  const fields = (rule.if === undefined ? [] : nodes(rule.if.tree)).filter((node): node is FieldRef => node.op === "field" && node.of === "record" && node.variable === undefined);
  return {
    paths: fields.map((field) => field.path),
    holds: (record) => admitted(ground, operation, requestOf(ground, operation, record), stateAllowing(ground, operation, record)) !== undefined,
  };
}

const bases = new WeakMap<Ground, Map<Operation, JsonObject | undefined>>();

/** The plain record, changed as far as it must be for access to let someone do the operation to it. */
export function baseFor(ground: Ground, operation: Operation): JsonObject | undefined {
  return remembered(bases, ground, operation, () => {
    const goals = accessTo(ground.entity, operation).who === "expression" ? [accessGoal(ground, operation)] : [];
    return plainRecord(ground, [...checkGoals(ground), ...goals]);
  });
}

/** The record as a client sends it to create it: the moment of base records in `auto: created | updated` stands for the request's time and is left out. */
export function unmade(ground: Ground, record: JsonObject): JsonObject {
  return ground.shape.fields.reduce((current, { field }) => {
    const made = (field.auto === "created" || field.auto === "updated") && own(current, field.name) === momentFor(field.type, ground.micros);
    return made ? withMember(current, field.name, undefined) : current;
  }, record);
}

const wished = new WeakMap<Ground, Map<Operation, readonly Wish[]>>();

/** What related records must hold, looked for once on the plain record and its own fields together; nothing where plain ones do, or where nothing was found. */
function wishesOf(ground: Ground, operation: Operation): readonly Wish[] {
  return remembered(wished, ground, operation, () => {
    const fields = relatedFields(ground, operation);
    const record = fields.length === 0 ? undefined : plainRecord(ground);
    if (record === undefined) return [];
    const state = stateFor(ground, record);
    const lets = (one: JsonObject, beside: State): boolean => admitted(ground, operation, requestOf(ground, operation, one), beside) !== undefined;
    if (lets(record, state)) return [];
    const ours = accessGoal(ground, operation).paths.flatMap((path) => partAt(ground, path) ?? []);
    const choices = [
      ...fields.map((field) => valuesOf(ground, field, record, state).map((value): Wish => ({ reference: field.reference, part: field.part, value }))),
      ...ours.map((part) => candidates(ground, part, record).map((value) => ({ part, value }))),
    ];
    let looked = 0;
    for (const chosen of combinations<Wish | Omit<Wish, "reference">>(choices)) {
      looked += 1;
      if (looked > most) break;
      const wishes = chosen.filter((each): each is Wish => "reference" in each);
      const turned = chosen.filter((each) => !("reference" in each)).reduce((current, { part, value }) => placed(ground, current, part, value), record);
      if (wishes.length === 0 || judge(ground.entity, ground.shape, turned).verdict !== "accepted") continue;
      if (lets(turned, granted(ground, wishes, turned, stateFor(ground, turned)))) return wishes;
    }
    return [];
  });
}

/** Values that a related field may take: those of its type, and what stands in the record's own fields of its kind. */
function valuesOf(ground: Ground, { reference, ground: far, part }: RelatedField, record: JsonObject, state: State): readonly (Json | undefined)[] {
  const related = state.find((each) => each.entity === reference.to && refersTo(reference, record, each.record))?.record as JsonObject | undefined;
  if (related === undefined) return [];
  const ours = ground.parts.filter((each) => alike(each.type, part.type)).map((each) => valueAt(record, each.where));
  return [...candidates(far, part, related), ...ours.filter((value) => value !== undefined)];
}

const grants = new WeakMap<readonly Wish[], WeakMap<object, State[number]>>();

/** The state with the related records changed as wished; the same record gives the same object. */
function granted(ground: Ground, wishes: readonly Wish[], record: JsonObject, state: State): State {
  const known = grants.get(wishes) ?? new WeakMap<object, State[number]>();
  grants.set(wishes, known);
  return state.map((each) => {
    const concerned = wishes.filter(({ reference }) => each.entity === reference.to && refersTo(reference, record, each.record));
    if (concerned.length === 0) return each;
    const made = known.get(each) ?? { entity: each.entity, record: turnedTo(ground, each, concerned) };
    known.set(each, made);
    return made;
  });
}

function turnedTo(ground: Ground, item: State[number], wishes: readonly Wish[]): JsonObject {
  const far = groundOf(ground.schema, entityOf(ground.schema, item.entity), ground.target, ground.micros);
  const record = item.record as JsonObject;
  const turned = wishes.reduce((current, { part, value }) => placed(far, current, part, value), record);
  const settled = settle(far, turned, [...wishes.map(({ part }) => part.where), ...far.entity.key.map((name) => [name])], checkGoals(far));
  return judge(far.entity, far.shape, settled).verdict === "accepted" ? settled : record;
}

function remembered<T>(memory: WeakMap<Ground, Map<Operation, T>>, ground: Ground, operation: Operation, make: () => T): T {
  const known = memory.get(ground) ?? new Map<Operation, T>();
  memory.set(ground, known);
  if (!known.has(operation)) known.set(operation, make());
  return known.get(operation) as T;
}

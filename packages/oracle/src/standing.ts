import { entityOf, uniqueName, type Entity, type Json, type Reference, type Schema, type State, type Unique } from "@concord/core";
import { keyText } from "./access.ts";
import { same } from "./canonical.ts";
import { evaluate } from "./expression.ts";
import { own, type JsonObject } from "./value.ts";
import type { Violation } from "./violation.ts";

/**
 * What a record breaks among the other records of a store, whatever it holds itself: `key` (one of them has it), `unique` (it meets one of them),
 * `reference` (none of them, nor itself, is what it leads to). Uniques and references count in the stores that they name.
 */
export function judgeStanding(schema: Schema, store: string, entity: Entity, record: JsonObject, others: State): readonly Violation[] {
  const found: Violation[] = [];
  const peers = others.filter((each) => each.entity === entity.id).map((each) => each.record as JsonObject);
  if (peers.some((each) => keyText(entity, each) === keyText(entity, record))) {
    found.push({ constraint: `${entity.id}:key`, path: entity.key.slice(0, 1), message: "has the key of another record" });
  }
  for (const unique of entity.uniques.filter((each) => each.stores.includes(store))) {
    if (peers.some((each) => meet(unique, each, record))) {
      found.push({ constraint: `${entity.id}:unique:${uniqueName(unique)}`, path: [], message: "meets another record" });
    }
  }
  for (const reference of entity.references.filter((each) => each.enforce.includes(store) && counts(each, record))) {
    const targets = [...others.filter((each) => each.entity === reference.to).map((each) => each.record), ...(reference.to === entity.id ? [record] : [])];
    if (reference.by.every((name) => own(record, name) !== undefined) && !targets.some((target) => refersTo(reference, record, target))) {
      found.push({ constraint: `${entity.id}:reference:${reference.name}`, path: reference.by.slice(0, 1), message: `leads to no ${entityOf(schema, reference.to).id}` });
    }
  }
  return found;
}

/** Whether a reference counts for the record: one to one of several entities does where the record says that it is this one. */
export function counts({ when }: Reference, record: Json): boolean {
  return when === undefined || own(record, when.field) === when.is;
}

/** Whether the record refers to the target by this reference; one without a value in each of its fields refers to nothing. */
export function refersTo(reference: Reference, record: Json, target: Json): boolean {
  return counts(reference, record) && reference.by.every((name, index) => own(record, name) !== undefined && same(own(record, name), own(target, reference.key[index] as string)));
}

/** Whether two records may not both be, by this unique. */
function meet(unique: Unique, one: JsonObject, other: JsonObject): boolean {
  const isAmong = (record: JsonObject): boolean => unique.where === undefined || evaluate(unique.where.tree, { record }) === true;
  if (!isAmong(one) || !isAmong(other)) return false;
  return unique.fields.every((path) => {
    const [left, right] = [one, other].map((record) => path.reduce<Json | undefined>((value, step) => own(value, step), record));
    return left === undefined || right === undefined ? unique.nulls === "equal" && left === right : same(left, right);
  });
}

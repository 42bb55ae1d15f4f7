import type { Entity, Transition } from "@concord/core";
import { own, type JsonObject } from "./value.ts";
import type { Violation } from "./violation.ts";

/** What a new record breaks of the transitions of the fields that the store holds: it has a value that none begins with. What is no value of the field is judged elsewhere. */
export function judgeInitial(entity: Entity, store: string, record: JsonObject): readonly Violation[] {
  return held(entity, store).flatMap(({ field, initial, next }) => {
    const value = own(record, field);
    const isKnown = next.some(({ from }) => from === value);
    if (initial === undefined || !isKnown || initial.some((each) => each === value)) return [];
    return [{ constraint: `${entity.id}/${field}:initial`, path: [field], message: `a new record does not begin with ${String(value)}` }];
  });
}

/** What a change breaks of the transitions of the fields that the store holds: a value may stay as it is, or become one that may follow it. */
export function judgeTransition(entity: Entity, store: string, old: JsonObject, record: JsonObject): readonly Violation[] {
  return held(entity, store).flatMap(({ field, next }) => {
    const [before, after] = [own(old, field), own(record, field)];
    const isKnown = next.some(({ from }) => from === after);
    const follows = next.some(({ from, to }) => from === before && to.some((each) => each === after));
    if (before === after || follows || !isKnown) return [];
    return [{ constraint: `${entity.id}/${field}:transition`, path: [field], message: `does not go from ${String(before)} to ${String(after)}` }];
  });
}

function held(entity: Entity, store: string): readonly Transition[] {
  return entity.transitions.filter((each) => entity.fields.some((field) => field.name === each.field && field.stores.includes(store)));
}

import type { Entity, State, Write } from "@concord/core";
import { keyOf } from "./access.ts";
import { same } from "./canonical.ts";
import { withComputed } from "./computed.ts";
import { normalFields } from "./normal.ts";
import { own, withMember, type JsonObject } from "./value.ts";

/**
 * What becomes of a waiting record when it is promoted: a change of the record that it matches, a new record, or nothing where the one that it matches has all of it. A field that the waiting
 * record lacks, or that is null in it, is not given. Texts are taken in their normal form, wherever they are. A merge leaves the key, what was matched and what stores make as it was.
 */
export function promoted(entity: Entity, state: State, received: JsonObject): Write | undefined {
  if (entity.staging === undefined) throw new Error(`${entity.id} has no staging`);
  const waiting = readied(entity, received);
  const { match, merge } = entity.staging;
  const given = (name: string): boolean => (own(waiting, name) ?? null) !== null;
  const found = state.filter((each) => each.entity === entity.id).map((each) => each.record as JsonObject)
    .find((record) => match.every((name) => given(name) && same(own(record, name), own(waiting, name))));
  if (found === undefined) {
    const whole = Object.keys(waiting).reduce((kept, name) => (given(name) ? kept : withMember(kept, name, undefined)), waiting);
    return { entity: entity.id, do: "create", record: withComputed(entity.fields, whole) };
  }
  const merged = entity.fields.filter((field) => field.auto === undefined && field.computed === undefined && ![...entity.key, ...match].includes(field.name) && given(field.name))
    .reduce((kept, { name }) => (merge === "overwrite" || own(found, name) === undefined ? withMember(kept, name, own(waiting, name)) : kept), found);
  const record = withComputed(entity.fields, merged);
  return same(record, found) ? undefined : { entity: entity.id, do: "update", key: keyOf(entity, found), record };
}

/** A waiting record with every text in it in its normal form. A union that another field tells apart is left as it is where the waiting record does not say which part it is. */
export function readied(entity: Entity, waiting: JsonObject): JsonObject {
  return normalFields(entity.fields, waiting);
}

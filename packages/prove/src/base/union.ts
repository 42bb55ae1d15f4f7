import { partFor, partingOf, partNamed, partStep, type Field, type Parting } from "@concord/core";
import { judge, own, type JsonObject } from "@concord/oracle";
import type { Ground } from "./ground.ts";
import { put, valueAt, type Part } from "./place.ts";
import { samples } from "./sample.ts";

/** What tells the unions of the ground's records apart. */
export function partingAt(ground: Ground): Parting | undefined {
  return partingOf(ground.shape.fields.map(({ field }) => field));
}

/** Whether a field is a union of which another field of the record says what it is. */
export function isTold(ground: Ground, { name }: Field): boolean {
  return partingAt(ground)?.unions.some((each) => each.name === name) === true;
}

/** The record with every union that hangs on a field of it (and is there or required) as a value of the part that the field names; as it is where it is one. */
export function fitted(ground: Ground, record: JsonObject): JsonObject {
  const parting = partingAt(ground);
  if (parting === undefined) return record;
  return parting.unions.reduce((current, field) => {
    const part = partNamed(field.type, own(current, parting.by.name));
    const present = own(current, field.name);
    if (part === undefined || (present === undefined && field.optional)) return current;
    const fits = present !== undefined && !judge(ground.entity, ground.shape, current).violations.some((each) => each.path[0] === field.name);
    return fits ? current : put(current, [field.name], samples(part.type, [field.name, partStep(part.name)], ground.hints)[0]);
  }, record);
}

/** The record with the part of a union that this is: the field or tag that says so, and a plain value where it was another part's. */
export function entered(ground: Ground, record: JsonObject, part: Part): JsonObject {
  const { branch } = part;
  if (branch === undefined) return record;
  const { union, name } = branch;
  const value = valueAt(record, part.where);
  if (value !== undefined && partFor(union, value, record)?.name === name) return record;
  const [plain] = samples(part.type, part.steps, ground.hints);
  if (plain === undefined) return record;
  return put(union.by === undefined || partingAt(ground) === undefined ? record : fitted(ground, put(record, [union.by], name)), part.where, plain);
}

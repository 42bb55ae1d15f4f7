import { operations, type Operation, type Write } from "@concord/core";
import { isObject, judge, mentioned, own, readied, same, withMember, type JsonObject } from "@concord/oracle";
import { plainRecord, recordWith } from "../base/base.ts";
import { another } from "../base/distinct.ts";
import { partAt, type Ground } from "../base/ground.ts";
import { nameOf } from "./records.ts";
import { creates } from "./histories.ts";
import type { Derived } from "./derived.ts";

/** A record that waits after some writes, and what a client then tries to do to it. */
export interface DerivedPromotion {
  readonly writes: readonly Write[];
  readonly waiting: JsonObject;
  readonly attempt?: Operation;
  readonly note: string;
  readonly from: JsonObject;
}

/**
 * Each record as a waiting one; then, field by field, what is known and what is given when the two match: both, the one, the other; then whether a client may do anything
 * to what waits. Records that a computed field could not be made from are left out.
 */
export function* derivedPromotions(ground: Ground, records: Iterable<Derived>): Generator<DerivedPromotion> {
  const base = plainRecord(ground);
  if (base === undefined) return;
  const before = (record: JsonObject): readonly Write[] => creates(ground, record).slice(0, -1);
  for (const attempt of operations) yield { writes: before(base), waiting: base, attempt, note: `a client tries to ${attempt} what waits`, from: base };
  for (const { record, control, note } of records) {
    if (isObject(record) && canCompute(ground, readied(ground.entity, record))) yield { writes: before(control), waiting: record, note: `waiting, ${note}`, from: control };
  }
  const { match = [] } = ground.entity.staging ?? {};
  for (const { field } of ground.shape.fields) {
    const part = partAt(ground, [field.name]);
    const known = part === undefined || match.includes(field.name) || field.computed !== undefined ? undefined : recordWith(ground, base, part);
    if (part === undefined || known === undefined) continue;
    const found = match.reduce<JsonObject>((kept, name) => withMember(kept, name, own(known, name)), {});
    const value = another(ground, [field.name], own(known, field.name) ?? null, 0);
    const given = value === undefined ? undefined : withMember(found, field.name, value);
    const needed = given === undefined ? [] : before(withMember(known, field.name, value)).filter((write) => !before(known).some((other) => same(JSON.parse(JSON.stringify(write)), JSON.parse(JSON.stringify(other)))));
    yield { writes: creates(ground, known), waiting: found, note: `nothing new of ${nameOf(part)}`, from: known };
    if (given === undefined) continue;
    yield { writes: [...needed, ...creates(ground, known)], waiting: given, note: `another ${nameOf(part)}`, from: known };
    const lacking = withMember(known, field.name, undefined);
    if (judge(ground.entity, ground.shape, lacking).verdict === "accepted") yield { writes: [...needed, ...creates(ground, lacking)], waiting: given, note: `${nameOf(part)} for the first time`, from: known };
  }
}

function canCompute(ground: Ground, record: JsonObject): boolean {
  const broken = new Set(judge(ground.entity, ground.shape, record).violations.map((each) => each.path[0]));
  return ground.entity.fields.every((field) => field.computed === undefined || !mentioned(field.computed.tree).some(([first]) => broken.has(first)));
}

import { operations, type Operation, type Write } from "@concord/core";
import { isObject, judge, keyOf, own, withMember, type JsonObject } from "@concord/oracle";
import { plainRecord, recordWith } from "../base/base.ts";
import { another, distinct } from "../base/distinct.ts";
import { partAt, type Ground } from "../base/ground.ts";
import { checkGoals, settle } from "../base/settle.ts";
import { textOf } from "./probe.ts";
import type { Derived } from "./derived.ts";
import { creates } from "./histories.ts";

/** Writes whose journal is asked for, or what a client then tries to do to it. */
export interface DerivedJournal {
  readonly writes: readonly Write[];
  readonly attempt?: Operation;
  readonly note: string;
  readonly from: JsonObject;
}

/**
 * The journal of each valid record that is created, of each field that is changed, of what comes and goes, and of what changes its key; then whether a client
 * may do anything to it.
 */
export function* derivedJournals(ground: Ground, records: Iterable<Derived>): Generator<DerivedJournal> {
  const { entity } = ground;
  const base = plainRecord(ground);
  if (base === undefined) return;
  const update = (from: JsonObject, record: JsonObject): Write => ({ entity: entity.id, do: "update", key: keyOf(entity, from), record });
  const remove: Write = { entity: entity.id, do: "delete", key: keyOf(entity, base) };
  const created = creates(ground, base);
  yield { writes: [...created, update(base, base)], note: "an update that changes nothing", from: base };
  yield { writes: [...created, remove, ...creates(ground, base).slice(-1)], note: "a record that is deleted and comes again", from: base };
  const moved = entity.fields.some((field) => field.immutable && entity.key.includes(field.name)) ? undefined : distinct(ground, base, 0);
  if (moved !== undefined) yield { writes: [...creates(ground, base, moved).slice(0, -1), update(base, moved)], note: "a record that changes its key", from: base };
  for (const attempt of operations) yield { writes: created, attempt, note: `a client tries to ${attempt} entries`, from: base };
  for (const { record, note } of records) {
    if (isObject(record) && judge(entity, ground.shape, record).verdict === "accepted") yield { writes: creates(ground, record), note, from: record };
  }
  for (const { field } of ground.shape.fields) {
    const part = partAt(ground, [field.name]);
    const start = part === undefined || entity.key.includes(field.name) || field.immutable ? undefined : recordWith(ground, base, part);
    const value = start === undefined ? undefined : another(ground, [field.name], own(start, field.name) ?? null, 0);
    if (start === undefined || value === undefined) continue;
    const turned = settle(ground, withMember(start, field.name, value), [[field.name]], checkGoals(ground));
    if (judge(entity, ground.shape, turned).verdict === "accepted") yield { writes: [...creates(ground, start, turned).slice(0, -1), update(start, turned)], note: `${field.name} changed to ${textOf(value)}`, from: start };
  }
}

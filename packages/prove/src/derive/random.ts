import { referringFields, type Json } from "@concord/core";
import { names, own, withMember, type JsonObject } from "@concord/oracle";
import * as fc from "fast-check";
import { plainRecord } from "../base/base.ts";
import type { Ground } from "../base/ground.ts";
import { checkGoals, type Goal } from "../base/settle.ts";
import { objectOf } from "./arbitrary.ts";
import type { Derived } from "./derived.ts";

/** So many random records from the seed: the plain record with some of its fields, seldom all, random. Keys and references mostly stay, so that engines come to the rest. */
export function randomRecords(ground: Ground, seed: number, count: number, goals: readonly Goal[] = checkGoals(ground)): readonly Derived[] {
  const control = plainRecord(ground, goals);
  if (control === undefined) return [];
  const fields = ground.shape.fields.map(({ field }) => field);
  const steady = new Set([...ground.entity.key, ...ground.entity.references.flatMap(referringFields)]);
  const arbitrary = fc.tuple(objectOf(fields), fc.infiniteStream(fc.integer({ min: 0, max: 9 }))).map(([random, dice]) => {
    const rarely = (name: string): number => (steady.has(name) ? 1 : 4);
    const changed = fields.map((field) => field.name).filter((name) => (dice.next().value as number) < rarely(name));
    return changed.reduce((record, name) => withMember(record, name, own(random, name)), withExtra(control, random));
  });
  return fc.sample(arbitrary, { seed, numRuns: count }).map((record): Derived => ({ record, control, about: [], note: "random" }));
}

function withExtra(control: JsonObject, random: { readonly [key: string]: Json }): JsonObject {
  return names(random).includes("unknownKey") ? withMember(control, "unknownKey", own(random, "unknownKey")) : control;
}

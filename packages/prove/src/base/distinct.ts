import { judge, mentioned, same, own, type JsonObject } from "@concord/oracle";
import type { Json } from "@concord/core";
import { partAt, type Ground } from "./ground.ts";
import { valueAt } from "./place.ts";
import { nth } from "./nth.ts";
import { checkGoals, placed, settle } from "./settle.ts";

/**
 * A valid record that can stand beside the given one: with another key and other values in every unique, save for the paths to keep.
 * Different `n` give records that differ from each other. Nothing where the types have not so many values.
 */
export function distinct(ground: Ground, record: JsonObject, n: number, keep: readonly (readonly string[])[] = []): JsonObject | undefined {
  const { entity } = ground;
  const kept = (path: readonly string[]): boolean => keep.some((each) => each.join(".") === path.join("."));
  const paths = [...entity.key.map((name) => [name]), ...entity.uniques.flatMap((unique) => unique.fields.flatMap((path) => givenPaths(ground, path)))].filter((path) => !kept(path));
  const moved = paths.reduce((current, path) => {
    const part = partAt(ground, path);
    if (part === undefined || valueAt(record, path) === undefined) return current;
    const value = another(ground, path, valueAt(record, path) as Json, n);
    return value === undefined ? current : placed(ground, current, part, value);
  }, record);
  const apart = parted(ground, moved, record, n, kept);
  const settled = settle(ground, apart, [...entity.key.map((name) => [name]), ...keep], checkGoals(ground));
  const differs = entity.key.some((name) => !same(own(settled, name), own(record, name))) || entity.key.every((name) => kept([name]));
  return differs && judge(entity, ground.shape, settled).verdict === "accepted" ? settled : undefined;
}

/** The paths that decide the value at a path: of a computed field, those that it is made from. */
export function givenPaths(ground: Ground, path: readonly string[]): readonly (readonly string[])[] {
  const computed = ground.shape.fields.find(({ field }) => field.name === path[0])?.field.computed;
  return computed === undefined ? [path] : mentioned(computed.tree);
}

/**
 * The record with a value in a field that it lacks, for each unique in which two records without a value meet: else it could not stand beside the other.
 * A unique of which every field is kept is left as it is.
 */
function parted(ground: Ground, record: JsonObject, other: JsonObject, n: number, kept: (path: readonly string[]) => boolean): JsonObject {
  const alike = ground.entity.uniques.filter((unique) => unique.nulls === "equal" && unique.fields.every((path) => same(valueAt(record, path) as Json | undefined, valueAt(other, path) as Json | undefined)));
  return alike.reduce((current, unique) => {
    const path = unique.fields.find((each) => !kept(each) && valueAt(current, each) === undefined);
    const part = path === undefined ? undefined : partAt(ground, path);
    const value = part === undefined ? undefined : nth(part.type, n);
    return part === undefined || value === undefined ? current : placed(ground, current, part, value);
  }, record);
}

/** The n-th valid value of the part at the path that is not the given one. */
export function another(ground: Ground, path: readonly string[], value: Json, n: number): Json | undefined {
  const part = partAt(ground, path);
  if (part === undefined) return undefined;
  let left = n;
  for (let at = 0; at < n + 12; at += 1) {
    const candidate = nth(part.type, at);
    if (candidate === undefined || same(candidate, value)) continue;
    if (left === 0) return candidate;
    left -= 1;
  }
  return undefined;
}

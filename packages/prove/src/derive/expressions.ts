import type { Constraint, Json } from "@concord/core";
import { mentioned, same, type JsonObject } from "@concord/oracle";
import type { Check } from "@concord/core";
import { plainRecord } from "../base/base.ts";
import { givenPaths } from "../base/distinct.ts";
import { partAt, type Ground } from "../base/ground.ts";
import { witnesses } from "../base/members.ts";
import { put, type Part } from "../base/place.ts";
import { candidates, checkGoals, placed, settle } from "../base/settle.ts";
import type { Derived } from "./derived.ts";
import { nameOf } from "./records.ts";
import { spread } from "./texts.ts";
import { textOf } from "./probe.ts";

/** The most records that are made for one check, and the most values of one field. */
const mostRecords = 200;
const mostValues = 12;

/** Records for each check: over the fields that it reads, absent, null and values around what it compares them with, each with each. */
export function* derivedChecks(ground: Ground, constraints: readonly Constraint[]): Generator<Derived> {
  const control = plainRecord(ground);
  if (control === undefined) return;
  for (const check of ground.checks) {
    const about = constraints.filter((each) => each.kind === "check" && each.name === check.name).map((each) => each.id);
    const goals = checkGoals(ground).filter((_, index) => ground.checks[index] !== check);
    for (const { record, note, parts } of table(ground, check.if.tree, control, mostRecords)) {
      yield { record: settle(ground, record, parts.map((part) => part.where), goals), control, about, note: `${check.name}: ${note}` };
    }
  }
}

/** The records that result from each choice of absent, null and values for the fields that an expression reads; the rest is as in `base`. */
export function table(
  ground: Ground, tree: Check["if"]["tree"], base: JsonObject, most: number,
): readonly { readonly record: JsonObject; readonly note: string; readonly parts: readonly Part[] }[] {
  const parts = mentioned(tree).flatMap((path) => givenPaths(ground, path)).flatMap((path) => partAt(ground, path) ?? []);
  const choices = parts.map((part) => choicesOf(ground, part, base));
  const all = choices.reduce<readonly (readonly Choice[])[]>((rows, choice) => spread(rows, 4000).flatMap((row) => choice.map((each) => [...row, each])), [[]]);
  return spread(all, most).map((row) => ({
    record: row.reduce((current, { part, value }) => chosen(ground, current, part, value), base),
    note: row.map(({ part, value }) => `${nameOf(part)}: ${value === undefined ? "absent" : textOf(value)}`).join(", "),
    parts,
  }));
}

interface Choice { readonly part: Part; readonly value: Json | undefined }

function choicesOf(ground: Ground, part: Part, base: JsonObject): readonly Choice[] {
  const telling = witnesses(ground, part, base);
  const values = candidates(ground, part, base).filter((value) => value !== undefined && !telling.some((each) => same(each, value)));
  return [undefined, null, ...telling, ...spread(values, mostValues)].map((value) => ({ part, value }));
}

function chosen(ground: Ground, record: JsonObject, part: Part, value: Json | undefined): JsonObject {
  if (value === undefined) return put(record, part.where, undefined);
  return placed(ground, record, part, value);
}

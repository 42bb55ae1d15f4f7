import { changeKinds, diff, judge as judgeChanges, pairNamed, type ChangeKind } from "@concord/changes";
import { constraintsOf, shapeOf, type Entity, type Field, type Json, type Schema } from "@concord/core";
import { isObject, judge, type JsonObject } from "@concord/oracle";
import { derivedChecks, derivedRecords, groundOf } from "@concord/prove";
import { expect, test } from "vitest";
import { decodeRecord } from "../../packages/firestore/src/driver/decode.ts";
import { encodeRecord } from "../../packages/firestore/src/driver/encode.ts";
import { natives } from "../../packages/firestore/src/driver/migrate/client.ts";
import { Unrepresentable, type Fields, type Value } from "../../packages/firestore/src/driver/value.ts";
import { conversionsOf } from "../../packages/firestore/src/evolve/documents.ts";
import { editsOf, isMap, type Values, type Written } from "../../packages/firestore/src/evolve/edit.ts";
import type { Edit, StoredValue } from "../../packages/firestore/src/evolve/request.ts";
import { storedFields } from "../../packages/firestore/src/names.ts";
import { pairs } from "./pairs.ts";
import { statesOf } from "./states.ts";

const counts = { converted: 0, edited: 0, undone: 0 };
/** Records of a state that are tried. */
const most = 16;
const moment = natives.momentOf(1_700_000_000_000_000n);

for (const kind of Object.keys(changeKinds) as ChangeKind[]) {
  test(`${kind}: documents of before become documents of after, and what is undone is as it was`, () => {
    const { before, after } = statesOf(pairs[kind].fires);
    for (const [from, to] of [[before, after], [after, before]] as const) {
      const [old, now] = [from, to].map(({ entities }) => entities.find(({ id, stores }) => id === "shop.order" && stores.includes("firestore")));
      if (old !== undefined && now !== undefined) lead([old, from], [now, to]);
    }
  });
}

test("enough was converted, and taken back", () => {
  expect(counts.converted).toBeGreaterThan(600);
  expect(counts.edited).toBeGreaterThan(50);
  expect(counts.undone).toBeGreaterThan(600);
});

function lead(before: readonly [Entity, Schema], after: readonly [Entity, Schema]): void {
  const conversions = conversionsOf(before, after);
  const edits: readonly Edit[] = [...conversions.fills, ...conversions.removals];
  // Where a stored record is announced not to be read any more by who reads it as the new contract says, nothing else is said of it.
  const breaks = judgeChanges(diff(before[1], after[1])).some(({ change, verdicts }) => change.of === after[0].id && verdicts.zod.is !== "safe" && !conversions.fills.some(({ about }) => about[0] === change.path[0]));
  const plain = ({ type: { kind: is } }: Field): boolean => !["enum", "object", "list", "map", "union", "json", "decimal"].includes(is);
  const kept = pairNamed(storedFields(before[0]), storedFields(after[0])).both.filter(([old, now]) => plain(old) && old.type.kind === now.type.kind).map(([old, now]) => [old.name, now.name] as const);
  for (const { record, fields } of recordsOf(before)) {
    const data = natives.valueOf({ mapValue: { fields } } as StoredValue) as Values;
    const made = applied(data, edits);
    counts.converted += 1;
    if (made !== data) counts.edited += 1;
    expect(applied(made, edits), "a second time does nothing").toEqual(made);
    if (conversions.fills.every(({ lossy }) => lossy !== true)) {
      expect(applied(applied(data, conversions.fills), conversions.undo)).toEqual(data);
      counts.undone += 1;
    }
    const decoded = decodeRecord(after[0], after[1].project, Object.fromEntries(Object.entries(made).map(([name, value]) => [name, valueOf(value)])) as Fields) as Json;
    for (const [old, now] of kept) if (record[old] !== undefined) expect(JSON.stringify((decoded as JsonObject)[now]), `${old} is kept`).toBe(JSON.stringify(record[old]));
    if (breaks || conversions.byHand.length > 0) continue;
    expect(judge(after[0], shapeOf(after[0], "record"), withoutOthers(decoded, after[0])), JSON.stringify({ record, decoded })).toMatchObject({ verdict: "accepted" });
  }
}

/** A record as the store's validator has it: what other stores hold is not asked, since every such field is optional here. */
function withoutOthers(record: Json, { fields }: Entity): Json {
  return Object.fromEntries(Object.entries(record as JsonObject).filter(([name]) => fields.some((field) => field.name === name))) as Json;
}

function applied(data: Values, edits: readonly Edit[]): Values {
  const { writes } = editsOf({ data, created: moment, updated: moment }, edits, natives);
  return writes.reduce<Values>((document, write) => written(document, write), data);
}

function written(document: Values, { at: [step, ...rest], ...value }: Written): Values {
  const { [step as string]: inner, ...others } = document;
  if (rest.length > 0) return { ...document, [step as string]: written(inner as Values, { at: rest, ...value }) };
  return "value" in value ? { ...document, [step as string]: value.value } : others;
}

/** The SDK's value as the REST API writes it. */
function valueOf(value: unknown): Value {
  if (isMap(value)) return { mapValue: { fields: Object.fromEntries(Object.entries(value).map(([name, each]) => [name, valueOf(each)])) } };
  if (Array.isArray(value)) return { arrayValue: { values: value.map(valueOf) } };
  if (natives.sortOf(value) === "timestamp") return { timestampValue: new Date(Number(natives.microsOf(value) / 1_000n)).toISOString() };
  if (value === null) return { nullValue: null };
  if (typeof value === "bigint") return { integerValue: String(value) };
  if (typeof value === "boolean") return { booleanValue: value };
  return typeof value === "number" ? { doubleValue: value } : { stringValue: String(value) };
}

const known = new WeakMap<Entity, readonly { readonly record: JsonObject; readonly fields: Fields }[]>();

/** Valid records that the prover derives from the contract, as documents. */
function recordsOf([entity, schema]: readonly [Entity, Schema]): readonly { readonly record: JsonObject; readonly fields: Fields }[] {
  const found = known.get(entity);
  if (found !== undefined) return found;
  const ground = groundOf(schema, entity, "firestore", 1_700_000_000_000_000n);
  const constraints = constraintsOf(entity, "firestore");
  const all = [...derivedRecords(ground, constraints), ...derivedChecks(ground, constraints)].map(({ record }) => record).filter(isObject);
  // Those that say most, and every so many from all over the list.
  const fullest = all.toSorted((left, right) => Object.keys(right).length - Object.keys(left).length).slice(0, most);
  const derived = [...fullest, ...all.filter((_, index) => index % Math.ceil(all.length / most) === 0)].filter((record) => judge(entity, shapeOf(entity, "record"), record).verdict === "accepted");
  const made = derived.flatMap((record) => {
    try {
      return [{ record, fields: encodeRecord(entity, schema.project, record) }];
    } catch (error) {
      if (error instanceof Unrepresentable) return [];
      throw error;
    }
  });
  known.set(entity, made);
  return made;
}

import { changeKinds, diff, judge as judgeChanges, same, type Audience, type ChangeKind } from "@concord/changes";
import { constraintsOf, shapeOf, type Entity, type Schema, type Shape, type ShapeField, type ShapeName } from "@concord/core";
import { isObject, judge, type JsonObject } from "@concord/oracle";
import { derivedChecks, derivedRecords, groundOf } from "@concord/prove";
import { expect, test } from "vitest";
import { pairs } from "./pairs.ts";
import { statesOf } from "./states.ts";

/** The audiences of records as JSON: a record of one state, valid in a shape there, is judged by a shape of the other. */
const questions: Readonly<Record<string, { readonly audience: Audience; readonly made: "before" | "after"; readonly by: ShapeName; readonly judged: ShapeName }>> = {
  "new records by the old read schema": { audience: "wire-reader", made: "after", by: "record", judged: "read" },
  "new records by the old record schema": { audience: "closed-wire-reader", made: "after", by: "record", judged: "record" },
  "what was created, by the new create schema": { audience: "wire-writer", made: "before", by: "create", judged: "create" },
  "what was patched, by the new patch schema": { audience: "wire-writer", made: "before", by: "patch", judged: "patch" },
  "stored records by the new read schema": { audience: "zod", made: "before", by: "record", judged: "read" },
};

/** Changes that break by what other records, earlier values, callers or names say: no record need be refused. */
const beyondOneRecord: ReadonlySet<ChangeKind> = new Set([
  "unique-added", "unique-removed", "unique-changed", "reference-added", "reference-removed", "reference-changed", "transitions-narrowed", "transitions-changed", "entity-removed", "key-changed",
  "default-changed", "field-renamed", "entity-renamed", "type-removed", "type-renamed",
  "view-removed", "view-renamed", "view-column-added", "view-column-removed", "view-column-changed", "view-store-removed", "saved-query-removed", "saved-query-changed",
  "shape-added", "shape-removed", "shape-changed", "shape-field-added", "shape-field-removed", "append-only-added",
]);

let asked = 0;
let announced = 0;

for (const [index, kind] of (Object.keys(changeKinds) as ChangeKind[]).entries()) {
  // Deriving the records of a state takes half a second: of the near misses a fifth is asked.
  for (const which of index % 5 === 0 ? (["fires", "near"] as const) : (["fires"] as const)) {
    test(`${kind} (${which}): the oracle refuses what a verdict announces, and nothing else`, () => {
      const { before, after } = statesOf(pairs[kind][which]);
      const changes = judgeChanges(diff(before, after));
      const said = (audience: Audience): boolean => changes.some(({ verdicts }) => verdicts[audience].is === "breaking");
      const found = new Map<Audience, string>();
      for (const [question, { audience, made, by, judged }] of Object.entries(questions)) {
        const [maker, judging] = made === "before" ? [before, after] : [after, before];
        const refused = refusedOf(maker, judging, by, judged);
        if (refused !== undefined) found.set(audience, `${question}: ${refused}`);
      }
      for (const audience of new Set(Object.values(questions).map((each) => each.audience))) {
        asked += 1;
        const refused = found.get(audience);
        if (refused !== undefined) expect(said(audience), `${audience} was not announced: ${refused}`).toBe(true);
        if (refused !== undefined) announced += 1;
        if (said(audience) && !changes.some(({ change, verdicts }) => verdicts[audience].is === "breaking" && beyondOneRecord.has(change.kind))) {
          expect(refused, `${audience} was announced, and no record was found that is refused`).toBeDefined();
        }
      }
    });
  }
}

test("enough was asked, and enough of it was refused", () => {
  expect(asked).toBeGreaterThan(450);
  expect(announced).toBeGreaterThan(60);
});

/** The first record, valid in a shape of one state, that a shape of the other refuses. Entities that are the same, or in one state alone, are not asked. */
function refusedOf(maker: Schema, judging: Schema, by: ShapeName, judged: ShapeName): string | undefined {
  for (const entity of maker.entities) {
    const other = judging.entities.find(({ id, was }) => id === entity.id || was.includes(entity.name)) ?? judging.entities.find(({ name }) => entity.was.includes(name));
    if (other === undefined || same(entity, other)) continue;
    const shape = shapeOf(other, judged);
    for (const record of recordsOf([[maker, entity], [judging, other]], by)) {
      const verdict = judge(other, shape, record);
      if (verdict.verdict === "rejected") return `${JSON.stringify(record)}: ${verdict.violations.map(({ constraint, message }) => `${constraint} ${message}`).join("; ")}`;
    }
  }
  return undefined;
}

const known = new WeakMap<Entity, readonly JsonObject[]>();

/** Records that the prover derives from one state's constraints. */
function derivedOf(schema: Schema, entity: Entity): readonly JsonObject[] {
  const ground = groundOf(schema, entity, "zod", 1_700_000_000_000_000n);
  const constraints = constraintsOf(entity);
  const found = known.get(entity) ?? [...derivedRecords(ground, constraints), ...derivedChecks(ground, constraints)].map(({ record }) => record).filter(isObject);
  known.set(entity, found);
  return found;
}

/** How the records of both states are cut to a shape of an entity. A patch is each field by itself. */
const cuts: Partial<Readonly<Record<ShapeName, (entity: Entity, whole: readonly JsonObject[]) => readonly JsonObject[]>>> = {
  record: (entity, whole) => whole.map(cut(shapeOf(entity, "record"), () => true)),
  create: (entity, whole) => {
    const shape = shapeOf(entity, "create");
    return [...whole.map(cut(shape, () => true)), ...whole.slice(0, 1).map(cut(shape, ({ optional }) => !optional))];
  },
  patch: (entity, whole) => shapeOf(entity, "patch").fields.flatMap(({ field: { name }, clearable }) => [
    ...(clearable ? [{ [name]: null }] : []), ...whole.filter((record) => name in record).map((record) => ({ [name]: record[name] }) as JsonObject),
  ]),
};

function cut({ fields }: Shape, keep: (field: ShapeField) => boolean): (record: JsonObject) => JsonObject {
  return (record) => Object.fromEntries(fields.filter(keep).flatMap(({ field: { name } }) => (name in record ? [[name, record[name]]] : []))) as JsonObject;
}

const kept = new WeakMap<Entity, WeakMap<Entity, Map<ShapeName, readonly JsonObject[]>>>();

/** Records that come from both states' constraints, cut to a shape of the first one: what is valid there, each once. */
function recordsOf(states: readonly [made: readonly [Schema, Entity], judged: readonly [Schema, Entity]], by: ShapeName): readonly JsonObject[] {
  const [[, entity], [, other]] = states;
  const withOther = kept.get(entity) ?? new WeakMap<Entity, Map<ShapeName, readonly JsonObject[]>>();
  kept.set(entity, withOther);
  const byShape = withOther.get(other) ?? new Map<ShapeName, readonly JsonObject[]>();
  withOther.set(other, byShape);
  if (!byShape.has(by)) {
    const offered = cuts[by]?.(entity, states.flatMap(([schema, each]) => derivedOf(schema, each))) ?? [];
    const shape = shapeOf(entity, by);
    byShape.set(by, [...new Map(offered.map((record) => [JSON.stringify(record), record])).values()].filter((record) => judge(entity, shape, record).verdict === "accepted"));
  }
  return byShape.get(by) as readonly JsonObject[];
}

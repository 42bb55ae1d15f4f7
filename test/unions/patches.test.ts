import { entityOf, shapeOf, type Entity, type Json } from "@concord/core";
import { loadFiles } from "@concord/core/driver";
import { judge } from "@concord/oracle";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { projectAt } from "../prove/proving.ts";

/** What a change of a union may say: the contracts of the zoo that have one beside the field that tells its parts apart. */
const project = projectAt("zoo");
const files = (target: string): readonly { path: string; text: string }[] => project.made.find((each) => each.target.name === target)?.files ?? [];
const pascal = (entity: Entity): string => entity.name.charAt(0).toUpperCase() + entity.name.slice(1);

type Patch = Readonly<Record<string, Json>>;
type Judge = (patch: Patch) => boolean;

async function judges(entity: Entity): Promise<Readonly<Record<"oracle" | "zod" | "ajv" | "validators", Judge>>> {
  const zod = await loadFiles(files("zod"), { zod: import.meta.resolve("zod") });
  const module = (await zod.module(`zod/${entity.namespace}/${entity.name}.ts`)) as Record<string, { safeDecode(value: unknown): { success: boolean } }>;
  const codec = module[`${pascal(entity)}Patch`];
  await zod.close();
  const document = files("json-schema").find(({ path }) => path === `json-schema/${entity.namespace}/${entity.name}.schema.json`)?.text ?? "";
  const ajv = new Ajv2020({ strict: true, ownProperties: true });
  ajv.addSchema(JSON.parse(document) as object, entity.id);
  const schema = ajv.getSchema(`${entity.id}#/$defs/patch`);
  const text = files("validators").find(({ path }) => path === `validators/${entity.namespace}/${entity.name}.js`)?.text ?? "";
  const validators = (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as Record<string, (value: unknown) => { success: boolean }>;
  return {
    oracle: (patch) => judge(entity, shapeOf(entity, "patch"), patch).verdict === "accepted",
    zod: (patch) => codec?.safeDecode(patch).success === true,
    ajv: (patch) => schema?.(patch) === true,
    validators: (patch) => validators[`validate${pascal(entity)}Patch`]?.(patch).success === true,
  };
}

/** Every combination of these values, and of their absence. */
function patchesOf(values: Readonly<Record<string, readonly Json[]>>): readonly Patch[] {
  return Object.entries(values).reduce<readonly Patch[]>(
    (all, [name, choices]) => all.flatMap((patch) => [patch, ...choices.map((value) => ({ ...patch, [name]: value }))]), [{}],
  );
}

const device = "00000000-0000-4000-8000-000000000001";
const since = "2024-01-15T10:20:30.456Z";
const cases: Readonly<Record<string, Readonly<Record<string, readonly Json[]>>>> = {
  "unions.told": {
    channel: ["letter", "in-app", "none", "other", null, 1],
    address: [{ street: "a" }, { street: "a", zip: "12345" }, { street: "" }, { device, since }, { device, since: "soon" }, { device }, {}, { why: "a" }, { street: "a", why: "a" }, null, [], "letter"],
    extra: [{ badge: 1 }, { badge: 10 }, { stamp: "1.00" }, { stamp: "1" }, {}, { badge: 1, stamp: "1.00" }, null, "x"],
  },
  "unions.defaulted": {
    plan: ["free", "paid", "gold", null],
    terms: [{ seats: 3 }, { seats: 4 }, { seats: 0 }, { seats: 4, until: "2024-02-29" }, { seats: 4, until: "2024-02-30" }, {}, null],
    note: ["abc", "abcd", null],
  },
  "unions.fixed": { kind: ["a", "b"], value: [{ n: "1" }, { n: "ab" }, { n: "abc" }, { n: 1 }, { n: "123" }, {}, null] },
};

test.each(Object.keys(cases))("what a change of %s says is judged alike by the oracle, Zod, Ajv and the validators", async (id) => {
  const entity = entityOf(project.schema, id);
  const all = await judges(entity);
  const patches = patchesOf(cases[id] ?? {});
  const verdicts = patches.map((patch) => ({ patch, verdicts: Object.fromEntries(Object.entries(all).map(([name, accepts]) => [name, accepts(patch)])) }));
  expect(verdicts.filter((each) => new Set(Object.values(each.verdicts)).size > 1)).toEqual([]);
  const accepted = verdicts.filter((each) => each.verdicts["oracle"] === true).length;
  expect(accepted).toBeGreaterThan(2);
  expect(patches.length - accepted).toBeGreaterThan(2);
});

test("a change is brought into the normal form of the part that it is of, which is the first that takes it where the field is not there", async () => {
  const { oracle, zod, ajv, validators } = await judges(entityOf(project.schema, "unions.told"));
  for (const patch of [{ address: { why: "A" } }, { channel: "none", address: { why: "A" } }]) {
    expect([oracle(patch), zod(patch), ajv(patch), validators(patch)]).toEqual([true, true, false, false]);
  }
});

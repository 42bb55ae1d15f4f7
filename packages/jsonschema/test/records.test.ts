import type { Answer, Offered } from "@concord/core";
import { expect, test } from "vitest";
import { ajvEngine, validatorsEngine } from "../src/driver/index.ts";
import { made, schemaOf, thing, validatorsOf } from "./contracts.ts";

/** What Ajv, or the generated validator, says of values of one field that is written so. */
async function verdicts(by: "Ajv" | "validators", type: string, values: readonly Offered[]): Promise<readonly boolean[]> {
  const schema = thing(`it: ${type}`);
  const engine = by === "Ajv" ? ajvEngine() : validatorsEngine();
  await engine.start(schema, (by === "Ajv" ? made : validatorsOf)(schema).files);
  const answers = await engine.askAll(values.map((it) => ({ ask: "record", entity: "shop.thing", record: { id: "a", it: it as never }, state: [], defaults: false, caller: { roles: [], claims: {} } })));
  return answers.map((each: Answer) => each.answer === "accepted");
}

const cases: readonly (readonly [type: string, good: readonly Offered[], bad: readonly Offered[]])[] = [
  ["{ type: string, minLength: 2, maxLength: 3 }", ["ab", "\u{1F600}\u{1F600}\u{1F600}"], ["a", "abcd", "\u{1F600}", "a\0", "a\ud800", 12, null]],
  ["{ type: string, pattern: \"[^x]+\", maxLength: 5 }", ["ab", "\n"], ["x", "axb", "", "\0", "\udc00", "abcdef"]],
  ["{ type: email }", ["ann@example.com"], ["a@b", "ann@example.com ", "a..b@x.io", `${"a".repeat(250)}@x.io`]],
  ["{ type: slug, maxLength: 4 }", ["a-b", "abcd"], ["abcde", "A", "a--b"]],
  ["{ type: boolean }", [true, false], ["true", 0, null]],
  ["{ type: int32, minimum: -5, exclusiveMaximum: 10 }", [-5, 9, 0, -0], [-6, 10, 1.5, "1", Number.NaN, 2 ** 31]],
  ["{ type: integer }", [2 ** 53 - 1, -(2 ** 53 - 1)], [2 ** 53, 1e300, Number.POSITIVE_INFINITY, 0.5]],
  ["{ type: int64, minimum: \"-1\" }", ["-1", "9223372036854775807"], ["-2", "9223372036854775808", 1, "1.0"]],
  ["{ type: float, exclusiveMinimum: 0 }", [5e-324, 1.5], [0, -0, -1, Number.NaN, Number.POSITIVE_INFINITY, "1"]],
  ["{ type: decimal, precision: 5, scale: 2, minimum: \"0.00\" }", ["0.00", "999.99"], ["-0.01", "1000.00", "1.5", "1.005", 1.5, "-0.00"]],
  ["{ type: uuid }", ["9b2d6c1e-3f4a-4b5c-8d8e-9f0a1b2c3d4e", "00000000-0000-0000-0000-000000000000"], ["9B2D6C1E-3F4A-4B5C-8D8E-9F0A1B2C3D4E", "9b2d6c1e3f4a4b5c8d8e9f0a1b2c3d4e", ""]],
  ["{ type: date }", ["2024-02-29", "0001-01-01"], ["2023-02-29", "0000-01-01", "2024-1-1"]],
  ["{ type: timestamp }", ["2024-02-29T10:20:30.123Z"], ["2024-02-29T10:20:30Z", "2024-02-29T10:20:30.123456Z", "2023-02-29T10:20:30.123Z"]],
  ["{ type: bytes, maxLength: 2 }", ["", "AA==", "AAA="], ["AAAA", "AB==", "AA"]],
  ["{ type: json, stores: [postgres] }", [0, "x", [], {}, [[1]], { a: null, "": [null] }], [null, "a\0", { "\ud800": 1 }, ["\0"], Number.NaN]],
  ["{ type: enum, values: [a, __proto__, \"it's\"] }", ["a", "__proto__", "it's"], ["b", "", null, "toString"]],
  ["{ type: list, of: { type: int32 }, minItems: 1, maxItems: 2, uniqueItems: true }", [[1], [1, 2]], [[], [1, 2, 3], [1, 1], [null], {}, [0, -0]]],
  ["{ type: map, of: { type: int32 } }", [{}, { a: 1 }, JSON.parse('{"__proto__":1}') as Offered], [{ "": 1 }, { a: null }, { "a\0": 1 }, [], JSON.parse('{"__proto__":"x"}') as Offered]],
  ["{ type: object, fields: { a: { type: int32 }, b: { type: int32, optional: true } } }", [{ a: 1 }, { a: 1, b: 2 }], [{}, { a: 1, b: null }, { a: 1, c: 1 }, [], { b: 1 }, JSON.parse('{"a":1,"__proto__":1}') as Offered]],
  ["{ type: geoPoint }", [{ latitude: 90, longitude: -180 }], [{ latitude: 90.1, longitude: 0 }, { latitude: 0 }, { latitude: 0, longitude: 0, altitude: 1 }]],
];

test.each(cases)("%s", async (type, good, bad) => {
  for (const by of ["Ajv", "validators"] as const) {
    expect(await verdicts(by, type, good), by).toEqual(good.map(() => true));
    expect(await verdicts(by, type, bad), by).toEqual(bad.map(() => false));
  }
});

test("json that a document store holds has no list in a list and no reserved key", async () => {
  const schema = schemaOf({ project: "stores: [postgres, firestore]\nprimary: postgres\n", "shop/thing": "entity: thing\ndescription: A thing.\nfields:\n  id: { type: uid }\n  it: { type: json }\n" });
  const engine = ajvEngine();
  await engine.start(schema, made(schema).files);
  const said = async (it: Offered): Promise<string> => (await engine.ask({ ask: "record", entity: "shop.thing", record: { id: "a", it: it as never }, state: [], defaults: false, caller: { roles: [], claims: {} } })).answer;
  for (const good of [[1, { a: [2] }, null], { a: { b: null } }, { __x: 1 }, { ___: 1 }]) expect([good, await said(good)]).toEqual([good, "accepted"]);
  for (const bad of [[[1]], { a: [[1]] }, { "": 1 }, { __x__: 1 }, { ____: 1 }, { a: { "__a\n__": 1 } }, [{ a: [[]] }]]) expect([bad, await said(bad as Offered)]).toEqual([bad, "rejected"]);
});

const shop = {
  "shop/thing": `
entity: thing
description: A thing.
fields:
  id: { type: uid }
  name: { type: string, maxLength: 5 }
  note: { type: string, optional: true, maxLength: 5 }
  role: { type: enum, values: [user, admin], default: user, open: true }
  place: { type: spot, optional: true }
  hidden: { type: string, secret: true, maxLength: 5 }
  fixed: { type: string, immutable: true, maxLength: 5 }
  at: { type: timestamp, auto: created }
`,
  "shop/spot": "object: spot\ndescription: A spot.\nfields:\n  row: { type: int32 }\n",
};
const whole = { id: "a", name: "n", role: "user", fixed: "f", at: "2024-01-01T00:00:00.000Z" };

test("the shapes differ as they should", async () => {
  const { Ajv2020 } = await import("ajv/dist/2020.js");
  const schema = schemaOf(shop);
  const ajv = new Ajv2020({ strict: true, ownProperties: true });
  const document = JSON.parse(made(schema).files.find((file) => file.path === "json-schema/shop/thing.schema.json")?.text ?? "") as object;
  ajv.addSchema(document, "thing");
  const accepts = (shape: string, record: unknown): boolean => ajv.getSchema(`thing${shape}`)?.(record) === true;
  const { at: _, role: __, ...fresh } = whole;
  expect([accepts("", whole), accepts("", fresh), accepts("", { ...whole, extra: 1 }), accepts("", { ...whole, hidden: "x" })]).toEqual([true, false, false, false]);
  expect([accepts("#/$defs/create", fresh), accepts("#/$defs/create", whole), accepts("#/$defs/create", { ...fresh, role: "other" })]).toEqual([true, false, false]);
  expect([accepts("#/$defs/read", { ...whole, extra: 1, role: "other", place: { row: 1, more: 1 } }), accepts("#/$defs/read", fresh)]).toEqual([true, false]);
  const patch = (record: unknown): boolean => accepts("#/$defs/patch", record);
  expect([patch({}), patch({ note: null }), patch({ name: null }), patch({ fixed: "x" }), patch({ id: "b" }), patch({ name: "much too long" })]).toEqual([true, true, false, false, false, false]);
});

test("without what the store makes, a new record is judged by its create shape", async () => {
  const schema = schemaOf(shop);
  const engine = ajvEngine();
  await engine.start(schema, made(schema).files);
  const { at: _, role: __, ...fresh } = whole;
  const ask = async (record: Offered): Promise<string> => (await engine.ask({ ask: "record", entity: "shop.thing", record, state: [], defaults: true, caller: { roles: [], claims: {} } })).answer;
  expect([await ask(fresh), await ask({ ...fresh, name: "too long" }), await ask(whole)]).toEqual(["accepted", "rejected", "not asked"]);
});

import type { Offered } from "@concord/core";
import { expect, test } from "vitest";
import { zodEngine } from "../src/driver/index.ts";
import { accepted, asRecord, everything, filesOf, schemaOf, thing, whole } from "./contracts.ts";

const parsed = (text: string): Offered => JSON.parse(text) as Offered;

const cases: readonly (readonly [type: string, good: readonly Offered[], bad: readonly Offered[]])[] = [
  ["{ type: string, minLength: 2, maxLength: 3 }", ["ab", "\u{1F600}\u{1F600}\u{1F600}"], ["a", "abcd", "\u{1F600}", "a\0", "a\ud800", 12, null]],
  ["{ type: string, pattern: \"[^x/]+\", maxLength: 5 }", ["ab", "\n"], ["x", "a/b", "", "\0", "\udc00", "abcdef"]],
  ["{ type: email }", ["ann@example.com"], ["a@b", "ann@example.com ", "a..b@x.io", `${"a".repeat(250)}@x.io`]],
  ["{ type: slug, maxLength: 4 }", ["a-b", "abcd"], ["abcde", "A", "a--b"]],
  ["{ type: boolean }", [true, false], ["true", 0, null]],
  ["{ type: int32, minimum: -5, exclusiveMaximum: 10 }", [-5, 9, 0, -0], [-6, 10, 1.5, "1", Number.NaN, 2 ** 31]],
  ["{ type: integer }", [2 ** 53 - 1, -(2 ** 53 - 1)], [2 ** 53, 1e300, Number.POSITIVE_INFINITY, 0.5]],
  ["{ type: int64, minimum: \"-1\", exclusiveMaximum: \"9007199254740993\" }", ["-1", "9007199254740992"], ["-2", "9007199254740993", 1, "1.0", "-0", "x"]],
  ["{ type: int64 }", ["9223372036854775807", "-9223372036854775808"], ["9223372036854775808", "-9223372036854775809"]],
  ["{ type: float, exclusiveMinimum: 0 }", [5e-324, 1.5], [0, -0, -1, Number.NaN, Number.POSITIVE_INFINITY, "1"]],
  ["{ type: decimal, precision: 5, scale: 2, minimum: \"0.00\", exclusiveMaximum: \"999.99\" }", ["0.00", "999.98"], ["-0.01", "999.99", "1000.00", "1.5", "1.005", 1.5, "-0.00", "x"]],
  ["{ type: decimal, precision: 2, scale: 2 }", ["0.00", "-0.99"], ["1.00", "-0.00", ".10"]],
  ["{ type: decimal, precision: 3, scale: 0, exclusiveMinimum: \"-3\", maximum: \"10\" }", ["-2", "0", "10"], ["-3", "11", "1.0", "-0"]],
  ["{ type: uuid }", ["9b2d6c1e-3f4a-4b5c-8d8e-9f0a1b2c3d4e", "00000000-0000-0000-0000-000000000000"], ["9B2D6C1E-3F4A-4B5C-8D8E-9F0A1B2C3D4E", ""]],
  ["{ type: uid }", ["x", "\u{1F600}".repeat(128)], ["", "x".repeat(129), "a\0"]],
  ["{ type: date }", ["2024-02-29", "0001-01-01"], ["2023-02-29", "0000-01-01", "2024-1-1"]],
  ["{ type: time }", ["23:59:59"], ["24:00:00", "23:59:60", "23:59:59.0"]],
  ["{ type: timestamp }", ["2024-02-29T10:20:30.123Z", "0001-01-01T00:00:00.000Z"], ["2024-02-29T10:20:30Z", "2024-02-29T10:20:30.123456Z", "2023-02-29T10:20:30.123Z", 0]],
  ["{ type: timestamp, precision: 6 }", ["2024-02-29T10:20:30.123456Z"], ["2024-02-29T10:20:30.123Z"]],
  ["{ type: localDateTime, precision: 0 }", ["2024-02-29T10:20:30"], ["2024-02-29T10:20:30Z", "2024-02-29T10:20:30.000"]],
  ["{ type: bytes, minLength: 1, maxLength: 2 }", ["AA==", "AAA="], ["", "AAAA", "AB==", "AA"]],
  ["{ type: json, stores: [postgres] }", [0, "x", [], {}, [[1]], { a: null, "": [null] }, parsed('{"__proto__":{"a":1}}')], [null, "a\0", { "\ud800": 1 }, ["\0"], Number.NaN]],
  ["{ type: enum, values: [a, __proto__, \"it's\"] }", ["a", "__proto__", "it's"], ["b", "", null, "toString"]],
  ["{ type: list, of: { type: int32 }, minItems: 1, maxItems: 2, uniqueItems: true }", [[1], [1, 2]], [[], [1, 2, 3], [1, 1], [null], {}, [0, -0]]],
  ["{ type: list, of: { type: timestamp }, uniqueItems: true }", [["2024-02-29T10:20:30.123Z", "2024-02-29T10:20:30.124Z"]], [["2024-02-29T10:20:30.123Z", "2024-02-29T10:20:30.123Z"]]],
  ["{ type: map, of: { type: int64 } }", [{}, { a: "1" }, parsed('{"__proto__":"1"}')], [{ "": "1" }, { a: null }, { "a\0": "1" }, [], parsed('{"__proto__":1}')]],
  ["{ type: object, fields: { a: { type: int32 }, b: { type: int32, optional: true } } }", [{ a: 1 }, { a: 1, b: 2 }], [{}, { a: 1, b: null }, { a: 1, c: 1 }, [], { b: 1 }, parsed('{"a":1,"__proto__":1}')]],
  ["{ type: geoPoint }", [{ latitude: 90, longitude: -180 }], [{ latitude: 90.1, longitude: 0 }, { latitude: 0 }, { latitude: 0, longitude: 0, altitude: 1 }]],
];

test.each(cases)("%s", async (type, good, bad) => {
  const schema = thing(`it: ${type}`);
  const engine = zodEngine();
  await engine.start(schema, filesOf(schema));
  const ask = async (values: readonly Offered[]): Promise<readonly boolean[]> => accepted(await engine.askAll(values.map((it) => asRecord("shop.thing", { id: "a", it: it as never }))));
  expect(await ask(good)).toEqual(good.map(() => true));
  expect(await ask(bad)).toEqual(bad.map(() => false));
  await engine.stop();
});

test("a record that holds every type comes back as it was", async () => {
  const schema = schemaOf(everything);
  const engine = zodEngine();
  await engine.start(schema, filesOf(schema));
  expect(await engine.ask(asRecord("a.everything", whole))).toEqual({ answer: "accepted", stored: whole });
  const keyed = { ...whole, m: JSON.parse('{"__proto__":["1"],"a":[]}') as never, j: JSON.parse('{"__proto__":1}') as never };
  const answer = await engine.ask(asRecord("a.everything", { ...keyed, j: { b: 1 } }));
  expect(answer.answer === "accepted" && JSON.stringify((answer.stored as { m: unknown }).m)).toBe('{"__proto__":["1"],"a":[]}');
  expect((await engine.ask(asRecord("a.everything", keyed))).answer).toBe("rejected");
  await engine.stop();
});

test("-0 is stored as 0", async () => {
  const schema = thing("a: { type: int32 }\nb: { type: float }\nc: { type: integer }");
  const engine = zodEngine();
  await engine.start(schema, filesOf(schema));
  const answer = await engine.ask(asRecord("shop.thing", { id: "x", a: -0, b: -0, c: -0 }));
  expect(answer.answer === "accepted" && Object.values(answer.stored as object).map((each) => Object.is(each, -0))).toEqual([false, false, false, false]);
  await engine.stop();
});

test("a new record gets its defaults, one of its own each time", async () => {
  const schema = thing("role: { type: enum, values: [user, admin], default: user }\ntags: { type: list, of: string, default: [a] }\nmap: { type: map, of: int32, default: { \"x\": 1 } }\nat: { type: timestamp, auto: created }");
  const engine = zodEngine();
  await engine.start(schema, filesOf(schema));
  expect(await engine.ask(asRecord("shop.thing", { id: "x" }, true))).toEqual({ answer: "accepted", stored: { id: "x", role: "user", tags: ["a"], map: { x: 1 } } });
  expect(await engine.ask(asRecord("shop.thing", { id: "x", role: "admin", tags: [] }, true))).toMatchObject({ answer: "accepted", stored: { role: "admin", tags: [] } });
  expect(await engine.ask(asRecord("shop.thing", { id: "x", role: "other" }, true))).toMatchObject({ answer: "rejected" });
  expect(await engine.ask(asRecord("shop.thing", { id: "x", at: "2024-02-29T10:20:30.123Z" }, true))).toMatchObject({ answer: "not asked" });
  await engine.stop();
});

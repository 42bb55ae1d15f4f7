import type { Engine, Json, Offered } from "@concord/core";
import { beforeAll, describe, expect, test } from "vitest";
import { ann, asking, create } from "./asking.ts";
import { schemaOf } from "./contracts.ts";

/** Fields of every kind, each in an entity of its own, so that a refusal is its own; by name: the field, values that are accepted, values that are refused. */
const kinds: Readonly<Record<string, readonly [field: string, accepted: readonly Offered[], refused: readonly Offered[]]>> = {
  string: ["{ type: string, minLength: 2, maxLength: 3 }", ["ab", "abc", "\u{1F600}\u{1F600}\u{1F600}", "a\n", "é\u0301x"], ["a", "abcd", "", "\u{1F600}\u{1F600}\u{1F600}\u{1F600}", "a\0b", 12, null, true, ["a", "b"], { a: 1 }]],
  long: ["{ type: string, minLength: 3, maxLength: 2100 }", ["abc", "é".repeat(2100), "\u{1F600}".repeat(2100)], ["ab", "é".repeat(2101), "\u{1F600}".repeat(2101)]],
  coarse: ["{ type: string, maxLength: 6000 }", ["", "x".repeat(6000), "\u{1F600}".repeat(6000), "x".repeat(12_000)], ["x".repeat(12_001), "a\0", 1]],
  free: ["{ type: string }", ["", "x".repeat(20_000), "a\nb"], ["a\0", 1, ["a"]]],
  pattern: ["{ type: string, pattern: \"[^@]+@[a-z]+\" }", ["a@b", "é\n@z"], ["a@", "@b", "a@b\n", "a@b@c", "a\0@b", 1]],
  both: ["{ type: string, pattern: \"(?:a|bc)*\", maxLength: 4 }", ["", "abc", "bcbc"], ["abcbc", "b", "ab"]],
  email: ["{ type: email }", ["a@b.de", "ann.lee+news@mail.example.co.uk"], ["a@b", ".a@b.de", "a..b@c.de", `${"a".repeat(250)}@b.de`, "a@b.de\n"]],
  boolean: ["{ type: boolean }", [true, false], [0, 1, "true", null]],
  int32: ["{ type: int32 }", [0, -0, -2147483648, 2147483647], [2147483648, -2147483649, 1.5, "1", Number.NaN, null]],
  bounded: ["{ type: int32, minimum: 1, exclusiveMaximum: 10 }", [1, 9], [0, 10, 2.5]],
  integer: ["{ type: integer }", [9007199254740991, -9007199254740991], [9007199254740992, 0.5, "1", Number.POSITIVE_INFINITY]],
  int64: ["{ type: int64, minimum: \"-5\" }", ["-5", "0", "9223372036854775807"], ["-6", "9223372036854775808", "007", "1.0", "", 1.5, "x"]],
  float: ["{ type: float }", [0, -0, 1.5, 5, -1e300, 5e-324, 1.7976931348623157e308], [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, "1", null, true]],
  small: ["{ type: float, exclusiveMinimum: 1.0e-7, maximum: 1.0e+21 }", [1.1e-7, 1e21], [1e-7, 0, 1.1e21, Number.NaN, Number.POSITIVE_INFINITY]],
  decimal: ["{ type: decimal, precision: 5, scale: 2, minimum: \"-1.50\" }", ["0.00", "-1.50", "999.99"], ["-1.51", "1000.00", "1.005", "1.5", "1", "-0.00", "01.00", "1e2", 1.5, "x", "+1.00"]],
  wide: ["{ type: decimal, precision: 20, scale: 2 }", ["0.00", "-0.01", "999999999999999999.99"], ["1000000000000000000.00", "-0.00", "1.5", "01.00", "1.005", "", 1]],
  fraction: ["{ type: decimal, precision: 18, scale: 18 }", [`0.${"0".repeat(17)}1`, `-0.${"9".repeat(18)}`], [`1.${"0".repeat(18)}`, `-0.${"0".repeat(18)}`]],
  uuid: ["{ type: uuid }", ["00000000-0000-0000-0000-000000000000", "a1b2c3d4-e5f6-7890-abcd-ef0123456789"], ["A1B2C3D4-E5F6-7890-ABCD-EF0123456789", "a1b2c3d4e5f67890abcdef0123456789", "", "{a1b2c3d4-e5f6-7890-abcd-ef0123456789}"]],
  uid: ["{ type: uid }", ["x", "a b/c", "\u{1F600}".repeat(128)], ["", "\u{1F600}".repeat(129), "a\0", 1]],
  date: ["{ type: date }", ["0001-01-01", "2024-02-29", "2000-02-29", "9999-12-31", "0004-02-29"], ["0000-01-01", "2023-02-29", "1900-02-29", "0100-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "2024-1-01", "24-01-01", "2024-01-01\n", 20240101]],
  time: ["{ type: time }", ["00:00:00", "23:59:59"], ["24:00:00", "23:60:00", "23:59:60", "1:00:00", "10:00", "10:00:00.0", "10:00:00Z"]],
  timeMicros: ["{ type: time, precision: 6 }", ["10:00:00.000001"], ["10:00:00", "10:00:00.001", "10:00:00.0000001"]],
  timestamp: ["{ type: timestamp }", ["0001-01-01T00:00:00.000Z", "1969-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"], ["2024-01-01T00:00:00.000001Z", "2024-01-01T00:00:00.123456Z", "2024-02-30T00:00:00.000Z", "2024-01-01T00:00:00.000", "0000-01-01T00:00:00.000Z", "now", 0]],
  exact: ["{ type: timestamp, precision: 6 }", ["2024-01-01T00:00:00.000001Z", "0001-01-01T00:00:00.000000Z"], ["2024-01-01T00:00:00.000Z", "x", 1]],
  local: ["{ type: localDateTime }", ["2024-02-29T23:59:59.999"], ["2023-02-29T00:00:00.000", "2024-01-01T00:00:00", "2024-01-01T00:00:00.000Z", "2024-01-01 00:00:00.000"]],
  bytes: ["{ type: bytes, minLength: 1, maxLength: 3 }", ["AA==", "AAEC"], ["", "AAECAw==", "AB==", "AAE", "*", 1, [1]]],
  enum: ["{ type: enum, values: [a, b] }", ["a", "b"], ["c", "A", "", "a ", null, 1]],
  list: ["{ type: list, of: { type: string, maxLength: 2 }, minItems: 1, maxItems: 3, uniqueItems: true }", [["a"], ["a", "b", "cc"]], [[], ["a", "b", "c", "d"], ["a", "a"], ["ccc"], ["a", "b", "ccc"], [null], ["a", 1], "a", { 0: "a" }, null]],
  flags: ["{ type: list, of: boolean }", [[], [true, false, true]], [[1], [null], ["true"]]],
  moments: ["{ type: list, of: timestamp, maxItems: 2 }", [[], ["2024-01-01T00:00:00.000Z"]], [["2024-01-01T00:00:00.000001Z"], ["x"], [null]]],
  objects: ["{ type: list, maxItems: 2, of: { type: object, fields: { a: { type: int32 }, b: { type: string, maxLength: 2, optional: true } } } }", [[{ a: 1 }, { a: 2, b: "x" }]], [[{}], [{ a: 1, c: 1 }], [{ a: 1, b: "xxx" }], [1], [{ a: 1 }, { a: "1" }]]],
  counted: ["{ type: list, maxItems: 2, of: { type: object, fields: { a: { type: int32 }, b: { type: boolean } } } }", [[{ a: 1, b: true }]], [[{ a: 1 }], [{ a: 1, b: true, c: 1 }], ["ab"], [{ a: 1, c: true }]]],
  unbounded: ["{ type: list, of: int32 }", [[], [1, 2], ["unseen"]], [[null], [1, null], "x"]],
  map: ["{ type: map, of: int32 }", [{}, { a: 1 }, { "x y": 1, "é": 2 }, { unseen: "x" }], [{ a: null }, { "a\0": 1 }, [1], "x", null]],
  object: ["{ type: object, fields: { a: { type: int32 }, b: { type: object, optional: true, fields: { c: { type: boolean } } } } }", [{ a: 1 }, { a: 1, b: { c: true } }], [{}, { a: 1, z: 1 }, { a: 1, b: {} }, { a: 1, b: { c: true, d: 1 } }, { a: 1, b: null }, "x", [1]]],
  geoPoint: ["{ type: geoPoint }", [{ latitude: 90, longitude: -180 }], [{ latitude: 91, longitude: 0 }, { latitude: 1 }, { latitude: 1, longitude: 2, z: 3 }, [1, 2], "1,2"]],
  json: ["{ type: json }", [{ a: [1, "x", null, { b: true }] }, 0, "x", false, []], [null]],
  jsonText: ["{ type: json, firestore: { as: text } }", [[[1]], { a: null }, 0], [null].slice(1)],
  optional: ["{ type: string, maxLength: 2, optional: true }", ["a", undefined], ["aaa", null, 1]],
};

const schema = schemaOf(Object.fromEntries(Object.entries(kinds).map(([name, [field]]) =>
  [`kinds/${name}`, `entity: ${name}\ndescription: One kind.\nfields:\n  id: { type: uid }\n  value: ${field}\naccess: { create: signedIn }\n`])));

let engine: Engine;
beforeAll(async () => {
  engine = await asking(schema);
});
const record = (value: Offered): Json => (value === undefined ? { id: "x" } : { id: "x", value: value as Json });

describe.for(Object.entries(kinds))("%s", ([name, [, accepted, refused]]) => {
  test("accepts what the contract accepts", async () => {
    for (const value of accepted) expect({ value, verdict: await create(engine, `kinds.${name}`, record(value), ann) }).toEqual({ value, verdict: "accepted" });
  });
  test("refuses what it refuses", async () => {
    for (const value of [...refused, ...(name === "optional" ? [] : [undefined])]) {
      expect({ value, verdict: await create(engine, `kinds.${name}`, record(value), ann) }).toEqual({ value, verdict: "rejected" });
    }
  });
});

test("what is read back is what was written", async () => {
  for (const [name, [, accepted]] of Object.entries(kinds)) {
    for (const value of accepted) {
      const answer = await engine.ask({ ask: "record", entity: `kinds.${name}`, record: record(value), state: [], defaults: false, caller: ann });
      expect({ name, answer: answer.answer, stored: JSON.stringify("stored" in answer ? answer.stored : undefined) }).toEqual({ name, answer: "accepted", stored: JSON.stringify(record(value)) });
    }
  }
});

test("what Firestore has no value for is not asked", async () => {
  const unasked: readonly (readonly [string, Offered])[] = [
    ["string", "a\ud800"], ["int64", 5], ["decimal", 5], ["list", [["a"]]], ["json", [[1]]], ["json", { __x__: 1 }], ["map", { "": 1 }], ["timestamp", "2024-01-01T00:00:00.000000Z"],
    ["exact", "2024-01-01T00:00:00.0000001Z"],
  ];
  for (const [name, value] of unasked) expect({ value, verdict: await create(engine, `kinds.${name}`, record(value), ann) }).toEqual({ value, verdict: "unrepresentable" });
  expect(await create(engine, "kinds.string", { id: "a/b", value: "ab" }, ann)).toBe("unrepresentable");
  expect(await create(engine, "kinds.string", [], ann)).toBe("unrepresentable");
});

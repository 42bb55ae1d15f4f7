import { shapeOf } from "@concord/core";
import { expect, test } from "vitest";
import { canonicalText, normalise, same } from "../src/index.ts";
import { entityWith } from "./contract.ts";

/** Roundings that PostgreSQL 18.4 was asked for with `SELECT '…'::timestamptz(3)` and the like. */
const rows: readonly (readonly [type: string, given: string, kept: string])[] = [
  ["decimal, precision: 5, scale: 2", "1.005", "1.01"],
  ["decimal, precision: 5, scale: 2", "-1.005", "-1.01"],
  ["decimal, precision: 5, scale: 2", "1.0049", "1.00"],
  ["decimal, precision: 5, scale: 2", "-0.001", "0.00"],
  ["decimal, precision: 5, scale: 2", "999.995", "1000.00"],
  ["decimal, precision: 5, scale: 2", "1.5", "1.5"],
  ["decimal, precision: 4, scale: 0", "0.5", "1"],
  ["timestamp", "2024-01-01T00:00:00.0005Z", "2024-01-01T00:00:00.001Z"],
  ["timestamp", "2024-01-01T00:00:00.000499Z", "2024-01-01T00:00:00.000Z"],
  ["timestamp", "1999-12-31T23:59:59.9995Z", "1999-12-31T23:59:59.999Z"],
  ["timestamp", "1999-12-31T23:59:59.999501Z", "2000-01-01T00:00:00.000Z"],
  ["timestamp", "1969-12-31T23:59:59.9985Z", "1969-12-31T23:59:59.998Z"],
  ["timestamp", "2024-12-31T23:59:59.999999Z", "2025-01-01T00:00:00.000Z"],
  ["timestamp", "9999-12-31T23:59:59.9995Z", "10000-01-01T00:00:00.000Z"],
  ["timestamp, precision: 6", "2024-01-01T00:00:00.0000006Z", "2024-01-01T00:00:00.000001Z"],
  ["timestamp, precision: 6", "2024-01-01T00:00:00.0000005Z", "2024-01-01T00:00:00.000000Z"],
  ["timestamp, precision: 6", "2024-01-01T00:00:00.0000015Z", "2024-01-01T00:00:00.000002Z"],
  ["localDateTime, precision: 0", "2024-02-28T23:59:59.5", "2024-02-29T00:00:00"],
  ["localDateTime, precision: 0", "1999-01-01T00:00:00.5", "1999-01-01T00:00:00"],
  ["time", "12:00:00.5", "12:00:01"],
  ["time", "12:00:00.499999", "12:00:00"],
  ["time", "23:59:59.5", "24:00:00"],
  ["time, precision: 3", "23:59:59.9994", "23:59:59.999"],
];

for (const [type, given, kept] of rows) {
  test(`${type}: ${given} is kept as ${kept}`, () => {
    const entity = entityWith(`v: { type: ${type} }\nw: { type: list, of: { type: ${type} } }`);
    const claimed = new Set(["t.it/v:precision", "t.it/w[]:precision"]);
    const record = { id: "a", v: given, w: [given] };
    expect(normalise(entity, shapeOf(entity, "record"), record, claimed)).toEqual({ id: "a", v: kept, w: [kept] });
    expect(normalise(entity, shapeOf(entity, "record"), record, new Set())).toEqual(record);
  });
}

test("a record has one canonical text", () => {
  expect(canonicalText({ b: [1, -0, 1e21, 0.1], a: "\u20ac\n", "\ud83d\ude00": null, "\ufb33": true })).toBe("{\"a\":\"€\\n\",\"b\":[1,0,1e+21,0.1],\"\u{1F600}\":null,\"\ufb33\":true}");
  expect(same({ a: 1, b: undefined as never }, { a: 1 })).toBe(true);
  expect(same({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
  expect(same(undefined, null as never)).toBe(false);
  expect(() => canonicalText(Number.NaN)).toThrow("NaN has no JSON text");
});

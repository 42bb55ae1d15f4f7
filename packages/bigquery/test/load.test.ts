import { describe, expect, test } from "vitest";
import type { Json } from "@concord/core";
import { loadRow, type FieldResource, type TableResource } from "../src/index.ts";

const table = (field: Omit<FieldResource, "name">): TableResource =>
  ({ tableReference: { projectId: "p", datasetId: "d", tableId: "t" }, schema: { fields: [{ name: "v", ...field }] } });

/** What the documentation says of single values, written by hand: `stored` as given, or as the pair's second half. */
const verdicts: Record<string, { field: Omit<FieldResource, "name">; stored?: (Json | readonly [Json, "becomes", Json])[]; refused?: Json[]; unrepresentable?: Json[] }> = {
  "STRING(3)": { field: { type: "STRING", maxLength: "3" }, stored: ["", "abc", "😀😀😀", "a\u0000b"], refused: ["abcd", "😀😀😀😀", [], {}, ["a"]], unrepresentable: [5, true, "\ud800"] },
  STRING: { field: { type: "STRING" }, stored: ["x".repeat(10_000)], refused: [[], {}], unrepresentable: [0] },
  BOOLEAN: { field: { type: "BOOLEAN" }, stored: [true, false], refused: [[true], {}], unrepresentable: ["true", 1, "yes"] },
  INTEGER: {
    field: { type: "INTEGER" },
    stored: [0, [-0, "becomes", 0], 2 ** 53, "9223372036854775807", "-9223372036854775808", 5],
    refused: [1.5, 1e300, "9223372036854775808", "-9223372036854775809", "abc", "1.5", "", [1], {}],
    unrepresentable: ["007", "+5", "-0", true],
  },
  FLOAT: { field: { type: "FLOAT" }, stored: [0, 1.5, -1e308, [-0, "becomes", 0], "NaN", "-Infinity"], refused: ["abc", [1], {}], unrepresentable: ["1.5", true] },
  "NUMERIC(5, 2)": {
    field: { type: "NUMERIC", precision: "5", scale: "2" },
    stored: ["1.25", ["1.125", "becomes", "1.13"], ["-1.125", "becomes", "-1.13"], ["1", "becomes", "1.00"], "999.99", ["0.004", "becomes", "0.00"], ["-0.004", "becomes", "0.00"]],
    refused: ["1111", "1000.00", "999.995", "abc", "", ["1.00"], {}],
    unrepresentable: ["01.00", "+1.00", "-0.00", "1e2", 1.25],
  },
  "BIGNUMERIC(38, 20)": { field: { type: "BIGNUMERIC", precision: "38", scale: "20" }, stored: [`${"9".repeat(18)}.${"9".repeat(20)}`], refused: [`1${"0".repeat(18)}.0`] },
  "BYTES(2)": { field: { type: "BYTES", maxLength: "2" }, stored: ["", "AA==", "AAA="], refused: ["AAAA", "!!!!", [], {}], unrepresentable: ["AB==", "AA", "_-8=", 5] },
  DATE: {
    field: { type: "DATE" },
    stored: ["0001-01-01", "9999-12-31", "2024-02-29", "2000-02-29"],
    refused: ["2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "0000-01-01", "10000-01-01", "today", "2024-04-31", []],
    unrepresentable: ["2024-2-3", 20240203],
  },
  TIME: { field: { type: "TIME" }, stored: ["00:00:00", "23:59:59.999999", "12:00:00.5"], refused: ["24:00:00", "12:60:00", "12:00:61", "12:00", "12:00:00.1234567", "noon"], unrepresentable: ["12:00:60", "1:02:03"] },
  DATETIME: {
    field: { type: "DATETIME" },
    stored: ["0001-01-01T00:00:00", "9999-12-31T23:59:59.999999"],
    refused: ["2024-02-30T00:00:00", "2024-01-01T24:00:00", "2024-01-01T00:00:00Z", "later"],
    unrepresentable: ["2024-01-01 00:00:00", "2024-01-01t00:00:00", "2024-01-01", "2024-01-01T00:00:60"],
  },
  TIMESTAMP: {
    field: { type: "TIMESTAMP" },
    stored: ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z", "2024-02-29T12:00:00.123Z"],
    refused: ["2023-02-29T00:00:00Z", "2024-01-01T25:00:00Z", "10000-01-01T00:00:00Z", "2024-01-01T00:00:00.1234567Z", "now", []],
    unrepresentable: ["2024-01-01T00:00:00z", "2024-01-01T00:00:00+01:00", "2024-01-01T00:00:00", "2024-01-01T00:00:60Z", "2024-01-01 00:00:00 Europe/Oslo", 1700000000],
  },
  GEOGRAPHY: {
    field: { type: "GEOGRAPHY" },
    stored: ["POINT(10.5 59.9)", "POINT(-180 -90)", ["POINT(190 0)", "becomes", "POINT(-170 0)"]],
    refused: ["POINT(0 91)", "POINT(0 -90.1)", { longitude: 1, latitude: 2 }, []],
    unrepresentable: ["LINESTRING(0 0, 1 1)", "here", 5],
  },
  JSON: {
    field: { type: "JSON" },
    stored: [5, "text", false, [1, [2, null]], { a: { b: [] } }, JSON.parse(`${"[".repeat(499)}${"]".repeat(499)}`) as Json],
    refused: [JSON.parse(`${"[".repeat(502)}${"]".repeat(502)}`) as Json],
    unrepresentable: ["\udc00", { "\ud800": 1 }],
  },
  "REPEATED STRING(1)": { field: { type: "STRING", mode: "REPEATED", maxLength: "1" }, stored: [[], ["a", "b"]], refused: ["a", {}, [null], ["a", null], ["ab"], [["a"]]], unrepresentable: [[5]] },
  RECORD: {
    field: { type: "RECORD", fields: [{ name: "a", type: "BOOLEAN" }] },
    stored: [{}, { a: true }],
    refused: ["text", 5, [], [{}], { a: [] }],
    unrepresentable: [{ b: 1 }, { a: null }, { a: "x" }],
  },
};

describe.each(Object.entries(verdicts))("%s", (_, { field, stored = [], refused = [], unrepresentable = [] }) => {
  const judge = (value: Json): ReturnType<typeof loadRow> => loadRow(table(field), { v: value });
  test.each(stored.map((each) => (Array.isArray(each) && each[1] === "becomes" ? [each[0], each[2]] : [each, each]) as [Json, Json]))("stores %j as %j", (value, held) => {
    expect(judge(value)).toEqual({ is: "stored", value: { v: held } });
  });
  test.each(refused.map((value) => [value] as const))("refuses %j", (value) => {
    expect(judge(value).is).toBe("refused");
  });
  test.each(unrepresentable.map((value) => [value] as const))("holds no %j", (value) => {
    expect(judge(value).is).toBe("unrepresentable");
  });
});

test("a row has the columns of the table, and a value in each that is REQUIRED", () => {
  const required = table({ type: "BOOLEAN", mode: "REQUIRED" });
  expect(loadRow(required, {}).is).toBe("refused");
  expect(loadRow(required, { v: null }).is).toBe("refused");
  expect(loadRow(table({ type: "BOOLEAN" }), {})).toEqual({ is: "stored", value: {} });
  expect(loadRow(table({ type: "BOOLEAN" }), { v: null }).is).toBe("unrepresentable");
  expect(loadRow(table({ type: "BOOLEAN", mode: "REPEATED" }), {})).toEqual({ is: "stored", value: { v: [] } });
  expect(loadRow(table({ type: "BOOLEAN", mode: "REPEATED" }), { v: null }).is).toBe("unrepresentable");
  expect(loadRow(required, { v: true, w: true })).toMatchObject({ is: "unrepresentable", at: "w" });
  expect(loadRow(required, [])).toMatchObject({ is: "refused", at: "" });
});

test("a refusal names the place in the row and the words that refuse", () => {
  const nested = table({ type: "RECORD", mode: "REPEATED", fields: [{ name: "sku", type: "STRING", maxLength: "2" }] });
  expect(loadRow(nested, { v: [{ sku: "ab" }, { sku: "abc" }] })).toEqual({ is: "refused", at: "v[1].sku", why: "OUT_OF_RANGE: 3 characters, at most 2", statement: "STRING" });
});

import type { Answer, Offered } from "@concord/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "@concord/core";
import { schemaOf } from "./contracts.ts";
import { asking, servers } from "./servers.ts";

// What becomes of a value on its way to a column: the server judges it, keeps it (and as what), or never sees it.
const schema = schemaOf({
  "a/thing": `
entity: thing
description: One optional column of each kind.
fields:
  id:    { type: uid }
  text:  { type: string, optional: true }
  flag:  { type: boolean, optional: true }
  small: { type: int32, optional: true }
  big:   { type: int64, optional: true }
  ratio: { type: float, optional: true }
  money: { type: decimal, precision: 6, scale: 2, optional: true }
  ref:   { type: uuid, optional: true }
  day:   { type: date, optional: true }
  clock: { type: time, optional: true }
  at:    { type: timestamp, optional: true }
  local: { type: localDateTime, optional: true }
  bytes: { type: bytes, optional: true }
  free:  { type: json, optional: true }
  kind:  { type: enum, values: [a, b], optional: true }
  tags:  { type: list, of: { type: int32 }, optional: true }
  spot:  { type: geoPoint, optional: true }
  inner: { type: object, optional: true, fields: { a: { type: timestamp, optional: true } } }
`,
});
const never = "unrepresentable";
const cases: readonly (readonly [field: string, value: Offered, outcome: "unrepresentable" | "rejected" | { readonly kept: Offered }])[] = [
  ["text", "it's", { kept: "it's" }], ["text", "a\0", "rejected"], ["text", "\ud800", never], ["text", 1, never], ["text", true, never], ["text", {}, never], ["text", null, never],
  ["flag", true, { kept: true }], ["flag", "true", "rejected"], ["flag", 1, "rejected"], ["flag", [], "rejected"],
  ["small", 5, { kept: 5 }], ["small", -0, { kept: 0 }], ["small", 1.5, "rejected"], ["small", 2 ** 31, "rejected"], ["small", Number.NaN, "rejected"], ["small", "5", "rejected"], ["small", true, "rejected"],
  ["big", "9223372036854775807", { kept: "9223372036854775807" }], ["big", "9223372036854775808", "rejected"], ["big", "+5", never], ["big", " 5", never], ["big", "5.0", "rejected"], ["big", 5, never], ["big", false, "rejected"],
  ["ratio", 0.1, { kept: 0.1 }], ["ratio", 5e-324, { kept: 5e-324 }], ["ratio", Number.MAX_VALUE, { kept: Number.MAX_VALUE }], ["ratio", -0, { kept: 0 }], ["ratio", Number.NaN, "rejected"], ["ratio", Infinity, "rejected"], ["ratio", "0.1", "rejected"],
  ["money", "1.50", { kept: "1.50" }], ["money", "1.005", { kept: "1.01" }], ["money", "1.5", never], ["money", "01.50", never], ["money", "NaN", "rejected"], ["money", "10000.00", "rejected"], ["money", "x", "rejected"], ["money", 1.5, never],
  ["ref", "9b2d6c1e-3f4a-4b5c-8d8e-9f0a1b2c3d4e", { kept: "9b2d6c1e-3f4a-4b5c-8d8e-9f0a1b2c3d4e" }], ["ref", "9B2D6C1E-3F4A-4B5C-8D8E-9F0A1B2C3D4E", never], ["ref", "x", "rejected"], ["ref", 1, "rejected"],
  ["day", "2024-02-29", { kept: "2024-02-29" }], ["day", "2023-02-29", "rejected"], ["day", "infinity", "rejected"], ["day", "10000-01-01", "rejected"], ["day", "today", never], ["day", "2024-2-9", never], ["day", 20240229, "rejected"],
  ["clock", "23:59:59", { kept: "23:59:59" }], ["clock", "24:00:00", "rejected"], ["clock", "12:00:60", never], ["clock", "12:00:00.5", { kept: "12:00:01" }], ["clock", "12:00", never],
  ["at", "2024-02-29T12:00:00.123Z", { kept: "2024-02-29T12:00:00.123Z" }], ["at", "2024-02-29T12:00:00.1235Z", { kept: "2024-02-29T12:00:00.124Z" }], ["at", "infinity", "rejected"], ["at", "now", never],
  ["at", "2024-02-29T12:00:00Z", never], ["at", "2024-02-29T12:00:00.123+00:00", never], ["at", "2024-02-29T12:00:00.123", never], ["at", "2024-02-29T24:00:00.000Z", never], ["at", "9999-12-31T23:59:59.9999Z", "rejected"],
  ["local", "0001-01-01T00:00:00.000", { kept: "0001-01-01T00:00:00.000" }], ["local", "2024-02-29T12:00:00.123Z", never], ["local", "-infinity", "rejected"],
  ["bytes", "AAEC", { kept: "AAEC" }], ["bytes", "", { kept: "" }], ["bytes", "AB==", never], ["bytes", "AA", never], ["bytes", 1, "rejected"],
  ["free", { a: [1, "x", null] }, { kept: { a: [1, "x", null] } }], ["free", null, "rejected"], ["free", "a\0", "rejected"], ["free", "\ud800", "rejected"], ["free", Number.NaN, never],
  ["kind", "a", { kept: "a" }], ["kind", "c", "rejected"], ["kind", 1, never],
  ["tags", [1, 2], { kept: [1, 2] }], ["tags", [], { kept: [] }], ["tags", [null], "rejected"], ["tags", [[1]], "rejected"], ["tags", [[]], never], ["tags", [1.5], "rejected"], ["tags", ["1"], never], ["tags", "x", "rejected"], ["tags", 1, "rejected"],
  ["spot", { latitude: 1, longitude: -2 }, { kept: { latitude: 1, longitude: -2 } }], ["spot", { latitude: 1 }, "rejected"], ["spot", { latitude: 91, longitude: 0 }, "rejected"], ["spot", {}, never], ["spot", { latitude: "1", longitude: 0 }, "rejected"],
  ["spot", { latitude: 1, longitude: 2, altitude: 3 }, never], ["inner", { a: "2024-02-29T12:00:00.123Z" }, { kept: { a: "2024-02-29T12:00:00.123Z" } }], ["inner", { a: "2024-02-29T12:00:00Z" }, "rejected"], ["inner", null, "rejected"],
  ["inner", { a: null }, "rejected"], ["unknown", 1, "rejected"], ["xmin", 1, never],
];

describe.each(servers)("%s", (_, address) => {
  let engine: Engine;
  beforeAll(async () => void (engine = await asking(address, schema)));
  afterAll(() => engine.stop());

  const put = (record: Offered): Promise<Answer> => engine.ask({ ask: "record", entity: "a.thing", record, state: [], defaults: false, caller: { roles: [], claims: {} } });

  test.each(cases)("%s %j", async (field, value, outcome) => {
    const answer = await put({ id: "x", [field]: value } as Offered);
    if (typeof outcome === "string") expect(answer).toMatchObject({ answer: outcome });
    else expect(answer).toEqual({ answer: "accepted", stored: { id: "x", [field]: outcome.kept }, round: { back: { id: "x", [field]: outcome.kept } } });
  });

  test("what is no object is no row", async () => {
    for (const record of [null, [], "x", 1]) expect(await put(record)).toMatchObject({ answer: "unrepresentable" });
  });

  test("a violated constraint is named", async () => {
    expect(await put({ id: "x", clock: "24:00:00" })).toMatchObject({ reason: expect.stringMatching(/^23514 /), statement: "thing_clock_type" });
    expect(await put({ id: "x", inner: { a: "x" } })).toMatchObject({ reason: expect.stringMatching(/^23514 /), statement: "thing_inner_a_type" });
    expect(await put({})).toMatchObject({ reason: expect.stringMatching(/^23502 /), statement: "id" });
  });
});

import { emit } from "@concord/core";
import { loadFiles, type Loaded } from "@concord/core/driver";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bigqueryTarget, loadRow, type TableResource } from "../src/index.ts";
import { schemaOf } from "./contracts.ts";

const made = emit(bigqueryTarget, schemaOf({
  "a/thing": `
entity: thing
stores: [postgres, bigquery]
primary: postgres
description: Values that BigQuery spells in its own way.
fields:
  id:     { type: uid }
  big:    { type: int64 }
  small:  { type: int32 }
  money:  { type: decimal, precision: 38, scale: 20 }
  at:     { type: timestamp }
  bytes:  { type: bytes }
  spot:   { type: geoPoint }
  tags:   { type: list, of: { type: string }, optional: true }
  lines:  { type: list, of: { type: object, fields: { unitPrice: { type: decimal, precision: 4, scale: 1 }, soldAt: { type: timestamp, optional: true } } } }
  free:   { type: json }
  note:   { type: string, optional: true, stores: [postgres] }
`,
}));

interface Codec { readonly thingToRow: (record: object) => Record<string, never>; readonly thingFromRow: (row: object) => object }
let loaded: Loaded;
let codec: Codec;
beforeAll(async () => {
  loaded = await loadFiles(made.files.filter(({ path }) => path.endsWith(".ts")));
  codec = (await loaded.module("bigquery/a/thing.codec.ts")) as unknown as Codec;
});
afterAll(() => loaded.close());

const table = JSON.parse(made.files.find(({ path }) => path === "bigquery/a/thing.json")?.text ?? "") as TableResource;
const thing = {
  id: "x", big: "9223372036854775807", small: -1, money: `-${"9".repeat(18)}.${"9".repeat(20)}`, at: "9999-12-31T23:59:59.999Z", bytes: "AA==", spot: { latitude: -89.5, longitude: 1e-7 }, tags: ["a", ""],
  lines: [{ unitPrice: "-0.5", soldAt: "0001-01-01T00:00:00.000Z" }, { unitPrice: "999.9" }], free: { a: [null, 1] },
};

test("a row is what the table takes, and leads back to the same record", () => {
  const row = codec.thingToRow({ ...thing, note: "of PostgreSQL alone" });
  expect(row).toMatchObject({ spot: "POINT(1e-7 -89.5)", lines: [{ unit_price: "-0.5", sold_at: "0001-01-01T00:00:00.000Z" }, { unit_price: "999.9" }] });
  expect(loadRow(table, row)).toMatchObject({ is: "stored" });
  expect(codec.thingFromRow(row)).toEqual(thing);
});

test("what exports and clients spell in another way is read as the contract spells it", () => {
  const row = codec.thingToRow(thing);
  expect(codec.thingFromRow({ ...row, small: "-1", money: "1.5", at: "2024-01-01T00:00:00Z", spot: "POINT (2 1)", tags: null })).toEqual({
    ...Object.fromEntries(Object.entries(thing).filter(([name]) => name !== "tags")), money: `1.5${"0".repeat(19)}`, at: "2024-01-01T00:00:00.000Z", spot: { latitude: 1, longitude: 2 },
  });
});

test("an empty list of an optional field is read as an absent one", () => {
  expect(codec.thingFromRow(codec.thingToRow({ ...thing, tags: [] }))).not.toHaveProperty("tags");
});

test("what a column can't hold is an error that names the field", () => {
  for (const [change, why] of [
    [{ big: "9223372036854775808" }, 'big: "9223372036854775808" is beyond 64 bits'], [{ small: 2 ** 31 }, "small: 2147483648 is beyond 32 bits"], [{ lines: [{ unitPrice: "1.25" }] }, 'lines[0].unitPrice: "1.25" has more than 1 digit after'],
    [{ lines: [{ unitPrice: "1.2", other: 1 }] }, "lines[0].other: is no field of the contract"], [{ spot: { latitude: 91, longitude: 0 } }, "spot.latitude: 91 is beyond 90 degrees"], [{ tags: ["\0"] }, 'tags[0]: "\\u0000" holds U+0000'],
    [{ at: undefined }, "at: nothing is no moment"], [{ other: 1 }, "other: is no field of the contract"],
  ] as const) expect(() => codec.thingToRow({ ...thing, ...change })).toThrow(why);
  expect(() => codec.thingFromRow({ ...codec.thingToRow(thing), big: 2 ** 60 })).toThrow("big: 1152921504606847000 was read as a number that can't hold it");
  expect(() => codec.thingFromRow({ ...codec.thingToRow(thing), id: null })).toThrow("id: is NULL");
});

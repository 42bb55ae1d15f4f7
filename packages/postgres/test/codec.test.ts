import { loadFiles, type Loaded } from "@concord/core/driver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDatabase, runScript, type Database } from "../src/driver/database.ts";
import { Session } from "../src/driver/session.ts";
import { emitted, schemaOf, wholeText } from "./contracts.ts";
import { servers } from "./servers.ts";

const made = emitted(schemaOf({
  "a/thing": `
entity: thing
description: Values whose text has more than one spelling.
fields:
  id:    { type: uid }
  money: { type: decimal, precision: 6, scale: 2 }
  big:   { type: int64 }
  ratio: { type: float }
  at:    { type: timestamp }
  exact: { type: timestamp, precision: 6 }
  clock: { type: time, precision: 3 }
  bytes: { type: bytes }
  tags:  { type: list, of: { type: string, maxLength: 20 } }
  times: { type: list, of: timestamp }
  kind:  { type: enum, values: [a, b], postgres: { as: enum } }
  free:  { type: json, optional: true }
  spot:  { type: geoPoint, optional: true }
  note:  { type: string, maxLength: 9, optional: true, postgres: { name: "the note" } }
  price: { type: object, postgres: { as: columns }, fields: { amount: { type: decimal, precision: 6, scale: 2 }, note: { type: string, maxLength: 9, optional: true } } }
  until: { type: object, optional: true, postgres: { as: columns }, fields: { day: { type: date }, spot: { type: geoPoint, optional: true }, more: { type: object, optional: true, postgres: { as: columns }, fields: { at: { type: timestamp } } } } }
`,
}));

interface Codec {
  readonly thingToRow: (record: object) => Record<string, string | null>;
  readonly thingFromRow: (row: object) => object;
  readonly thingColumns: string;
}
let loaded: Loaded;
let codec: Codec;
beforeAll(async () => {
  loaded = await loadFiles(made.files.filter(({ path }) => path.endsWith(".ts")));
  codec = (await loaded.module("postgres/a/thing.codec.ts")) as unknown as Codec;
});
afterAll(() => loaded.close());

const thing = {
  id: "it's", money: "-0.05", big: "-9223372036854775808", ratio: 5e-324, at: "0001-01-01T00:00:00.001Z", exact: "9999-12-31T23:59:59.999999Z", clock: "00:00:00.120", bytes: "AP8B",
  tags: ["", "NULL", "null", 'a"b', "c\\d", "{e,f}", " ", "\u00a0", "\u{1F600}\n"], times: ["1901-12-31T12:00:00.000Z"], kind: "b",
  price: { amount: "-0.05" },
};
const more = { ...thing, free: [{ "a.b": null }, 1e300, "\u2028"], spot: { latitude: -0.5, longitude: 180 }, note: "",
  price: { amount: "9.00", note: "" }, until: { day: "2024-02-29", spot: { latitude: 0, longitude: 0 }, more: { at: "2024-02-29T00:00:00.000Z" } },
};

describe.each(servers)("%s", (_, address) => {
  let database: Database;
  let session: Session;
  beforeAll(async () => {
    database = await createDatabase(address);
    await runScript(database, wholeText(made));
    session = await Session.open(database.config);
  });
  afterAll(async () => {
    await session.close();
    await database.drop();
  });

  // Berlin's clocks were 53 minutes and 28 seconds ahead in year 1, St. John's behind; the first moment is in the year before Christ there, the last in year 10000.
  test.each(["UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kolkata"])("a record comes back as it was, in the time zone %s", async (zone) => {
    await session.command(`BEGIN; SET LOCAL TIME ZONE '${zone}'`);
    for (const [index, each] of [thing, more].entries()) {
      const record = { ...each, id: `${each.id}${index}` };
      const row = codec.thingToRow(record);
      const names = Object.keys(row);
      const values = names.map((name) => row[name] ?? null);
      await session.run({ text: `INSERT INTO a.thing (${names.map((name) => `"${name}"`).join(", ")}) VALUES (${names.map((__, at) => `$${at + 1}`).join(", ")})`, values });
      const { rows } = await session.run({ text: `SELECT ${codec.thingColumns} FROM a.thing WHERE id = $1`, values: [record.id] });
      expect(codec.thingFromRow(Object.fromEntries(names.map((name, at) => [name, rows[0]?.[at] ?? null])))).toEqual(record);
    }
    await session.command("ROLLBACK");
  });
});

test("what a column can't hold is an error that names the field", () => {
  const said = (change: object): string => {
    try {
      return JSON.stringify(codec.thingToRow({ ...thing, ...change }));
    } catch (error) {
      return `${(error as Error).name} at ${(error as { field?: string }).field}: ${(error as Error).message}`;
    }
  };
  expect([
    said({ money: "1.234" }), said({ money: "12345.00" }), said({ money: 1.5 }), said({ big: "9223372036854775808" }), said({ ratio: Number.NaN }), said({ at: "2023-02-29T00:00:00.000Z" }),
    said({ at: "now" }), said({ bytes: "AB==" }), said({ tags: ["a", "\ud800"] }), said({ times: [null] }), said({ id: undefined }), said({ free: { a: ["\0"] } }), said({ spot: { latitude: 1 } }), said({ nothing: 1 }),
    said({ price: undefined }), said({ price: { amount: "1.00", tax: 1 } }), said({ until: {} }), said({ until: { day: "2024-02-29", more: { at: "now" } } }), said({ until: { day: "2024-02-29", more: { on: 1 } } }),
  ]).toEqual([
    'CodecError at money: money: "1.234" has more than 2 digits after the point', 'CodecError at money: money: "12345.00" has more than 4 digits before the point',
    "CodecError at money: money: 1.5 is no decimal as text", 'CodecError at big: big: "9223372036854775808" is beyond 64 bits', "CodecError at ratio: ratio: NaN is no finite number",
    'CodecError at at: at: "2023-02-29" is no day as YYYY-MM-DD', 'CodecError at at: at: "now" is no moment as YYYY-MM-DDTHH:MM:SSZ', 'CodecError at bytes: bytes: "AB==" is no canonical base64',
    'CodecError at tags[1]: tags[1]: "\\ud800" holds U+0000 or half a character', "CodecError at times[0]: times[0]: null is no moment as YYYY-MM-DDTHH:MM:SSZ", "CodecError at id: id: nothing is no text",
    'CodecError at free.a[0]: free.a[0]: "\\u0000" holds U+0000 or half a character', "CodecError at spot.longitude: spot.longitude: nothing is no finite number", "CodecError at nothing: nothing: is no field of the contract, and would be lost",
    "CodecError at price: price: nothing is no object", "CodecError at price.tax: price.tax: is no field of the contract, and would be lost", "CodecError at until.day: until.day: nothing is no day as YYYY-MM-DD",
    'CodecError at until.more.at: until.more.at: "now" is no moment as YYYY-MM-DDTHH:MM:SSZ', "CodecError at until.more.on: until.more.on: is no field of the contract, and would be lost",
  ]);
});

test("moments are cut, never rounded, and missing zeros are added", () => {
  expect(codec.thingToRow({ ...thing, at: "2024-12-31T23:59:59.9999Z", exact: "2024-01-01T00:00:00Z", money: "-0" })).toMatchObject({ at: "2024-12-31T23:59:59.999Z", exact: "2024-01-01T00:00:00.000000Z", money: "0.00" });
});

test("a column that is no text of its type is an error that names the field", () => {
  const row = { ...codec.thingToRow(more), at: "2024-01-01 00:00:00+00", until_more_at: "2024-01-01 00:00:00+00", exact: "2024-01-01 00:00:00+00", times: "{}" };
  for (const [change, why] of [
    [{ big: 5 }, "big: 5 was parsed by the driver: select the column as text"], [{ money: null }, "money: is NULL"], [{ at: "29/02/2024 12:00:00 UTC" }, "at: \"29/02/2024 12:00:00 UTC\" is no timestamptz: SET datestyle = 'ISO'"],
    [{ at: "infinity" }, "at: \"infinity\" is no timestamptz: SET datestyle = 'ISO'"], [{ tags: "{{a}}" }, 'tags: "{{a}}" is no array of one dimension, counted from one'], [{ tags: "{a,NULL}" }, "tags[1]: is NULL"],
    [{ spot_latitude: null }, "spot: has one half of a point"], [{ price_amount: null }, "price.amount: is NULL"], [{ until_day: null }, "until: has some of its columns and lacks one that it always has"], [{ "the note": undefined }, "note: is NULL"],
  ] as const) expect(() => codec.thingFromRow({ ...row, ...change })).toThrow(why);
});

import { loadFiles, type Loaded } from "@concord/core/driver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDatabase, runScript, type Database } from "../src/driver/database.ts";
import { Session } from "../src/driver/session.ts";
import { emitted, schemaOf, wholeText } from "./contracts.ts";
import { servers } from "./servers.ts";

const made = emitted(schemaOf({
  "a/thing": `
entity: thing
description: What comes from elsewhere.
key: [shop, nr]
fields:
  shop:  { type: string, maxLength: 9 }
  nr:    { type: int64 }
  email: { type: email, unique: true }
  money: { type: decimal, precision: 6, scale: 2, minimum: "0.00", default: "1.00" }
  tags:  { type: list, of: { type: string, maxLength: 4 }, maxItems: 2, default: [] }
  kind:  { type: enum, values: [a, b], postgres: { as: enum } }
  spot:  { type: geoPoint, optional: true }
  note:  { type: string, maxLength: 9, optional: true, postgres: { name: "the note" } }
  loud:  { type: string, maxLength: 129, computed: shop + '!' }
  free:  { type: json, optional: true }
  until: { type: object, optional: true, postgres: { as: columns }, fields: { day: { type: date }, more: { type: object, optional: true, postgres: { as: columns }, fields: { at: { type: timestamp } } } } }
staging: { table: "what waits", match: [email], merge: overwrite }
`,
  "a/plain": "entity: plain\ndescription: Nothing waits.\nfields: { id: { type: uid } }\n",
}));

interface Codec {
  readonly thingToStaging: (received: { source?: string; record: object }) => Record<string, string | null>;
  readonly thingFromStaging: (row: object) => { readonly state: string; readonly record: object };
  readonly thingStagedColumns: string;
}
let loaded: Loaded;
let codec: Codec;
beforeAll(async () => {
  loaded = await loadFiles(made.files.filter(({ path }) => path.endsWith(".ts")));
  codec = (await loaded.module("postgres/a/thing.codec.ts")) as unknown as Codec;
});
afterAll(() => loaded.close());

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
  const names = (): readonly string[] => [...codec.thingStagedColumns.matchAll(/(?:"((?:[^"]|"")+)"|(\w+))::text/gu)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "");
  const receive = async (source: string | undefined, record: object): Promise<void> => {
    const row = codec.thingToStaging({ ...(source === undefined ? {} : { source }), record });
    const given = Object.keys(row);
    await session.run({ text: `INSERT INTO a."what waits" (${given.map((name) => `"${name}"`).join(", ")}) VALUES (${given.map((__, at) => `$${at + 1}`).join(", ")})`, values: given.map((name) => row[name] ?? null) });
  };
  const waiting = async (): Promise<readonly object[]> => {
    const { rows } = await session.run({ text: `SELECT ${codec.thingStagedColumns} FROM a."what waits" ORDER BY staging_id`, values: [] });
    return rows.map((row) => codec.thingFromStaging(Object.fromEntries(names().map((name, at) => [name, row[at] ?? null]))));
  };
  const moment = expect.stringMatching(/^2\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/u) as string;

  test("what is received stands in the table as it came, is rejected with the reason or promoted, and is read back", async () => {
    const whole = { shop: "s", nr: "9223372036854775807", email: "a@example.com", money: "2.50", tags: ["a", "NULL"], kind: "b", spot: { latitude: -0.5, longitude: 180 }, note: "", free: [null, { "a.b": 1 }], until: { day: "2024-02-29", more: { at: "2024-02-29T10:00:00.123Z" } } };
    const broken = { email: " No Address ", kind: "neither", tags: ["much too long", "x", "y"], note: "ten letters", until: { more: { at: "2024-02-29T00:00:00.000Z" } } };
    await receive("it's \"one\"", whole);
    await receive(undefined, broken);
    await receive("two", { email: "a@example.com", money: "3.00" });
    await receive("three", {});
    const received = (state: string, record: object): object => ({ stagingId: expect.stringMatching(/^\d+$/u) as string, state, receivedAt: moment, record });
    expect(await waiting()).toEqual([
      { ...received("waiting", whole), source: "it's \"one\"" }, received("waiting", broken), { ...received("waiting", { email: "a@example.com", money: "3.00" }), source: "two" }, { ...received("waiting", {}), source: "three" },
    ]);

    await session.run({ text: "SELECT * FROM a.\"promote_what waits\"()", values: [] });
    const after = await waiting();
    const master = { shop: "s", nr: "9223372036854775807" };
    expect(after).toMatchObject([
      { state: "promoted", master, record: whole }, { state: "rejected", record: broken }, { state: "promoted", master, record: { email: "a@example.com", money: "3.00" } }, { state: "rejected", record: {} },
    ]);
    expect(after.map((each) => Object.keys(each).join())).toEqual([
      "stagingId,state,source,receivedAt,master,record", "stagingId,state,receivedAt,error,record", "stagingId,state,source,receivedAt,master,record", "stagingId,state,source,receivedAt,error,record",
    ]);
    expect(after.flatMap((each) => ("error" in each ? [each.error] : []))).toEqual([
      { code: "22P02", message: expect.stringContaining("neither") as string }, { code: "23502", column: expect.any(String) as string, message: expect.any(String) as string },
    ]);
  });

  test("its row has the columns of the table, and those that are given are no others", async () => {
    const { rows } = await session.run({ text: "SELECT attname::text FROM pg_attribute WHERE attrelid = 'a.\"what waits\"'::regclass AND attnum > 0 ORDER BY attnum", values: [] });
    expect(names()).toEqual(rows.map(([name]) => name));
    expect(Object.keys(codec.thingToStaging({ record: {} })).filter((name) => !names().includes(name))).toEqual([]);
  });
});

test("what a column cannot hold is an error that names the field, and so is a cell that is no text of its type", () => {
  const said = (record: object): string => {
    try {
      return JSON.stringify(codec.thingToStaging({ record }));
    } catch (error) {
      return `${(error as Error).name} at ${(error as { field?: string }).field}`;
    }
  };
  expect([said({ money: "1.234" }), said({ nr: "9223372036854775808" }), said({ nothing: 1 }), said({ loud: "a!" }), said({ until: { more: { at: "now" } } }), said({ until: { on: 1 } }), said({ spot: { latitude: 1 } })]).toEqual([
    "CodecError at money", "CodecError at nr", "CodecError at nothing", '{"source":null,"shop":null,"nr":null,"email":null,"money":null,"tags":null,"kind":null,"spot_latitude":null,"spot_longitude":null,"the note":null,"free":null,"until_day":null,"until_more_at":null}',
    "CodecError at until.more.at", "CodecError at until.on", "CodecError at spot.longitude",
  ]);
  const row = { staging_id: "1", state: "waiting", received_at: "2024-01-01 00:00:00+00", source: null, error: null, master_shop: null, master_nr: null, ...codec.thingToStaging({ record: {} }) };
  expect(() => codec.thingFromStaging({ ...row, staging_id: 1 })).toThrow("stagingId: 1 was parsed by the driver: select the column as text");
  expect(() => codec.thingFromStaging({ ...row, spot_latitude: "1" })).toThrow("spot: has one half of a point");
  expect(codec.thingFromStaging(row)).toEqual({ stagingId: "1", state: "waiting", receivedAt: "2024-01-01T00:00:00.000000Z", record: {} });
});

test("an entity that nothing waits for has no such codec", () => {
  expect(made.files.find(({ path }) => path === "postgres/a/plain.codec.ts")?.text).not.toMatch(/Stag|Received/u);
});

import { readSchema, type Json, type Source } from "@concord/core";
import type { Loaded } from "@concord/core/driver";
import { stores } from "@concord/cli";
import { identifier } from "@concord/postgres";
import { createDatabase, runScript, type Database } from "@concord/postgres/driver";
import { loadFiles } from "@concord/core/driver";
import { unsaid } from "@concord/postgres/drizzle";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import type { PgTable } from "drizzle-orm/pg-core";
import { eq, sql, type SQLWrapper } from "drizzle-orm";
import { Client } from "pg";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { projectAt, projectOf } from "../prove/proving.ts";
import { compareCatalogs, unexplained } from "./catalogs.ts";
import { drizzleSources, loadTables, schemaModule } from "./tables.ts";

const [server] = inject("postgres");

const contracts: Readonly<Record<string, string>> = {
  project: "stores: [postgres]\nclientRole: drizzle_client\n",
  "crm/person": `entity: person
plural: people
description: Somebody.
fields:
  id:        { type: uid }
  name:      { type: string, maxLength: 40 }
  mentorId:  { ref: person, optional: true, onDelete: clear }
`,
  "crm/passport": `entity: passport
plural: passports
description: What somebody travels with.
fields:
  id:      { type: int64, auto: sequence }
  ownerId: { ref: person, unique: true, onDelete: cascade }
  digits:  { type: decimal, precision: 20, scale: 4 }
`,
  "shop/order": `entity: order
plural: orders
description: What somebody ordered.
fields:
  id:       { type: uuid, auto: uuid }
  buyerId:  { ref: crm.person }
  payerId:  { ref: crm.person, optional: true }
  secret:   { type: string, maxLength: 40, optional: true, secret: true }
  total:    { type: decimal, precision: 10, scale: 2 }
  count:    { type: int64 }
  small:    { type: int32, default: 3 }
  whole:    { type: integer }
  ratio:    { type: float }
  paid:     { type: boolean, default: false }
  day:      { type: date }
  clock:    { type: time, precision: 3 }
  at:       { type: timestamp }
  exactly:  { type: timestamp, precision: 6 }
  local:    { type: localDateTime }
  file:     { type: bytes }
  any:      { type: json }
  status:   { type: enum, values: [open, paid], default: open }
  mood:     { type: enum, values: [good, "b'ad"], postgres: { as: enum } }
  tags:     { type: list, of: { type: string, maxLength: 9 } }
  prices:   { type: list, of: { type: decimal, precision: 6, scale: 2 } }
  times:    { type: list, of: { type: timestamp } }
  moments:  { type: list, of: { type: timestamp, precision: 6 } }
  files:    { type: list, of: { type: bytes } }
  counts:   { type: list, of: { type: int64 } }
  lines:    { type: list, of: { type: object, fields: { at: { type: timestamp }, price: { type: decimal, precision: 6, scale: 2 } } } }
  byName:   { type: map, of: { type: int32 } }
  address:  { type: object, fields: { street: { type: string, maxLength: 40 }, since: { type: date, optional: true } } }
  place:    { type: geoPoint }
  note:     { type: string, maxLength: 40, optional: true }
access:
  read: auth.uid == buyerId
`,
};
const sources = Object.entries(contracts).map(([name, text]): Source => ({ file: `schemas/${name}.yaml`, text }));

/** Records in canonical JSON, at the ends of what the types hold. */
const records: readonly Readonly<Record<string, Json>>[] = [
  {
    id: "6f8b0e4c-6f0e-4c2a-9d0c-0a6c1f1d7b11", buyerId: "ann", payerId: "bob", total: "-0.10", count: "-9223372036854775808", small: -2147483648, whole: 9007199254740991, ratio: 1e-300, paid: true,
    day: "0001-01-01", clock: "23:59:59.990", at: "0001-01-01T00:00:00.001Z", exactly: "9999-12-31T23:59:59.999990Z", local: "2024-02-29T10:30:00.500", file: "AP8=", any: "5",
    status: "paid", mood: "b'ad", tags: ["a\"b", "c,d", "{}", "null", "\\"], prices: ["0.10", "-12.00"], times: ["2024-02-29T10:30:00.123Z"], moments: ["1900-01-01T00:00:00.000001Z"], files: ["", "AAEC"],
    counts: ["9223372036854775807"], lines: [{ at: "2024-02-29T10:30:00.120Z", price: "1.10" }], byName: { __proto__x: 1, a: 2 }, address: { street: "Main; -- street" }, place: { latitude: -90, longitude: 179.5 }, note: "",
  },
  {
    id: "00000000-0000-4000-8000-000000000000", buyerId: "bob", total: "12345678.90", count: "9007199254740993", small: 0, whole: -9007199254740991, ratio: 0.1, paid: false, day: "9999-12-31", clock: "00:00:00.000",
    at: "9999-12-31T23:59:59.999Z", exactly: "0001-01-01T00:00:00.000000Z", local: "0001-01-01T00:00:00.000", file: "", any: { a: [1, "2", null] }, status: "open", mood: "good",
    tags: [], prices: [], times: [], moments: [], files: [], counts: [], lines: [], byName: {}, address: { street: "x", since: "2024-02-29" }, place: { latitude: 0, longitude: 0 },
  },
];

/** What the database holds as JSON: Drizzle gives it as it is. */
const asJson = ["any", "lines", "byName", "address"];

interface Codec { readonly orderToRow: (record: object) => Record<string, string | null>; readonly orderFromRow: (row: object) => object; readonly orderColumns: string }
interface Zod { readonly OrderRecord: { readonly decode: (json: object) => Record<string, unknown> } }

let loaded: Loaded;
let others: Loaded;
let database: Database;
let client: Client;
let tables: Record<string, PgTable & Record<string, SQLWrapper>>;
let db: NodePgDatabase<Record<string, PgTable & Record<string, SQLWrapper>>>;
let codec: Codec;
let zod: Zod;

beforeAll(async () => {
  if (server === undefined) throw new Error("there is no PostgreSQL");
  const { schema, made } = projectOf(sources);
  const files = made.flatMap((each) => each.files);
  loaded = await loadTables(drizzleSources(schema));
  others = await loadFiles(files.filter(({ path }) => /^(?:postgres|zod|types)\/.*\.ts$/u.test(path)), { zod: import.meta.resolve("zod") });
  tables = await schemaModule(loaded) as typeof tables;
  codec = await others.module("postgres/shop/order.codec.ts") as unknown as Codec;
  zod = await others.module("zod/shop/order.ts") as unknown as Zod;
  database = await createDatabase(server);
  await runScript(database, files.find(({ path }) => path === "postgres/schema.sql")?.text ?? "");
  client = new Client(database.config);
  await client.connect();
  await client.query("SET TIME ZONE 'Asia/Kathmandu'");
  db = drizzle(client, { schema: tables });
  await db.insert(tables["person"] as PgTable).values([{ id: "ann", name: "Ann" }, { id: "bob", name: "Bob", mentorId: "ann" }]);
  await db.insert(tables["passport"] as PgTable).values([{ ownerId: "ann", digits: "1234567890123456.7890" }, { ownerId: "bob", digits: "1.5000" }]);
});
afterAll(async () => {
  await client?.end();
  await Promise.all([database?.drop(), loaded?.close(), others?.close()]);
});

/** A record as Drizzle has it: the application's values, JSON as it is, and a geoPoint in its halves. */
function valuesOf(record: Readonly<Record<string, Json>>): Record<string, unknown> {
  const { place, ...rest } = zod.OrderRecord.decode(record) as { readonly place: { readonly latitude: number; readonly longitude: number } };
  return { ...rest, ...Object.fromEntries(asJson.map((name) => [name, record[name]])), placeLatitude: place.latitude, placeLongitude: place.longitude };
}

const nothing = { secret: null, note: null, payerId: null };

describe("a record of every type", () => {
  test("that Drizzle writes is what the codec reads", async () => {
    for (const record of records) {
      await db.delete(tables["order"] as PgTable);
      await db.insert(tables["order"] as PgTable).values(valuesOf(record));
      const { rows } = await client.query<Record<string, string | null>>(`SELECT ${codec.orderColumns} FROM shop.orders`);
      expect(codec.orderFromRow(rows[0] as object)).toEqual(record);
    }
  });

  test("that the codec writes is what Drizzle reads, by itself and within another record", async () => {
    for (const record of records) {
      await db.delete(tables["order"] as PgTable);
      const cells = Object.entries(codec.orderToRow(record));
      await client.query(`INSERT INTO shop.orders (${cells.map(([name]) => identifier(name)).join(", ")}) VALUES (${cells.map((_, index) => `$${index + 1}`).join(", ")})`, cells.map(([, cell]) => cell));
      expect(await db.select().from(tables["order"] as PgTable)).toEqual([{ ...nothing, ...valuesOf(record) }]);
      // JSON has no room for such counts.
      const person = db.query["person"]?.findFirst({ where: eq(tables["person"]?.["id"] as SQLWrapper, record["buyerId"]), with: { ordersByBuyer: { columns: { count: false, counts: false } } } as never });
      const { count: _, counts: __, ...rest }: Record<string, unknown> = { ...nothing, ...valuesOf(record) };
      expect(await person).toMatchObject({ id: record["buyerId"], ordersByBuyer: [rest] });
    }
  });
});

describe("relations", () => {
  test("lead from a record to what it refers to and back, told apart where two lead to one table", async () => {
    await db.delete(tables["order"] as PgTable);
    await db.insert(tables["order"] as PgTable).values(records.map(valuesOf));
    const found = await db.query["order"]?.findMany({ columns: { id: true }, orderBy: sql`id`, with: { buyer: { columns: { id: true }, with: { mentor: true, passport: { columns: { id: true } } } }, payer: { columns: { id: true } } } as never });
    expect(found).toEqual([
      { id: records[1]?.["id"], buyer: { id: "bob", mentor: { id: "ann", name: "Ann", mentorId: null }, passport: { id: 2n } }, payer: null },
      { id: records[0]?.["id"], buyer: { id: "ann", mentor: null, passport: { id: 1n } }, payer: { id: "bob" } },
    ]);
    const people = await db.query["person"]?.findMany({ columns: { id: true }, orderBy: sql`id`, with: { peopleByMentor: { columns: { id: true } }, ordersByBuyer: { columns: { id: true } }, ordersByPayer: { columns: { id: true } } } as never });
    expect(people).toEqual([
      { id: "ann", peopleByMentor: [{ id: "bob" }], ordersByBuyer: [{ id: records[0]?.["id"] }], ordersByPayer: [] },
      { id: "bob", peopleByMentor: [], ordersByBuyer: [{ id: records[1]?.["id"] }], ordersByPayer: [{ id: records[0]?.["id"] }] },
    ]);
  });

  test("refuse a number that JSON may have changed, and keep one that it has not", async () => {
    const ask = (id: string): Promise<unknown> => db.query["person"]?.findFirst({ where: eq(tables["person"]?.["id"] as SQLWrapper, id), with: { passport: { columns: { digits: true } } } as never }).execute() as Promise<unknown>;
    expect(await ask("bob")).toMatchObject({ passport: { digits: "1.5000" } });
    await expect(ask("ann")).rejects.toThrow("more than fifteen digits");
  });
});

test("the database that Drizzle Kit makes of our own contracts' tables is ours, but for what is listed", async () => {
  const { schema, made } = projectAt("../..");
  const script = made.flatMap((each) => each.files).find(({ path }) => path === "postgres/schema.sql")?.text ?? "";
  const found = await compareCatalogs(server as NonNullable<typeof server>, script, schema);
  expect(unexplained(found)).toEqual([]);
  expect(found.things).toBeGreaterThan(800);
});

test("a contract that is no entity of PostgreSQL has no table", () => {
  const { schema } = readSchema([{ file: "schemas/project.yaml", text: "stores: [firestore]\n" }, { file: "schemas/a/b.yaml", text: "entity: b\ndescription: B.\nfields: { id: { type: uid } }\n" }], stores);
  expect(schema === undefined ? undefined : drizzleSources(schema).filter(({ path }) => path.startsWith("drizzle/"))).toEqual([]);
});

test("the list of what Drizzle does not say stands in the manual as it is", () => {
  const manual = readFileSync(new URL("../../packages/postgres/README.md", import.meta.url), "utf8");
  const listed = /^\| not in Drizzle's tables \| why \|\n\|---\|---\|\n((?:\|.*\n)+)/mu.exec(manual)?.[1];
  expect(listed).toBe(Object.values(unsaid).map(({ what, why }) => `| ${what} | ${why} |\n`).join(""));
});

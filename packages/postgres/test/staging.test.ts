import { checkNames, readSchema, type StoreDeclaration } from "@concord/core";
import type { Client } from "pg";
import { describe, expect, test } from "vitest";
import { postgresTarget } from "../src/index.ts";
import { connected, createDatabase, runScript } from "../src/driver/index.ts";
import { emitted, schemaOf, statementOf, wholeText } from "./contracts.ts";
import { servers } from "./servers.ts";

const item = (merge: string): string => `
entity: item
plural: items
description: A thing that comes from elsewhere.
fields:
  nr:      { type: integer, auto: sequence }
  code:    { type: string, maxLength: 9 }
  kind:    { type: enum, values: [big, small], default: small, postgres: { as: enum } }
  name:    { type: string, minLength: 2, maxLength: 9, optional: true, postgres: { name: "it's name" } }
  email:   { type: email, unique: true }
  price:   { type: decimal, precision: 6, scale: 2, minimum: "0.00", default: "1.00" }
  spot:    { type: geoPoint, optional: true }
  home:    { type: geoPoint, default: { latitude: 0, longitude: 0 } }
  tags:    { type: list, of: { type: string, maxLength: 3 }, maxItems: 2, default: [] }
  words:   { type: list, of: { type: string, maxLength: 3, normalize: [lowercase] }, maxItems: 2, optional: true }
  extra:
    type: object
    optional: true
    fields:
      note: { type: string, maxLength: 9, optional: true, normalize: [trim] }
      all:  { type: map, maxItems: 2, of: { type: list, maxItems: 2, of: { type: string, maxLength: 9, normalize: [lowercase] } }, optional: true }
      part: { type: union, tag: is, of: { a: { fields: { text: { type: string, maxLength: 9, normalize: [trim] } } }, b: { fields: { text: { type: string, maxLength: 9 } } } }, optional: true }
  parent:  { ref: item, optional: true }
  fixed:   { type: int32, optional: true, immutable: true }
  loud:    { type: string, maxLength: 20, computed: code + '!' }
  made:    { type: timestamp, auto: created }
  changed: { type: timestamp, auto: updated }
key: [nr]
unique: [[code]]
checks:
  small_is_cheap: kind == 'big' || price < 100.00
access:
  read: anyone
history: true
staging: { match: [code]${merge} }
`;
const schema = (merge: string) => schemaOf({ "shop/item": item(merge) }, "stores: [postgres]\nclientRole: zoo_client\n");
const [filling, overwriting] = [emitted(schema("")), emitted(schema(", merge: overwrite"))];

test("the claim names the function", () => {
  expect(statementOf(filling, "shop.item:staging")).toMatch(/^CREATE FUNCTION shop\.promote_items_staging\(OUT promoted bigint, OUT rejected bigint\) [\s\S]*;$/);
});

test("its names are names of the entity", () => {
  const thing = "entity: thing\ndescription: T.\nfields:\n  id: { type: uid }\n  state: { type: string }\nstaging: { table: slot, match: [id] }\n";
  const meeting = checkNames(schemaOf({ "a/thing": thing, "a/slot": "entity: slot\ndescription: T.\nfields:\n  id: { type: uid }\n" }), [postgresTarget]).map((each) => each.message);
  expect(meeting).toEqual(expect.arrayContaining([
    "the staging of a.thing and entity a.slot are both slot as postgres table of a", "field a.thing.state and the staging of a.thing are both state as postgres column of a.slot",
  ]));
});

describe.each(servers)("%s", (_, address) => {
  async function opened(made: typeof filling, work: (client: Client, config: Parameters<typeof connected>[0]) => Promise<void>): Promise<void> {
    const database = await createDatabase(address);
    await runScript(database, wholeText(made));
    await connected(database.config, (client) => work(client, database.config));
    await database.drop();
  }
  const promote = async (client: Client): Promise<readonly number[]> => {
    const { rows: [row] } = await client.query<{ promoted: string; rejected: string }>("SELECT * FROM shop.promote_items_staging()");
    return [Number(row?.promoted), Number(row?.rejected)];
  };
  const waiting = async (client: Client): Promise<readonly unknown[]> => (await client.query("SELECT state, error, master_nr FROM shop.items_staging ORDER BY staging_id")).rows;

  test("takes what lacks nearly everything, and what it lacks from the defaults", () => opened(filling, async (client) => {
    await client.query("INSERT INTO shop.items_staging (source, code, email) VALUES ('import', 'a', 'a@b.de')");
    expect(await promote(client)).toEqual([1, 0]);
    expect((await client.query("SELECT nr, code, kind, price, spot_latitude, home_latitude, tags, loud, made = changed AS fresh FROM shop.items")).rows).toEqual([
      { nr: "1", code: "a", kind: "small", price: "1.00", spot_latitude: null, home_latitude: 0, tags: [], loud: "a!", fresh: true },
    ]);
    expect(await waiting(client)).toEqual([{ state: "promoted", error: null, master_nr: "1" }]);
    expect(await promote(client)).toEqual([0, 0]);
  }));

  const known = "INSERT INTO shop.items (nr, code, email, \"it's name\", price, spot_latitude, spot_longitude) VALUES (7, 'a', 'a@b.de', 'old', 5, 1, 2), (8, 'b', 'b@b.de', NULL, 5, NULL, NULL)";
  const more = "INSERT INTO shop.items_staging (nr, code, email, \"it's name\", price, spot_latitude, spot_longitude, kind) VALUES (70, 'a', 'new@b.de', 'new', 6, 3, 4, 'big'), (80, 'b', NULL, 'new', NULL, 3, 4, NULL)";
  const shown = "SELECT nr, email, \"it's name\" AS name, price, spot_latitude AS lat, spot_longitude AS lon, kind FROM shop.items ORDER BY nr";

  test("fills what a record lacks, and leaves what it has", () => opened(filling, async (client) => {
    await client.query(`${known}; ${more}`);
    expect(await promote(client)).toEqual([2, 0]);
    expect((await client.query(shown)).rows).toEqual([
      { nr: "7", email: "a@b.de", name: "old", price: "5.00", lat: 1, lon: 2, kind: "small" }, { nr: "8", email: "b@b.de", name: "new", price: "5.00", lat: 3, lon: 4, kind: "small" },
    ]);
  }));

  test("overwrites what a record has with what was given, and with nothing else", () => opened(overwriting, async (client) => {
    await client.query(`${known}; ${more}`);
    expect(await promote(client)).toEqual([2, 0]);
    expect((await client.query(shown)).rows).toEqual([
      { nr: "7", email: "new@b.de", name: "new", price: "6.00", lat: 3, lon: 4, kind: "big" }, { nr: "8", email: "b@b.de", name: "new", price: "5.00", lat: 3, lon: 4, kind: "small" },
    ]);
  }));

  test("touches no record that knows all of it already", () => opened(filling, async (client) => {
    await client.query(known);
    const before = (await client.query("SELECT * FROM shop.items ORDER BY nr")).rows;
    await client.query("INSERT INTO shop.items_staging (code, \"it's name\") VALUES ('a', 'new'), ('b', NULL)");
    expect(await promote(client)).toEqual([2, 0]);
    expect((await client.query("SELECT * FROM shop.items ORDER BY nr")).rows).toEqual(before);
    expect((await client.query("SELECT operation FROM shop.items_history")).rows).toHaveLength(2);
  }));

  test("takes every text in its normal form, wherever it is", () => opened(filling, async (client) => {
    await client.query(`INSERT INTO shop.items_staging (code, email, words, extra) VALUES ('a', 'a@b.de', '{AB,c}', '{"note": " n ", "all": {"K": ["X", "y"], "l": []}, "part": {"is": "a", "text": " t "}}'),
      ('b', 'b@b.de', '{}', '{"part": {"is": "b", "text": " t "}}'), ('c', 'c@b.de', NULL, '{"note": 5}')`);
    expect(await promote(client)).toEqual([2, 1]);
    expect((await client.query("SELECT words, extra FROM shop.items ORDER BY code")).rows).toEqual([
      { words: ["ab", "c"], extra: { note: "n", all: { K: ["x", "y"], l: [] }, part: { is: "a", text: "t" } } }, { words: [], extra: { part: { is: "b", text: " t " } } },
    ]);
    expect((await client.query("SELECT error ->> 'constraint' AS why FROM shop.items_staging WHERE state = 'rejected'")).rows).toEqual([{ why: "items_extra_note_type" }]);
  }));

  test.each([
    ["a value that is none of the enum", "kind", "'wide'", { code: "22P02" }],
    ["a required field that is missing", "email", "NULL", { code: "23502", column: "email" }],
    ["a pattern", "email", "'no address'", { code: "23514", constraint: "items_email_format", column: "email" }],
    ["a length", "\"it's name\"", "'x'", { code: "23514", constraint: "items_name_min_length", column: "it's name" }],
    ["a member of a list", "tags", "'{long}'", { code: "23514", constraint: "items_tags_member_max_length", column: "tags" }],
    ["a check over two fields", "price", "100", { code: "23514", constraint: "small_is_cheap", column: "kind, price" }],
    ["half a point", "spot_latitude", "1", { code: "23514", constraint: "items_spot_type", column: "spot_latitude, spot_longitude" }],
    ["a reference to nothing", "parent", "99", { code: "23503", constraint: "items_parent_fkey", column: "parent" }],
    ["a value that another record has", "email", "'b@b.de'", { code: "23505", constraint: "items_email_key", column: "email" }],
  ])("keeps what breaks %s, with the reason, and goes on", (__, column, value, error) => opened(filling, async (client) => {
    await client.query(known);
    const others = column === "email" ? "" : ", email";
    await client.query(`INSERT INTO shop.items_staging (code${others}, ${column}) VALUES ('c'${others === "" ? "" : ", 'c@b.de'"}, ${value})`);
    await client.query("INSERT INTO shop.items_staging (code, email) VALUES ('d', 'd@b.de')");
    expect(await promote(client)).toEqual([1, 1]);
    const [rejected, promoted] = await waiting(client);
    expect(rejected).toMatchObject({ state: "rejected", error, master_nr: null });
    expect(promoted).toMatchObject({ state: "promoted", error: null });
    expect((await client.query("SELECT code FROM shop.items ORDER BY code")).rows.map(({ code }) => code)).toEqual(["a", "b", "d"]);
    // Mended, it waits again.
    await client.query(`UPDATE shop.items_staging SET ${column} = ${column === "email" ? "'c@b.de'" : "NULL"}, state = 'waiting' WHERE state = 'rejected'`);
    expect(await promote(client)).toEqual([1, 0]);
    expect((await waiting(client))[0]).toMatchObject({ state: "promoted", error: null });
  }));

  test("keeps what would change a field that never changes", () => opened(overwriting, async (client) => {
    await client.query("INSERT INTO shop.items (nr, code, email, fixed) VALUES (7, 'a', 'a@b.de', 1); INSERT INTO shop.items_staging (code, fixed) VALUES ('a', 1), ('a', 2)");
    expect(await promote(client)).toEqual([1, 1]);
    expect((await waiting(client))[1]).toMatchObject({ state: "rejected", error: { constraint: "items_fixed_immutable" } });
  }));

  test("merges two records that wait for the same one, in the order in which they came", () => opened(filling, async (client) => {
    await client.query("INSERT INTO shop.items_staging (code, email, \"it's name\") VALUES ('a', 'a@b.de', NULL), ('a', NULL, 'first'), ('a', NULL, 'second')");
    expect(await promote(client)).toEqual([3, 0]);
    expect((await client.query(shown)).rows).toMatchObject([{ email: "a@b.de", name: "first" }]);
  }));

  test("works beside another promotion: each waiting row once, each record once", () => opened(filling, async (client, config) => connected(config, async (other) => {
    await client.query("INSERT INTO shop.items_staging (code, email) VALUES ('a', 'a@b.de')");
    await client.query("BEGIN");
    expect(await promote(client)).toEqual([1, 0]);
    expect(await promote(other)).toEqual([0, 0]); // Passed over, without waiting.
    await other.query("INSERT INTO shop.items_staging (code, email, \"it's name\") VALUES ('a', 'a@b.de', 'late')");
    const second = promote(other); // Waits for the record that the first one has made, and then finds it.
    await client.query("SELECT pg_sleep(0.2)");
    await client.query("COMMIT");
    expect(await second).toEqual([1, 0]);
    expect((await client.query(shown)).rows).toMatchObject([{ email: "a@b.de", name: "late" }]);
  })));

  test("is nothing that a client may look into, write or set off", () => opened(filling, async (client) => {
    await client.query("INSERT INTO shop.items_staging (code, email) VALUES ('a', 'a@b.de')");
    await client.query("SET ROLE zoo_client");
    for (const statement of ["SELECT FROM shop.items_staging", "INSERT INTO shop.items_staging (code) VALUES ('b')", "UPDATE shop.items_staging SET code = 'b'", "DELETE FROM shop.items_staging", "SELECT shop.promote_items_staging()"]) {
      await expect(client.query(statement), statement).rejects.toMatchObject({ code: "42501" });
    }
  }));
});

test("what records are matched by must find one, and always the same", () => {
  const found = (staging: string): readonly string[] => readSchema([
    { file: "schemas/project.yaml", text: "stores: [postgres]\n" },
    { file: "schemas/a/thing.yaml", text: `entity: thing\ndescription: T.\nfields:\n  id: { type: uid }\n  name: { type: string }\n  code: { type: string, unique: true }\nstaging: ${staging}\n` },
  ], [postgresTarget.store as StoreDeclaration]).diagnostics.map((each) => each.message);
  expect(found("{ match: [id] }")).toEqual([]);
  expect(found("{ match: [code], merge: overwrite }")).toEqual([]);
  expect(found("{ match: [name] }")).toEqual(["name is neither the key nor unique, so several records could match"]);
  expect(found("{ match: [id, code] }")).toEqual(["id, code are neither the key nor unique, so several records could match"]);
});

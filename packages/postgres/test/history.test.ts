import { checkNames } from "@concord/core";
import type { Client } from "pg";
import { describe, expect, test } from "vitest";
import { postgresTarget } from "../src/index.ts";
import { connected, createDatabase, runScript } from "../src/driver/index.ts";
import { emitted, schemaOf, statementOf, textOf, wholeText } from "./contracts.ts";
import { servers } from "./servers.ts";

const account = `
entity: account
plural: accounts
description: A thing with a past.
version: 1.4.0
key: [tenant, id]
fields:
  id:      { type: int64 }
  tenant:  { type: uid }
  name:    { type: string, maxLength: 40, optional: true }
  secret:  { type: string, maxLength: 40, optional: true, secret: true }
  credit:  { type: decimal, precision: 30, scale: 2, optional: true }
  ratio:   { type: float, optional: true }
  bytes:   { type: bytes, optional: true }
  spot:    { type: geoPoint, optional: true }
  opens:   { type: time, precision: 3, optional: true }
  local:   { type: localDateTime, optional: true }
  at:      { type: timestamp, precision: 6, optional: true, postgres: { name: "it's at" } }
  days:    { type: list, of: { type: timestamp }, optional: true }
  tags:    { type: list, of: { type: string, maxLength: 9 }, default: [] }
  any:     { type: json, optional: true }
  seen:    { type: date, optional: true }
  changed: { type: timestamp, auto: updated }
access:
  read:   auth.uid == tenant
  create: auth.uid == tenant
  update: { if: auth.uid == tenant, only: [name] }
history: { except: [seen] }
`;
const note = `
entity: note
description: What hangs on an account.
fields:
  id:     { type: int32 }
  tenant: { type: uid }
  of:     { type: int64 }
references:
  account: { to: account, by: [tenant, of], onDelete: cascade, onUpdate: cascade }
history: { table: "note's past" }
`;
const schema = schemaOf({ "shop/account": account, "shop/note": note }, "stores: [postgres]\nclientRole: zoo_client\n");
const made = emitted(schema);

interface Entry { readonly tenant: string; readonly id: string; readonly operation: string; readonly changed_by: string | null; readonly version: string | null; readonly before: object | null; readonly after: object | null }

async function entries(client: Client): Promise<readonly Entry[]> {
  return (await client.query<Entry>("SELECT tenant, id, operation, changed_by, version, before, after FROM shop.accounts_history ORDER BY history_id")).rows;
}

/** Without the moment that the table sets. */
function settled({ before, after }: Entry): readonly unknown[] {
  return [before, after].map((record) => (record === null ? null : { ...record, changed: "then" }));
}

test("the claim names the trigger", () => {
  expect(statementOf(made, "shop.account:history")).toBe("CREATE TRIGGER accounts_journal AFTER INSERT OR UPDATE OR DELETE ON shop.accounts\n  FOR EACH ROW EXECUTE FUNCTION shop.accounts_journal();");
});

test("its names are names of the entity: another table, a field of the key and a function may not have them", () => {
  const of = (name: string, more: string): string => `entity: ${name}\ndescription: T.\nfields:\n  id: { type: uid }\n${more}`;
  const meeting = (contracts: Readonly<Record<string, string>>): readonly string[] => checkNames(schemaOf(contracts), [postgresTarget]).map((each) => each.message);
  expect(meeting({ "a/thing": of("thing", "history: { table: past }\n"), "a/past": of("past", "") }).at(0)).toBe("the history of a.thing and entity a.past are both past as postgres table of a");
  expect(meeting({ "a/thing": "entity: thing\ndescription: T.\nkey: [version]\nfields:\n  version: { type: uid }\nhistory: true\n" })).toEqual([
    "field a.thing.version and the history of a.thing are both version as postgres column of a.thing_history",
  ]);
  expect(meeting({ "a/thing": of("thing", "history: true\n"), "a/other": of("other", "history: true\n") })).toEqual([]);
});

test("a table's name that PostgreSQL would cut is refused", () => {
  const long = schemaOf({ "a/thing": `entity: thing\ndescription: T.\nfields:\n  id: { type: uid }\nhistory: { table: ${"h".repeat(64)} }\n` });
  expect(emitted(long).diagnostics.map((each) => each.code)).toEqual(["postgres/long-name"]);
});

describe.each(servers)("%s", (_, address) => {
  async function opened(work: (client: Client) => Promise<void>, script = wholeText(made)): Promise<void> {
    const database = await createDatabase(address);
    await runScript(database, script);
    await connected(database.config, work);
    await database.drop();
  }
  const caller = (uid: string): string => `SET request.jwt.claims = '{"sub": "${uid}"}'`;

  test("holds what each record was and became, as the contract spells it, and no secret", () => opened(async (client) => {
    await client.query("SET timezone = 'Asia/Tokyo'; SET extra_float_digits = -10; SET bytea_output = escape; SET datestyle = 'German'");
    await client.query(caller("anna"));
    await client.query(`INSERT INTO shop.accounts (id, tenant, name, secret, credit, ratio, bytes, spot_latitude, spot_longitude, opens, local, "it's at", days, tags, "any", seen)
      VALUES (9007199254740993, 'anna', 'Anna', 'hush', 12345678901234567890.10, 0.30000000000000004, '\\x00ff5c', 1.5, -2, '07:30', '2024-02-29T01:02:03.5', '2024-02-29T12:00:00.000001+09', '{"2024-01-01 00:00+00"}', '{a,null2}', '{"deep": [null, 1.50]}', '2024-01-01')`);
    await client.query("UPDATE shop.accounts SET secret = 'hushed', seen = '2024-01-02'"); // Neither makes an entry.
    await client.query("RESET request.jwt.claims");
    await client.query("UPDATE shop.accounts SET credit = 1, name = NULL, id = 7");
    await client.query("DELETE FROM shop.accounts");
    const found = await entries(client);
    expect(found.map(({ tenant, id, operation, changed_by, version }) => [tenant, id, operation, changed_by, version])).toEqual([
      ["anna", "9007199254740993", "create", "anna", "1.4.0"], ["anna", "7", "update", null, "1.4.0"], ["anna", "7", "delete", null, "1.4.0"],
    ]);
    const first = {
      id: "9007199254740993", tenant: "anna", name: "Anna", credit: "12345678901234567890.10", ratio: 0.30000000000000004, bytes: "AP9c", spot: { latitude: 1.5, longitude: -2 },
      opens: "07:30:00.000", local: "2024-02-29T01:02:03.500", at: "2024-02-29T03:00:00.000001Z", days: ["2024-01-01T00:00:00.000Z"], tags: ["a", "null2"], any: { deep: [null, 1.5] }, seen: "2024-01-01", changed: "then",
    };
    const { name: __, ...rest } = { ...first, id: "7", credit: "1.00", seen: "2024-01-02" };
    expect(found.map(settled)).toEqual([[null, first], [{ ...first, seen: "2024-01-02" }, rest], [rest, null]]);
    expect(JSON.stringify(found)).not.toContain("hush");
  }));

  test("follows what references carry on, and copies", () => opened(async (client) => {
    await client.query("INSERT INTO shop.accounts (id, tenant) VALUES (1, 'anna'); INSERT INTO shop.note (id, tenant, \"of\") VALUES (5, 'anna', 1)");
    await client.query("UPDATE shop.accounts SET id = 2; DELETE FROM shop.accounts");
    const { rows } = await client.query("SELECT operation, before ->> 'of' AS was, after ->> 'of' AS became FROM shop.\"note's past\" ORDER BY history_id");
    expect(rows).toEqual([{ operation: "create", was: null, became: "1" }, { operation: "update", was: "1", became: "2" }, { operation: "delete", was: "2", became: null }]);
  }));

  test("is written for a client who may write the record, and neither read nor changed by one", () => opened(async (client) => {
    await client.query(caller("anna"));
    await client.query("SET ROLE zoo_client; INSERT INTO shop.accounts (id, tenant, name) VALUES (1, 'anna', 'A'); UPDATE shop.accounts SET name = 'B'");
    for (const statement of [
      "SELECT FROM shop.accounts_history", "INSERT INTO shop.accounts_history (tenant, id, operation) VALUES ('a', 1, 'create')", "UPDATE shop.accounts_history SET changed_by = 'eve'",
      "DELETE FROM shop.accounts_history", "TRUNCATE shop.accounts_history",
    ]) await expect(client.query(statement), statement).rejects.toMatchObject({ code: "42501" });
    await client.query("RESET ROLE");
    expect((await entries(client)).map(({ operation, changed_by }) => [operation, changed_by])).toEqual([["create", "anna"], ["update", "anna"]]);
  }));

  test("is not passed by with TRUNCATE, nor turned aside by the caller's search path", () => opened(async (client) => {
    await client.query("INSERT INTO shop.accounts (id, tenant) VALUES (1, 'anna')");
    await expect(client.query("TRUNCATE shop.accounts CASCADE")).rejects.toMatchObject({ code: "55000", message: "shop.accounts keeps a history, which TRUNCATE would pass by" });
    await client.query("CREATE SCHEMA evil; CREATE FUNCTION evil.lower(text) RETURNS text LANGUAGE sql AS $$ SELECT 'delete' $$; SET search_path = evil, pg_catalog");
    await client.query("UPDATE shop.accounts SET name = 'B'");
    expect((await entries(client)).map(({ operation }) => operation)).toEqual(["create", "update"]);
  }));

  test("stays as it is while columns of the record come, change and go", () => opened(async (client) => {
    await client.query("INSERT INTO shop.accounts (id, tenant, name) VALUES (1, 'anna', 'A')");
    await client.query("ALTER TABLE shop.accounts DROP COLUMN ratio; ALTER TABLE shop.accounts ADD COLUMN later text; ALTER TABLE shop.accounts ALTER COLUMN name TYPE varchar(50)");
    await client.query("UPDATE shop.accounts SET name = 'B', later = 'x'");
    const [created, updated] = await entries(client);
    expect(updated?.before).toEqual(created?.after);
    expect(updated?.after).toMatchObject({ name: "B" });
    expect(updated?.after).not.toHaveProperty("later");
  }));

  test("needs no client role, and then a token is read all the same", () => opened(async (client) => {
    await client.query(caller("job"));
    await client.query("INSERT INTO shop.thing (id) VALUES ('a')");
    expect((await client.query("SELECT changed_by, version FROM shop.thing_history")).rows).toEqual([{ changed_by: "job", version: null }]);
  }, textOf(emitted(schemaOf({ "shop/thing": "entity: thing\ndescription: T.\nfields:\n  id: { type: uid }\nhistory: true\n" })), "postgres/shop/thing.sql")));
});

import { entityOf } from "@concord/core";
import type { Client } from "pg";
import { describe, expect, test } from "vitest";
import { connected, createDatabase, runScript } from "../src/driver/index.ts";
import { forgetStatement } from "../src/index.ts";
import { emitted, own, wholeText } from "./contracts.ts";
import { servers } from "./servers.ts";

test("a key is a value wherever it is printed, and an entity that keeps nothing has no statement", () => {
  const forgets = (id: string, ...key: readonly string[]): string | undefined => forgetStatement(entityOf(own, id), own.project, key);
  expect(forgets("people.person", "'); DROP SCHEMA people; --")).toBe("SELECT * FROM people.forget_master('''); DROP SCHEMA people; --'::text);");
  expect(forgets("company.company", "no uuid")).toBe("SELECT * FROM company.forget_master('no uuid'::uuid);");
  expect(forgets("public.product", "1")).toBeUndefined();
});

// How a company and a person come to be golden records, change, and are forgotten: with the contracts of this repository.
describe.each(servers)("%s", (_, address) => {
  async function told(work: (client: Client) => Promise<void>): Promise<void> {
    const database = await createDatabase(address);
    await runScript(database, wholeText(emitted(own)));
    await connected(database.config, work);
    await database.drop();
  }
  const rows = async (client: Client, query: string): Promise<readonly unknown[]> => (await client.query(query)).rows;

  test("a company is received, rejected, mended, promoted, merged, changed and forgotten", () => told(async (client) => {
    // Received: two sources tell of Acme, and one of a company that nobody can place.
    await client.query(`INSERT INTO company.slot (source, domain, name, employees) VALUES
      ('fair', 'acme.example', 'Acme', NULL), ('register', 'acme.example', 'Acme Incorporated', 12), ('fair', 'Not A Domain', 'Lost', NULL)`);
    expect(await rows(client, "SELECT * FROM company.promote_slot()")).toEqual([{ promoted: "2", rejected: "1" }]);

    // Rejected, with the reason; promoted, and merged: the second source fills what the first one lacked, and renames nothing.
    expect(await rows(client, "SELECT source, domain, state, error ->> 'constraint' AS broken, error ->> 'column' AS of, master_id IS NOT NULL AS became FROM company.slot ORDER BY staging_id")).toEqual([
      { source: "fair", domain: "acme.example", state: "promoted", broken: null, of: null, became: true },
      { source: "register", domain: "acme.example", state: "promoted", broken: null, of: null, became: true },
      { source: "fair", domain: "Not A Domain", state: "rejected", broken: "master_domain_format", of: "domain", became: false },
    ]);
    expect(await rows(client, "SELECT domain, name, employees FROM company.master")).toEqual([{ domain: "acme.example", name: "Acme", employees: 12 }]);

    // Mended by a person, it waits again; what was promoted is not promoted twice.
    await client.query("UPDATE company.slot SET domain = 'lost.example', state = 'waiting' WHERE state = 'rejected'");
    expect(await rows(client, "SELECT * FROM company.promote_slot()")).toEqual([{ promoted: "1", rejected: "0" }]);

    // Changed, in the name of who did it; all of it stands in the history.
    await client.query("SET request.jwt.claims = '{\"sub\": \"anna\"}'; UPDATE company.master SET location_latitude = 52.5, location_longitude = 13.4 WHERE domain = 'acme.example'; RESET request.jwt.claims");
    expect(await rows(client, `SELECT operation, changed_by, before ->> 'employees' AS had, after ->> 'employees' AS has, after -> 'location' AS location FROM company.history WHERE after ->> 'domain' = 'acme.example' ORDER BY history_id`)).toEqual([
      { operation: "create", changed_by: null, had: null, has: null, location: null },
      { operation: "update", changed_by: null, had: null, has: "12", location: null },
      { operation: "update", changed_by: "anna", had: "12", has: "12", location: { latitude: 52.5, longitude: 13.4 } },
    ]);

    // Forgotten: where it was is personal, what it is called is not.
    const [{ id }] = await rows(client, "SELECT id FROM company.master WHERE domain = 'acme.example'") as [{ id: string }];
    expect((await client.query("SELECT * FROM company.forget_master($1)", [id])).rows).toEqual([{ entries: "3", waiting: "2" }]);
    expect(await rows(client, "SELECT count(*)::integer AS entries, bool_or(after ? 'location') AS located, bool_and(after ? 'name') AS named FROM company.history WHERE after ->> 'domain' = 'acme.example'")).toEqual([
      { entries: 3, located: false, named: true },
    ]);
  }));

  test("a person is received, merged, deleted and forgotten, and nobody else is", () => told(async (client) => {
    const person = (id: string, email: string, name: string): string => `('${id}', '${email}', '${name}', '+4930123456', '2024-05-01T00:00:00Z')`;
    await client.query(`INSERT INTO people.slot (id, email, display_name, phone, opened_at) VALUES ${person("anna", "anna@example.com", "Anna")}, ${person("bert", "bert@example.com", "Bert")}`);
    expect(await rows(client, "SELECT * FROM people.promote_slot()")).toEqual([{ promoted: "2", rejected: "0" }]);

    // A newer source knows better, and a broken one does not; the one that waits is of Anna too.
    await client.query("INSERT INTO people.slot (source, email, display_name, closed_at) VALUES ('crm', 'anna@example.com', 'Anna B.', NULL), ('crm', 'anna@example.com', 'Anna C.', '2020-01-01T00:00:00Z')");
    expect(await rows(client, "SELECT * FROM people.promote_slot()")).toEqual([{ promoted: "1", rejected: "1" }]);
    expect(await rows(client, "SELECT error ->> 'constraint' AS broken FROM people.slot WHERE state = 'rejected'")).toEqual([{ broken: "closed_after_opened" }]);
    await client.query("INSERT INTO people.slot (source, email, display_name) VALUES ('fair', 'anna@example.com', 'Anna D.')");
    expect(await rows(client, "SELECT display_name, locale, credit FROM people.master WHERE id = 'anna'")).toEqual([{ display_name: "Anna B.", locale: "en", credit: "0.00" }]);

    // She asks to be forgotten: the record is deleted, and then what was written down of it.
    await client.query("DELETE FROM people.master WHERE id = 'anna'");
    expect(JSON.stringify(await rows(client, "SELECT * FROM people.history WHERE id = 'anna'"))).toContain("anna@example.com");
    const statement = forgetStatement(entityOf(own, "people.person"), own.project, ["anna"]) as string;
    expect(statement).toBe("SELECT * FROM people.forget_master('anna'::text);");
    expect(await rows(client, statement)).toEqual([{ entries: "3", waiting: "4" }]);
    const left = JSON.stringify([await rows(client, "SELECT * FROM people.history"), await rows(client, "SELECT * FROM people.slot")]);
    for (const word of ["anna@example.com", "Anna"]) expect(left).not.toContain(word);
    expect(left.match(/bert@example\.com/g)).toHaveLength(2);
    expect(await rows(client, "SELECT operation, after ->> 'locale' AS locale FROM people.history WHERE id = 'anna' ORDER BY history_id")).toEqual([
      { operation: "create", locale: "en" }, { operation: "update", locale: "en" }, { operation: "delete", locale: null },
    ]);
    expect(await rows(client, "SELECT * FROM people.promote_slot()")).toEqual([{ promoted: "0", rejected: "0" }]);
    expect((await client.query("SELECT * FROM people.forget_master('anna')")).rows).toMatchObject([{ entries: "3" }]); // As often as one likes.
  }));

  test("a person is forgotten under every key that they had, and whoever has one of these keys now is not", () => told(async (client) => {
    const put = (id: string, email: string): Promise<unknown> => client.query("INSERT INTO people.slot (id, email, display_name, opened_at) VALUES ($1, $2, $2, '2024-05-01T00:00:00Z')", [id, email]);
    const rekey = (from: string, to: string): Promise<unknown> => client.query("UPDATE people.master SET id = $2 WHERE id = $1", [from, to]);
    await put("carl", "carl@example.com");
    expect(await rows(client, "SELECT * FROM people.promote_slot()")).toEqual([{ promoted: "1", rejected: "0" }]);
    await rekey("carl", "c1");
    await rekey("c1", "c2");
    await client.query("UPDATE people.master SET email = 'other@example.com' WHERE id = 'c2'");
    await put("c1", "somebody@example.com");
    await put("c1", "somebody@example.com");
    expect(await rows(client, "SELECT * FROM people.promote_slot()")).toEqual([{ promoted: "2", rejected: "0" }]);

    expect(await rows(client, "SELECT * FROM people.forget_master('c2')")).toEqual([{ entries: "4", waiting: "1" }]);
    const left = JSON.stringify([await rows(client, "SELECT * FROM people.history"), await rows(client, "SELECT * FROM people.slot")]);
    for (const word of ["carl@example.com", "other@example.com"]) expect(left).not.toContain(word);
    expect(left.match(/somebody@example\.com/g)?.length).toBeGreaterThan(2);
    // Who got such a key only afterwards is another person, with entries of their own.
    await client.query("SELECT * FROM people.forget_master('c1')");
    expect(JSON.stringify(await rows(client, "SELECT * FROM people.history"))).not.toContain("somebody@example.com");
  }));
});

import { connected, createDatabase, runScript, type Database } from "@concord/postgres/driver";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { runHere, runWith } from "../scenarios/world.ts";

const folder = mkdtempSync(join(tmpdir(), "concord-verify-"));
const migrations = join(folder, "schemas", "migrations", "postgres");
const [address] = inject("postgres");
let database: Database;

/** The address of a database of the scratch server, with a password that the server does not ask for and nobody may print. */
const addressOf = (name: string): string => `postgresql://postgres:open-sesame@${encodeURIComponent(address?.host ?? "")}:${address?.port}/${name}`;
const verify = (variables: Readonly<Record<string, string>>, ...args: readonly string[]) => runWith(variables, folder, "verify", ...args);

beforeAll(async () => {
  mkdirSync(join(folder, "schemas", "shop"), { recursive: true });
  writeFileSync(join(folder, "schemas", "project.yaml"), "name: shop\nstores: [postgres]\nclientRole: verify_client\n");
  writeFileSync(join(folder, "schemas", "shop", "order.yaml"), "entity: order\nplural: orders\ndescription: What a user ordered.\nfields:\n  id:   { type: uuid, auto: uuid }\n  note: { type: string, maxLength: 500, optional: true, description: What matters. }\naccess:\n  read: signedIn\n");
  expect((await runHere(folder, "build")).code).toBe(0);
  if (address === undefined) throw new Error("no PostgreSQL was started");
  database = await createDatabase(address);
  await runScript(database, readFileSync(join(folder, "generated", "postgres", "schema.sql"), "utf8"));
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

describe("concord verify", () => {
  test("finds nothing in a database that was made from the contracts, and says that its role is above the rules", async () => {
    const { out, err, code } = await verify({ DATABASE_URL: addressOf(database.name) });
    expect(out).toMatch(/^\d+ things of the database that DATABASE_URL names compared: it is what the contracts say\.\n$/u);
    expect(err).toContain("Row-level security does not hold for this connection's role");
    expect(code).toBe(0);
  });

  test("compiles on the server that it is lent, as a role that may make databases and roles and no more, and leaves no database there", async () => {
    const role = `lent_${process.pid}`;
    const admin = { host: address?.host, port: address?.port, user: "postgres", database: "postgres" };
    await connected(admin, (client) => client.query(`CREATE ROLE ${role} LOGIN CREATEDB CREATEROLE`));
    const lent = (port: number | undefined): Record<string, string> => ({ DATABASE_URL: addressOf(database.name), CONCORD_SCRATCH_URL: `postgresql://${role}:open-sesame@${encodeURIComponent(address?.host ?? "")}:${port}/postgres` });
    expect((await verify(lent(address?.port))).out).toMatch(/compared: it is what the contracts say\.\n$/u);
    const { rows } = await connected(admin, (client) => client.query("SELECT datname FROM pg_catalog.pg_database WHERE pg_catalog.pg_get_userbyid(datdba) = $1", [role]));
    expect(rows).toEqual([]);
    const unreachable = await verify(lent(1));
    expect(unreachable.err).toContain("the database that CONCORD_SCRATCH_URL names");
    expect(unreachable.err).not.toContain("open-sesame");
    expect(unreachable.code).toBe(2);
    await connected(admin, (client) => client.query(`DROP ROLE ${role}`));
  });

  test("tells that the role of clients passes every policy", async () => {
    await connected(database.config, (client) => client.query("ALTER ROLE verify_client BYPASSRLS"));
    const { out, code } = await verify({ DATABASE_URL: addressOf(database.name) });
    await connected(database.config, (client) => client.query("ALTER ROLE verify_client NOBYPASSRLS"));
    expect(out).toContain("No policy holds for the role of clients, verify_client: it has BYPASSRLS.\n");
    expect(code).toBe(1);
  });

  test("names what somebody changed, and never the password", async () => {
    await connected(database.config, (client) => client.query("ALTER TABLE shop.orders ADD COLUMN fax text; ALTER TABLE shop.orders DROP CONSTRAINT orders_note_max_length; ALTER TABLE shop.orders DISABLE ROW LEVEL SECURITY; COMMENT ON COLUMN shop.orders.note IS 'What else?'; ALTER TABLE shop.orders ALTER COLUMN note TYPE varchar(600)"));
    const { out, err, code } = await verify({ NEON_DATABASE_URL: addressOf(database.name) });
    expect(out.split("\n").map((line) => line.trim().split(/ {2,}/u))).toEqual([
      ["differs in", "contracts", "database"],
      ["table shop.orders", "row security", "true", "false"],
      ["column shop.orders.fax", "is in no contract"],
      ["column shop.orders.note", "type", "text", "character varying(600)"],
      ["column shop.orders.note", "comment", "What matters.", "What else?"],
      ["column shop.orders.note", "collation", "C", "nothing"],
      ["constraint shop.orders.orders_note_max_length", "is missing"],
      [""], ["23 things of the database that NEON_DATABASE_URL names compared: 6 differences from the contracts."],
      ["A migration that brings it to what the contracts say: concord verify --mend"], [""],
    ]);
    expect(code).toBe(1);
    const json = await verify({ DATABASE_URL: addressOf(database.name) }, "--json");
    expect(JSON.parse(json.out)).toMatchObject({ command: "verify", exit: 1, database: "DATABASE_URL", differences: [{ is: "different", attribute: "row security" }, { is: "unexpected" }, { is: "different" }, { is: "different" }, { is: "different" }, { is: "missing" }] });
    expect(`${out}${err}${json.out}${json.err}`).not.toContain("open-sesame");
  });

  test("writes a migration that mends what differs, and leaves alone what no contract has", async () => {
    await connected(database.config, (client) => client.query("ALTER TABLE shop.orders SET (fillfactor = 70)"));
    const mended = await verify({ DATABASE_URL: addressOf(database.name) }, "--mend");
    expect(mended.out).toContain("Left to be put right by hand: table shop.orders (options).\n");
    expect(mended.out).toMatch(/ {2}wrote schemas\/migrations\/postgres\/\d{4}-\d\d-\d\d_mend_drift\.sql\n/u);
    const [file = ""] = readdirSync(migrations).filter((name) => name.endsWith("_mend_drift.sql"));
    const text = readFileSync(join(migrations, file), "utf8");
    expect(text).toMatch(/^-- lock: ACCESS EXCLUSIVE on shop\.orders; (?:instant|scans)$/mu);
    expect(text).toContain('ALTER TABLE shop.orders ALTER COLUMN note TYPE text COLLATE "C";');
    expect(text).not.toContain("rewrites");
    expect(mended.out).toContain("What no contract has is left alone: 1 thing.");
    const baseline = await runWith({ DATABASE_URL: addressOf(database.name) }, folder, "baseline", "--none");
    expect(baseline).toMatchObject({ code: 0 });
    expect(await runWith({ DATABASE_URL: addressOf(database.name) }, folder, "migrate")).toMatchObject({ code: 0 });
    await connected(database.config, (client) => client.query("ALTER TABLE shop.orders RESET (fillfactor)"));
    const after = await verify({ DATABASE_URL: addressOf(database.name) });
    expect(after.out.split("\n").map((line) => line.trim().split(/ {2,}/u))).toEqual([["differs in", "contracts", "database"], ["column shop.orders.fax", "is in no contract"], [""], ["23 things of the database that DATABASE_URL names compared: 1 difference from the contracts."], [""]]);
  });

  test("takes no migration that the database lacks for drift, and mends none of it", async () => {
    expect(await runWith({ DATABASE_URL: addressOf(database.name) }, folder, "create", "note_hours")).toMatchObject({ code: 0 });
    const { out, code } = await verify({ DATABASE_URL: addressOf(database.name) });
    expect(out).toContain("1 difference from the contracts.\nSome of it may be no drift: 1 migration is due (concord migrate).\n");
    expect(code).toBe(1);
    expect(await verify({ DATABASE_URL: addressOf(database.name) }, "--mend")).toMatchObject({ out: "", code: 2, err: expect.stringContaining("first concord migrate") });
    for (const file of readdirSync(migrations).filter((name) => name.includes("note_hours"))) rmSync(join(migrations, file));
  });

  test("takes no contract that changed since the last plan for drift", async () => {
    const snapshot = join(folder, "schemas", "migrations", "contracts.json");
    writeFileSync(snapshot, `${JSON.stringify({ files: { "schemas/project.yaml": "name: shop\n" } }, undefined, 2)}\n`);
    expect(await verify({ DATABASE_URL: addressOf(database.name) }, "--mend")).toMatchObject({ code: 2, err: expect.stringContaining("the contracts have changed since the last plan: what differs need not be drift\nhelp: first concord plan") });
    rmSync(snapshot);
  });

  test.each([
    [{ DATABASE_URL: "mysql://a:open-sesame@b/c" }, "DATABASE_URL is no address of a PostgreSQL database", "it has the form"],
    [{ DATABASE_URL: "postgresql://a:open-sesame@127.0.0.1:1/c" }, "the database that DATABASE_URL names: connect ECONNREFUSED", ""],
    [{ DATABASE_URL: addressOf("there_is_none") }, 'the database that DATABASE_URL names: database "there_is_none" does not exist', ""],
  ])("says what keeps it from looking: %o", async (variables, message, help) => {
    const { err, code } = await verify(variables as Readonly<Record<string, string>>);
    expect(err).toContain(message);
    expect(err).toContain(help);
    expect(err).not.toContain("open-sesame");
    expect(code).toBe(2);
  });
});

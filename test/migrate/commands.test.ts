import { hashOf } from "@concord/migrate";
import { runScript, type Database } from "@concord/postgres/driver";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { runWith, type Ran } from "../scenarios/world.ts";
import { ask, databaseOf } from "./house.ts";

const [address] = inject("postgres");
const canary = "s3cr3t/canary+é";

/** A project with migrations, each after the one before: name, statements, what undoes them. */
function project(...migrations: readonly (readonly [name: string, up: string, down: string])[]): string {
  const root = mkdtempSync(join(tmpdir(), "concord-commands-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folder = join(root, "schemas", "migrations", "postgres");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(root, "schemas", "project.yaml"), "name: shop\n");
  let after = "nothing";
  for (const [name, up, down] of migrations) {
    const text = `-- migration: ${name}\n-- after: ${after}\n\n${up}\n`;
    after = hashOf(text);
    writeFileSync(join(folder, `${name}.sql`), text);
    writeFileSync(join(folder, `${name}.rollback.sql`), `${down}\n`);
  }
  return root;
}

/** The address of a database, with a password that the server does not ask for and nobody may see. */
const urlOf = (database: Database | string): string => `postgresql://postgres:${encodeURIComponent(canary)}@${encodeURIComponent(address?.host ?? "")}:${address?.port}/${typeof database === "string" ? database : database.name}`;
const on = (database: Database | string, root: string) => (...argv: readonly string[]): Promise<Ran> => runWith({ DATABASE_URL: urlOf(database) }, root, ...argv);
const table = ["1_table", "CREATE TABLE a (b int);", "DROP TABLE a;"] as const;
const index = ["2_index", "-- step: alone: beside writers\nCREATE INDEX CONCURRENTLY a_b ON a (b);", "DROP INDEX a_b;"] as const;

describe("a dry run", () => {
  test("prints what is sent, statement for statement, and sends nothing", async () => {
    const database = await databaseOf();
    const root = project(table, index, ["3_fill", "-- step: batches\nUPDATE a SET b = 1 WHERE b IS NULL;", "SELECT 1;"]);
    const concord = on(database, root);
    const { out, code } = await concord("migrate", "--dry-run");
    expect(code).toBe(0);
    expect(out).toContain("-- Every step begins with these settings:\nRESET SESSION AUTHORIZATION;\nRESET ROLE;\nRESET ALL;\nSET application_name = 'concord migrate';\n");
    expect(out.slice(out.indexOf("-- migration 1"))).toBe([
      "-- migration 1_table", "", "-- step: transaction", "BEGIN;", "CREATE TABLE a (b int);", "COMMIT;", "", "-- migration 2_index", "", "-- step: alone: beside writers", "CREATE INDEX CONCURRENTLY a_b ON a (b);", "",
      "-- migration 3_fill", "", "-- step: batches", "-- repeated until it touches no row", "BEGIN;", "UPDATE a SET b = 1 WHERE b IS NULL;", "COMMIT;", "",
    ].join("\n"));
    expect(await ask(database, "SELECT count(*)::int AS n FROM pg_class WHERE relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'concord_migrations'))")).toEqual([{ n: 0 }]);
    expect((await concord("migrate", "--to", "2_index")).out).toBe("2 migrations run: 1_table, 2_index.\n");
    expect((await concord("migrate", "--dry-run")).out).not.toContain("2_index");
    const undone = await concord("rollback", "--last", "2", "--dry-run");
    expect(undone.out.slice(undone.out.indexOf("-- rollback"))).toBe("-- rollback of 2_index\n\n-- step: transaction\nBEGIN;\nDROP INDEX a_b;\nCOMMIT;\n\n-- rollback of 1_table\n\n-- step: transaction\n-- takes data away: drops the table a\nBEGIN;\nDROP TABLE a;\nCOMMIT;\n");
    // Under every search path, on every server: what is printed can be run as it stands.
    await runScript(database, undone.out);
    expect(await ask(database, "SELECT to_regclass('public.a') AS a")).toEqual([{ a: null }]);
  });
});

test("status and --json say the same, and what it takes", async () => {
  const database = await databaseOf();
  const concord = on(database, project(table, index));
  expect((await concord("status")).out.split("\n").map((line) => line.trim().split(/ {2,}/u).slice(0, 3))).toEqual([["migration", "state", "statements"], ["1_table", "pending", "1"], ["2_index", "pending", "1"], [""], [`${database.name} (PostgreSQL 18.4; it is on this machine): 2 migrations are due (concord migrate).`], [""]]);
  const ran = JSON.parse((await concord("migrate", "--json")).out) as object;
  expect(ran).toMatchObject({ command: "migrate", exit: 0, result: "done", did: ["1_table", "2_index"] });
  const seen = JSON.parse((await concord("status", "--json")).out) as object;
  expect(seen).toMatchObject({ exit: 0, database: { name: database.name, development: true }, ledger: true, due: [], migrations: [{ name: "1_table", state: "applied", statements: [{ ordinal: 1, mode: "transaction", state: "done" }] }, { name: "2_index", state: "applied" }] });
});

test("what may not be left out is asked for, with exit code 2 where nobody can answer", async () => {
  const database = await databaseOf();
  const concord = on(database, project(table, ["2_drop", "DROP TABLE a;", "CREATE TABLE a (b int);"]));
  await ask(database, `ALTER DATABASE ${database.name} SET concord.protected = 'on'`);
  expect(await concord("migrate")).toMatchObject({ code: 2, err: expect.stringContaining(`help: add --target ${database.name}`) as string });
  expect(await concord("migrate", "--target", "other")).toMatchObject({ code: 2, err: expect.stringContaining("--target says other") as string });
  expect(await concord("migrate", "--target", database.name)).toMatchObject({ code: 2, err: expect.stringContaining("this takes data away: drops the table a") as string });
  expect(await concord("migrate", "--target", database.name, "--without-backup", database.name)).toMatchObject({ code: 0 });
  expect(await concord("baseline")).toMatchObject({ code: 2, err: expect.stringContaining("--through <migration> (the newest is 2_drop), or --none") as string });
  expect(await concord("repair", "1_table", "--forget")).toMatchObject({ code: 2, err: expect.stringContaining("a repair needs a reason") as string });
  expect(await concord("repair", "1_table", "--forget", "--accept", "--reason", "x")).toMatchObject({ code: 2, err: expect.stringContaining("say one thing that is to be mended") as string });
});

test("merge asks the database which branch it has, and writes one line into the files", async () => {
  const database = await databaseOf();
  const root = project(table);
  const concord = on(database, root);
  const folder = join(root, "schemas", "migrations", "postgres");
  const branch = (name: string): void => {
    writeFileSync(join(folder, `${name}.sql`), `-- migration: ${name}\n-- after: ${hashOf(readFileSync(join(folder, "1_table.sql"), "utf8"))}\n\nCREATE TABLE ${name} ();\n`);
    writeFileSync(join(folder, `${name}.rollback.sql`), `DROP TABLE ${name};\n`);
  };
  branch("later");
  expect((await concord("migrate")).out).toBe("2 migrations run: 1_table, later.\n");
  branch("earlier");
  expect(await concord("migrate")).toMatchObject({ code: 1, out: expect.stringContaining("[migrate/branches]") as string });
  expect((await concord("merge", "--dry-run")).out).toBe('1_table\nlater\nearlier\n1 migration would get another header: earlier.\n');
  expect((await concord("merge")).out).toBe('1_table\nlater\nearlier\n1 migration got another header: earlier.\n');
  expect((await concord("merge")).out).toBe("The migrations are one line already.\n");
  expect((await concord("migrate")).out).toBe("1 migration run: earlier.\n");
});

describe("an address that is secret is nowhere", () => {
  const written = (root: string): string => readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8")).join("\n");
  const forms = [canary, encodeURIComponent(canary), encodeURI(canary), "s3cr3t", "canary"];
  const seen = (texts: readonly string[]): readonly string[] => forms.filter((form) => texts.some((text) => text.includes(form)));

  test("in what commands print, write and leave in the database, while they work", async () => {
    const database = await databaseOf();
    const root = project(table, index, ["3_watch", "CREATE TABLE seen AS SELECT application_name, query FROM pg_stat_activity WHERE datname = current_database();\n-- step: alone\nSELECT x;", "DROP TABLE seen;"]);
    const concord = on(database, root);
    const texts: string[] = [];
    for (const argv of [
      ["status"], ["status", "--json"], ["migrate", "--dry-run"], ["migrate"], ["migrate", "--json"], ["migrate", "--target", "x"], ["rollback"], ["rollback", "--backup", "b"], ["rollback", "--last", "9"], ["baseline", "--none"], ["baseline", "--through", "x"],
      ["repair", "3_watch", "--done", "2", "--reason", "r"], ["repair", "x", "--forget", "--reason", "r"], ["migrate"], ["create", "more"], ["migrate"], ["merge"], ["merge", "--first", "x"], ["verify"], ["migrate", "--lock-timeout", "x"], ["check"],
    ]) {
      const { out, err } = await concord(...argv);
      texts.push(out, err);
    }
    const rows = await ask(database, "SELECT 1 AS one FROM concord_migrations.migration m, concord_migrations.log l WHERE m::text || l::text LIKE '%s3cr3t%' UNION ALL SELECT 1 FROM seen s WHERE s::text LIKE '%s3cr3t%'");
    expect(seen([...texts, written(root)])).toEqual([]);
    expect(rows).toEqual([]);
    expect(await ask(database, "SELECT DISTINCT application_name FROM seen WHERE application_name LIKE 'concord%'")).toEqual([{ application_name: "concord migrate" }]);
  });

  const encoded = encodeURIComponent(canary);
  test.each<[string, string]>([
    ["nobody listens", `postgresql://u:${encoded}@127.0.0.1:1/x`], ["there is no such host", `postgresql://u:${encoded}@no.such.host.invalid/x`], ["there is no such database", urlOf("none")],
    ["there is no such role", `postgresql://nobody-${Date.now()}:${encoded}@${encodeURIComponent(address?.host ?? "")}:5432/postgres`], ["another scheme", `mysql://u:${encoded}@h/x`], ["no address at all", `u:${encoded}@h/x`],
    ["an address that is cut", `postgresql://u:${encoded}@`], ["a password that is not encoded well", `postgresql://u:%zz${canary}@127.0.0.1:1/x`], ["a password as a parameter", `postgresql://127.0.0.1:1/x?user=u&password=${encoded}`],
    ["a key's password", `postgresql://127.0.0.1:1/x?sslmode=verify-full&sslpassword=${encoded}&sslkey=${encoded}`], ["a file that is not there", `postgresql://127.0.0.1:1/x?sslrootcert=/none/${encoded}`], ["options", `postgresql://postgres:${encoded}@${encodeURIComponent(address?.host ?? "")}:5432/postgres?options=-c%20nonsense.${encoded}%3D1`],
    ["a name that is one", `postgresql://postgres@${encodeURIComponent(address?.host ?? "")}:5432/postgres?application_name=${encoded}`], ["no TLS", `postgresql://postgres:${encoded}@${encodeURIComponent(address?.host ?? "")}:5432/postgres?sslmode=require`], ["a pooler", `postgresql://u:${encoded}@x-pooler.example.com/x`],
    ["a port that is none", `postgresql://u:${encoded}@h:99999/x`], ["the password in the host's place", `postgresql://${encoded}/x`], ["two hosts", `postgresql://u:${encoded}@127.0.0.1:1,127.0.0.2:1/x`],
  ])("in what is said where %s", async (_, url) => {
    const root = project(table);
    const texts: string[] = [];
    for (const argv of [["migrate"], ["status", "--json"], ["verify"], ["merge"]]) {
      const { out, err, code } = await runWith({ DATABASE_URL: url, PGPASSWORD: canary }, root, ...argv);
      texts.push(out, err);
      expect(code, err).toBeLessThan(3);
    }
    expect(seen([...texts, written(root)])).toEqual([]);
  });
});

import { migrate, type RunEvent } from "@concord/migrate";
import { isLocal, postgresStore } from "@concord/postgres/driver";
import { Client } from "pg";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, inject, test } from "vitest";
import { ask, chain, databaseOf, hostOf, ledgerOf, options, said, storeOf, up } from "./house.ts";
import { startPooler } from "./pooler.ts";

const [address] = inject("postgres");
if (address === undefined) throw new Error("no PostgreSQL was started");

describe("a pooler is refused", () => {
  test.each([
    ["postgresql://a:b@ep-cool-1-pooler.eu-central-1.aws.neon.tech/shop", "its host is called -pooler"],
    ["postgresql://a:b@db.example.com:6543/shop", "6543 is a pooler's port"],
  ])("by its address, before anything is sent: %s", async (connectionString, why) => {
    await expect(postgresStore({ connectionString }).open()).rejects.toThrow(`a connection pooler stands before this database (${why})`);
  });

  test.each([1, 2, 3])("by what it does, with %i processes behind it", async (size) => {
    const database = await databaseOf();
    const pooler = await startPooler(address, database.name, size);
    try {
      const config = { host: "127.0.0.1", port: pooler.port, user: "postgres", database: database.name };
      await expect(postgresStore(config).open()).rejects.toThrow("a connection pooler stands before this database (the process behind it changed between two transactions)");
    } finally {
      pooler.stop();
    }
  });

  test("and a database itself is not", async () => {
    const session = await storeOf(await databaseOf()).open();
    expect(await session.tryLock()).toEqual({ taken: true });
    await session.close();
  });
});

test("where a database is says whether it is a developer's", () => {
  for (const host of ["", "/var/run/postgresql", "localhost", "LOCALHOST", "db.localhost", "127.0.0.1", "127.3.2.1", "::1", "[::1]"]) expect([host, isLocal(host)]).toEqual([host, true]);
  for (const host of ["db", "10.0.0.1", "127.0.0.1.example.com", "localhost.example.com", "example.com", "::2", "0.0.0.0", "1270.0.0.1", "postgres"]) expect([host, isLocal(host)]).toEqual([host, false]);
});

test("another runner is waited for, and named", async () => {
  const database = await databaseOf();
  const first = await storeOf(database).open();
  expect(await first.tryLock()).toEqual({ taken: true });
  const events: RunEvent[] = [];
  const second = up(database, chain(["1", "CREATE TABLE a ();"]), { host: hostOf(events) });
  while (events.length === 0) await wait(10);
  await first.close();
  expect(await second).toBe("done: 1");
  expect(events[0]).toEqual({ is: "waiting", holder: expect.stringMatching(/^process \d+/u) as string });
  const third = await storeOf(database).open();
  await third.tryLock();
  expect(await up(database, chain(["1", "CREATE TABLE a ();"]), { patience: { ...options().patience, runnerMs: 1000 } })).toMatch(/^refused: another runner has been at it for 1 s: process \d+/u);
  await third.close();
});

test("a run that is interrupted ends its statement, and the next one goes on", async () => {
  const database = await databaseOf();
  const pairs = chain(["1", "CREATE TABLE a ();\n-- step: alone\nSELECT pg_sleep(30);\nCREATE TABLE b ();"]);
  const sleeping = "SELECT pid FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%' AND state = 'active'";
  let stop = (): void => {};
  let stopped = false;
  const host = { ...hostOf(), stopped: () => stopped, onStop: (call: () => void) => { stop = call; return () => {}; } };
  const run = migrate(storeOf(database), pairs, options(host));
  while ((await ask(database, sleeping)).length === 0) await wait(10);
  stopped = true;
  stop();
  expect(said(await run)).toBe("interrupted");
  expect(await ask(database, sleeping)).toEqual([]);
  const shorter = chain(["1", "CREATE TABLE a ();\n-- step: alone\nSELECT pg_sleep(0);\nCREATE TABLE b ();"]);
  expect(await up(database, shorter)).toBe("done: 1");
});

test("a statement that takes long says for whom it waits", async () => {
  const database = await databaseOf();
  await ask(database, "CREATE TABLE a (b int)");
  const reader = new Client({ ...database.config, application_name: "a report" });
  await reader.connect();
  await reader.query("BEGIN; SELECT FROM a");
  const session = await storeOf(database).open();
  const run = session.run({ migration: "x", direction: "up", mode: "alone", statements: [{ ordinal: 1, text: "ALTER TABLE a ADD c int", hash: "", rows: 0, batches: 0 }] });
  let doing: string | undefined;
  for (let tries = 0; tries < 100 && doing === undefined; tries += 1) doing = await session.progress?.();
  expect(doing).toMatch(/^waits for process \d+ \(a report\), idle in transaction for \d+ s$/u);
  await reader.end();
  expect((await run).is).toBe("failed"); // There is no ledger for its row.
  await session.close();
});

test("a connection that breaks in the middle of an index leaves what the next run mends", async () => {
  const database = await databaseOf();
  const pairs = chain(["1", "CREATE TABLE a (b int);\nINSERT INTO a VALUES (1);"], ["2", "-- step: alone\nCREATE INDEX CONCURRENTLY a_b ON a (b);"]);
  expect(await up(database, pairs, { to: "1" })).toBe("done: 1");
  // The build waits for every snapshot that is older than it.
  const old = new Client(database.config);
  await old.connect();
  await old.query("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT FROM a");
  const run = up(database, pairs).then(() => "ended", (error: Error) => error.message);
  let ended: readonly object[] = [];
  for (let tries = 0; tries < 200 && ended.length === 0; tries += 1) ended = await ask(database, "SELECT pg_terminate_backend(pid) FROM pg_stat_progress_create_index WHERE phase LIKE 'waiting%'");
  expect(await run).toMatch(/terminat/u);
  await old.end();
  expect(await ask(database, "SELECT indexrelid::regclass::text AS name FROM pg_index WHERE NOT indisvalid")).toEqual([{ name: "a_b" }]);
  expect(await ledgerOf(database)).toContain("2 1 up alone started 0/0");
  const events: RunEvent[] = [];
  expect(await up(database, pairs, { host: hostOf(events) })).toBe("done: 2");
  expect(events).toContainEqual({ is: "found", migration: "2", ordinal: 1, found: "the index a_b was not valid: dropped and built again" });
  expect(await ask(database, "SELECT indexrelid::regclass::text AS name FROM pg_index WHERE NOT indisvalid")).toEqual([]);
});

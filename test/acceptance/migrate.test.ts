import { baseline, migrate, usualPatience, type Host, type RunEvent } from "@concord/migrate";
import { connected, createDatabase, findInstallation, postgresStore, startLasting, usualWaits, type Database, type LastingServer } from "@concord/postgres/driver";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, chain, hostOf, options, said } from "../migrate/house.ts";
import { finished, mixed, runUntil, written, type Death } from "../migrate/killed.ts";

const folder = mkdtempSync(join(tmpdir(), "concord-accept-"));
let server: LastingServer;

// A server of its own, as a project has it: 100 connections, and nothing traded for speed.
beforeAll(async () => {
  const installation = await findInstallation(18);
  if ("missing" in installation) throw new Error(installation.missing);
  server = await startLasting(installation, { folder, socket: join(folder, "socket") });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const told = (line: string): void => { process.stdout.write(`\nmigrate: ${line}\n`); };
/** Waits as it is told, as a real run does. */
const patient = (events: RunEvent[] = []): Host => ({ ...hostOf(events), wait: async (ms) => { await wait(ms); } });

const deaths = 200;

test(`kill -9 at ${deaths} points: the next run completes, nothing twice, no index that is not valid`, async () => {
  const files = written(mixed);
  const whole = await createDatabase(server.address);
  const messages = (await runUntil(whole, files, { message: 1e6, after: 0 })) as number;
  expect(await finished(whole)).toEqual([]);
  await whole.drop();
  // Before each message; then while the server works at it, from nothing to four milliseconds after it was sent.
  const plan = Array.from({ length: deaths }, (_, index): Death => (index < messages ? { message: index + 1, after: "before" } : { message: 1 + ((index * 7) % messages), after: index % 5 }));
  const wrong: string[] = [];
  let killed = 0;
  const worker = async (): Promise<void> => {
    for (let death = plan.pop(); death !== undefined; death = plan.pop()) {
      const database = await createDatabase(server.address);
      if ((await runUntil(database, files, death)) === undefined) killed += 1;
      for (const what of await finished(database)) wrong.push(`${death.message} ${death.after}: ${what}`);
      await database.drop();
    }
  };
  await Promise.all([worker(), worker()]);
  told(`${deaths} runs of ${messages} messages to the server each, ${killed} killed, ${wrong.length} not completed by the next run`);
  expect(wrong).toEqual([]);
  expect(killed).toBe(deaths);
}, 3_600_000);

const rounds = 50;
const work = chain(
  ["1", "CREATE TABLE a (id int PRIMARY KEY, b int);\nINSERT INTO a SELECT n, n FROM generate_series(1, 1000) n;"], ["2", "-- step: alone\nCREATE INDEX CONCURRENTLY a_b ON a (b);\n-- step: transaction\nALTER TABLE a ADD c text;"],
);

test.each([16, 64])(`%i runners at once, ${rounds} rounds: one applies, no deadlock, the others end well`, async (count) => {
  const ends = new Map<string, number>();
  let deadlocks = 0;
  let slowest = 0;
  for (let round = 0; round < rounds; round += 1) {
    const database = await createDatabase(server.address);
    const began = performance.now();
    const results = await Promise.all(Array.from({ length: count }, async () => said(await migrate(postgresStore(database.config), work, options(patient())))));
    slowest = Math.max(slowest, performance.now() - began);
    for (const result of results) ends.set(result, (ends.get(result) ?? 0) + 1);
    expect(results.filter((result) => result === "done: 1, 2").length).toBe(1);
    const [counted] = await ask<{ readonly n: number }>(database, "SELECT deadlocks::int AS n FROM pg_stat_database WHERE datname = current_database()");
    deadlocks += counted?.n ?? 0;
    expect(await ask(database, "SELECT count(*)::int AS n FROM a")).toEqual([{ n: 1000 }]);
    await database.drop();
  }
  told(`${count} runners, ${rounds} rounds: ${[...ends].map(([end, times]) => `${times} × "${end}"`).join(", ")}; ${deadlocks} deadlocks; slowest round ${(slowest / 1000).toFixed(1)} s`);
  expect(Object.fromEntries(ends)).toEqual({ "done: 1, 2": rounds, "done: ": rounds * (count - 1) });
  expect(deadlocks).toBe(0);
}, 3_600_000);

const readerMs = 30_000;
/** How much longer than the lock's timeout somebody may wait who has nothing to do with either. */
const slackMs = 200;

test(`with a reader of ${readerMs / 1000} s open, an innocent session never waits longer than the lock's timeout and ${slackMs} ms`, async () => {
  const database = await createDatabase(server.address);
  await ask(database, "CREATE TABLE a (b int)");
  const store = postgresStore(database.config);
  expect(said(await baseline(store, [], { ...options(), through: undefined }))).toBe("done: ");
  const reader = await connectedTo(database);
  await reader.query("BEGIN; SELECT FROM a");
  const ended = wait(readerMs).then(() => reader.end());
  const events: RunEvent[] = [];
  const run = migrate(store, chain(["1", "ALTER TABLE a ADD c int;"]), { ...options(patient(events)), patience: usualPatience });
  const over = new AbortController();
  const innocent = async (sql: string): Promise<readonly number[]> => connected(database.config, async (client) => {
    const waits: number[] = [];
    while (!over.signal.aborted) {
      const began = performance.now();
      await client.query(sql);
      waits.push(performance.now() - began);
      await wait(20);
    }
    return waits;
  });
  const sessions = Promise.all([innocent("SELECT FROM a LIMIT 1"), innocent("INSERT INTO a VALUES (1)")]);
  const result = said(await run);
  over.abort();
  const waits = (await sessions).flat();
  await ended;
  await database.drop();
  const longest = Math.max(...waits);
  told(`a reader of ${readerMs / 1000} s: ${result} after ${events.filter(({ is }) => is === "busy").length + 1} attempts; ${waits.length} innocent statements, the longest waited ${Math.round(longest)} ms (lock timeout ${usualWaits.lockMs} ms)`);
  expect(result).toBe("done: 1");
  expect(longest).toBeLessThanOrEqual(usualWaits.lockMs + slackMs);
}, 600_000);

async function connectedTo(database: Database): Promise<Client> {
  const client = new Client(database.config);
  await client.connect();
  return client;
}

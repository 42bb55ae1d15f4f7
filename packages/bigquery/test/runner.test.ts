import { migrate, status } from "@concord/migrate";
import { expect, test } from "vitest";
import { bigqueryStore } from "../src/driver/index.ts";
import { keyOf } from "../src/evolve/action.ts";
import { asCompared, tablesIn } from "../src/evolve/index.ts";
import { after, before, chain, deaths, destinationOf, down, folder, mixed, options, ran, said, serverOf, story, up } from "./migrating.ts";
import type { BigqueryServer } from "./server/server.ts";

/** The tables of a server as they are compared: whatever the order of columns. */
function tablesOf({ project }: BigqueryServer): readonly string[] {
  return [...project.tables.values()].filter(({ resource }) => resource.tableReference.datasetId !== "concord_migrations").map(({ resource }) => asCompared(resource)).sort();
}

const wanted = (schema: typeof before, project: string): readonly string[] =>
  [...tablesIn(schema).values()].map((table) => asCompared(JSON.parse(JSON.stringify(table).replaceAll("${BIGQUERY_PROJECT_ID}", project)) as typeof table)).sort();

test("what was planned is run, seen, and undone", async () => {
  const server = await serverOf();
  expect(said(await up(server, story.slice(0, 1)))).toBe("done: 1_make");
  expect(tablesOf(server)).toEqual(wanted(before, "shop-1"));
  for (const kept of server.project.tables.values()) if (kept.resource.tableReference.tableId === "lines") server.project.tables.set(keyOf(kept.resource.tableReference), { ...kept, rows: 30 });
  expect(said(await up(server, story))).toBe("done: 2_change");
  expect(tablesOf(server)).toEqual(wanted(after, "shop-1"));
  expect(said(await up(server, story))).toBe("done: ");
  const { rows, hasLedger, target } = await status(bigqueryStore(destinationOf(server)), story, folder);
  expect([rows.map(({ state }) => state), hasLedger, target.version]).toEqual([["applied", "applied"], true, "BigQuery (experimental)"]);
  // The copy was repeated until it touched no row.
  const batches = rows[1]?.row?.statements.filter(({ mode }) => mode === "batches");
  expect(batches).toMatchObject([{ state: "done", rows: 30, batches: 1 }, { state: "done", rows: 0, batches: 0 }]);
  expect(said(await down(server, story))).toBe("done: 2_change");
  expect(said(await down(server, story))).toBe("done: 1_make");
  expect(tablesOf(server)).toEqual([]);
  // What was undone is run again, by jobs of their own.
  expect(said(await up(server, story.slice(0, 1)))).toBe("done: 1_make");
  expect(tablesOf(server)).toEqual(wanted(before, "shop-1"));
  expect(server.faults).toEqual([]);
});

test("a job that takes long is waited for", async () => {
  const server = await serverOf();
  server.looks = 4;
  expect(said(await up(server, story.slice(0, 1)))).toBe("done: 1_make");
  expect(server.asked.filter((call) => call.startsWith("GET projects/shop-1/jobs/concord_1_make_up_1_")).length).toBe(4);
});

test("a refused statement stops the run where it stands, and what comes after a mending goes on right there", async () => {
  const server = await serverOf();
  const bad = chain(["1_a", "-- step: alone\nCREATE SCHEMA IF NOT EXISTS `a`;\nCREATE TABLE `a`.`t` (`id` STRING);\nALTER TABLE `a`.`t` RENAME COLUMN `none` TO `more`;\nCREATE SCHEMA `b`;"]);
  const stopped = await up(server, bad);
  expect(stopped).toMatchObject({ is: "stopped", stopped: { migration: "1_a", ordinal: 3, outcome: { code: "invalidQuery" }, at: { file: `${folder}/1_a.sql` } } });
  const mended = chain(["1_a", "-- step: alone\nCREATE SCHEMA IF NOT EXISTS `a`;\nCREATE TABLE `a`.`t` (`id` STRING);\nALTER TABLE `a`.`t` RENAME COLUMN `id` TO `more`;\nCREATE SCHEMA `b`;"]);
  expect(said(await up(server, mended))).toBe("done: 1_a");
  expect(ran(server).length).toBe(4);
});

test("a runner that dies at a request of any sort that changes something is followed by one that goes on: no statement is run twice, and none left out", async () => {
  const { deaths: count, wrong } = await deaths("one of each sort");
  expect(wrong).toEqual([]);
  expect(count).toBeGreaterThan(8);
});

test("of two runners at once one runs the migrations, and the other finds nothing to do", async () => {
  const server = await serverOf();
  const results = await Promise.all([up(server, mixed, { leaseMs: 60_000 }), up(server, mixed, { leaseMs: 60_000 }), up(server, mixed, { leaseMs: 60_000 })]);
  expect(results.map(said).sort()).toEqual(["done: ", "done: ", "done: 1_make, 2_more"]);
  expect(ran(server).length).toBe(6);
});

test("of two that read the lock at the same time one has it", async () => {
  const server = await serverOf();
  expect(said(await up(server, mixed.slice(0, 1)))).toBe("done: 1_make");
  const sessions = await Promise.all([1, 2].map(() => bigqueryStore(destinationOf(server, { leaseMs: 60_000 })).open()));
  server.together("tables.patch", 2);
  const taken = await Promise.all(sessions.map((session) => session.tryLock()));
  expect(taken.map((each) => each.taken).toSorted()).toEqual([false, true]);
  expect(taken.find((each) => !each.taken)?.holder).toBe("a runner that was faster");
});

test("a statement that failed is run again, as another job, once what it lacked is there", async () => {
  const server = await serverOf();
  const pairs = chain(["1_a", "-- step: alone\nCREATE SCHEMA `a`;\nALTER TABLE `a`.`t` ADD COLUMN `b` STRING;"]);
  expect(said(await up(server, pairs))).toBe("stopped: 1_a 2 notFound Not found: Table shop-1.a.t");
  server.project.makeTable({ tableReference: { projectId: "shop-1", datasetId: "a", tableId: "t" }, schema: { fields: [{ name: "id", type: "STRING" }] } });
  expect(said(await up(server, pairs))).toBe("done: 1_a");
  expect(ran(server).length).toBe(2);
});

test("a run that is stopped asks for its job's end, waits for it, and goes on later", async () => {
  const server = await serverOf();
  server.project.waits = true;
  let [stop, stopped]: [() => void, boolean] = [() => {}, false];
  const host = { ...options().host, stopped: () => stopped, onStop: (call: () => void) => { stop = call; return () => {}; } };
  const run = migrate(bigqueryStore(destinationOf(server, { leaseMs: 60_000, statementMs: 5000 })), mixed, { ...options(), host });
  await expect.poll(() => server.asked.some((call) => call.includes("GET projects/shop-1/jobs/concord_1_make_up_1_"))).toBe(true);
  stopped = true;
  stop();
  expect(said(await run)).toBe("interrupted");
  expect(server.asked.some((call) => call.startsWith("POST projects/shop-1/jobs/concord_1_make_up_1_") && call.endsWith("/cancel"))).toBe(true);
  expect([...server.project.tables.keys()].filter((key) => key.includes(".a."))).toEqual([]);
  server.project.waits = false;
  expect(said(await up(server, mixed))).toBe("done: 1_make, 2_more");
  expect(ran(server).length).toBe(6);
});

test("a runner that lost its lease writes nothing more, and its job is the job of whoever comes after", async () => {
  const server = await serverOf();
  const slow = bigqueryStore(destinationOf(server, { leaseMs: 1 }));
  server.looks = 12;
  const [first, second] = await Promise.all([migrate(slow, mixed, options()).then(said, (error: unknown) => (error as Error).message), up(server, mixed, { leaseMs: 60_000 }).then(said)]);
  expect(["done: 1_make, 2_more", "done: 2_more", "done: "]).toContain(second);
  expect(first).toMatch(/^(?:done|stopped|another runner)/u);
  expect(ran(server).length).toBe(6);
});

test("what passes is tried again, and the same job is met; what does not pass is told", async () => {
  const server = await serverOf();
  const busy = { status: 503, reason: "backendError", message: "Error encountered during execution. Retrying may solve the problem." };
  server.instead.push({ method: "tables.patch", ...busy, done: true }, { method: "tabledata.list", ...busy }, { method: "jobs.insert", ...busy }, { method: "jobs.insert", ...busy, done: true });
  expect(said(await up(server, mixed))).toBe("done: 1_make, 2_more");
  expect([ran(server).length, server.instead]).toEqual([6, []]);
  const denied = await serverOf();
  denied.instead.push({ method: "tables.insert", status: 403, reason: "accessDenied", message: "Access Denied: Dataset shop-1:concord_migrations" });
  await expect(up(denied, mixed)).rejects.toThrow("Access Denied");
});

test("somebody who changes a table at the same time is not overwritten: the request looks again", async () => {
  const server = await serverOf();
  expect(said(await up(server, mixed.slice(0, 1)))).toBe("done: 1_make");
  server.instead.push({ method: "tables.patch", status: 412, reason: "conditionNotMet", message: "Precondition check failed." });
  const events: Parameters<typeof up>[3] = [];
  expect(said(await up(server, mixed, {}, events))).toBe("done: 2_more");
  expect(server.instead).toEqual([]);
});

test("a job's failure says where in the statement, and what a server echoes of what lets one in is not told", async () => {
  const server = await serverOf();
  await up(server, chain(["1_make", "-- step: alone\nCREATE SCHEMA `a`;"]));
  const secret = "ya29.a0AfB-secret_value";
  for (let time = 0; time < 6; time += 1) server.instead.push({ method: "datasets.list", status: 401, reason: "authError", message: `Invalid Credentials: Authorization: Bearer ${secret}, access_token=${secret}` });
  const error = await up(server, mixed).then(said, (thrown: unknown) => `${(thrown as Error).message} ${(thrown as Error).stack ?? ""} ${JSON.stringify(thrown)}`);
  expect(error).toContain("Invalid Credentials");
  expect(error).not.toContain(secret);
});

test("a ledger that was deleted takes its jobs with it: those of the next one are others", async () => {
  const server = await serverOf();
  expect(said(await up(server, mixed.slice(0, 1)))).toBe("done: 1_make");
  server.project.tables.clear();
  server.project.datasets.clear();
  expect(said(await up(server, mixed.slice(0, 1)))).toBe("done: 1_make");
  expect([...server.project.tables.keys()].filter((key) => key.includes(".a."))).toEqual(["shop-1.a.t", "shop-1.a.n"]);
});

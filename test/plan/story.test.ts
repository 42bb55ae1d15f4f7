import { diff, judge } from "@concord/changes";
import type { Schema } from "@concord/core";
import { migrate, readDirectory, type Pair } from "@concord/migrate";
import { columnNames, identifier, policyOf } from "@concord/postgres";
import { differences } from "@concord/postgres/evolve";
import { connected, createDatabase, planBetween, readDefinitions, runScript, schemasOf, type Database } from "@concord/postgres/driver";
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { Client } from "pg";
import { expect, inject, test } from "vitest";
import { fillsOf } from "../../packages/cli/src/plan/fills.ts";
import { migrationFiles } from "../../packages/cli/src/plan/migrations.ts";
import { schemaOf } from "../changes/states.ts";
import { folder, hostOf, options, said, storeOf } from "../migrate/house.ts";
import { scriptOf } from "./states.ts";

/** The releases of the page: a contract, and what is said to the plan. */
const page = readFileSync(new URL("../../packages/migrate/STORY.md", import.meta.url), "utf8");
const releases = [...page.matchAll(/^## (\d)\. (.+)\n[^]*?```yaml\n([^]*?)```\n```sh\nconcord plan(.*)\n```/gmu)].map(([, number = "", title = "", contract = "", rest = ""]) => ({
  name: `${number} ${title}`, schema: schemaOf({ "schemas/project.yaml": "stores: [postgres]\n", "schemas/shop/customer.yaml": contract }), given: [...rest.matchAll(/"([^"]*)"/gu)].map(([, value = ""]) => value),
}));

/** Between two writes of a client: a hundred records a second. */
const everyMs = 10;

/** What a client writes of a field, where it writes it at all. */
const written: Readonly<Record<string, (count: number) => string>> = {
  name: (count) => `Ann Of Nr ${count}`, fullName: (count) => `Ann Of Nr ${count}`, firstName: () => "Ann", lastName: (count) => `Of Nr ${count}`, phone: (count) => `+44 20 ${count}`,
  email: (count) => `a${count}@example.com`, tier: (count) => (count % 2 === 0 ? "gold" : "basic"), points: (count) => String(count), notes: (count) => `Note ${count}.`,
};

interface Running { readonly errors: string[]; written: number; stop(): Promise<void> }

/** A client of one release: writes records by the columns that its contract knows, and reads each back as it wrote it. */
function client(database: Database, schema: Schema, name: string): Running {
  const [entity] = schema.entities;
  const fields = (entity?.fields ?? []).filter((field) => written[field.name] !== undefined);
  const columns = fields.map((field) => identifier(columnNames(field, policyOf(schema.project))[0] as string));
  const insert = `INSERT INTO shop.customers (${columns.join(", ")}) VALUES (${columns.map((_, index) => `$${index + 1}`).join(", ")}) RETURNING id`;
  const select = `SELECT ${columns.map((column) => `${column}::text`).join(", ")} FROM shop.customers WHERE id = $1`;
  const end = new AbortController();
  const running: Running = { errors: [], written: 0, stop: async () => { end.abort(); await done; } };
  const one = async (session: Client): Promise<void> => {
    const count = running.written;
    const values = fields.map((field) => (written[field.name] as (count: number) => string)(count));
    const { rows: [made] } = await session.query<{ id: string }>(insert, values);
    const { rows: [read] } = await session.query<(string | null)[]>({ text: select, values: [made?.id], rowMode: "array" });
    if (JSON.stringify(read) !== JSON.stringify(values)) running.errors.push(`${name} wrote ${JSON.stringify(values)} and read ${JSON.stringify(read)}`);
    running.written += 1;
  };
  const done = connected(database.config, async (session) => {
    while (!end.signal.aborted) {
      await one(session).catch((error: Error) => running.errors.push(`${name}: ${error.message}`));
      await wait(everyMs);
    }
  });
  return running;
}

test("seven releases: an old and a new client write and read in every phase, without an error", async () => {
  const [address] = inject("postgres");
  if (address === undefined) throw new Error("there is no PostgreSQL to tell the story on");
  expect(releases.map(({ name }) => name)).toEqual(["1 The first release", "2 Add", "3 Rename", "4 Split", "5 Tighten", "6 Retype", "7 Remove"]);
  const database = await createDatabase(address);
  let directory: readonly { readonly file: string; readonly text: string }[] = [];
  let old: Running | undefined;
  const counted: string[] = [];
  const run = async (pairs: readonly Pair[], contract: boolean): Promise<string> => said(await migrate(storeOf(database), pairs, { ...options(hostOf(), { backup: "none: a test" }), folder, contract }));
  for (const [index, { name, schema, given }] of releases.entries()) {
    const former = releases[index - 1]?.schema ?? { ...schema, entities: [] };
    const plan = await planBetween(address, { schema: former, script: former.entities.length === 0 ? "" : scriptOf(former) }, { schema, script: scriptOf(schema) }, judge(diff(former, schema)), fillsOf(given, schema));
    expect(plan.diagnostics, name).toEqual([]);
    expect(plan.left, name).toEqual({ up: [], down: [], again: [] });
    const { head } = readDirectory(directory);
    const files = migrationFiles(plan.steps, plan.locks, { folder, name: `2026-11-2${index}_release`, from: "nothing", to: "nothing", after: head });
    directory = [...directory, ...files];
    const read = readDirectory(directory);
    expect(read.diagnostics).toEqual([]);
    expect(await run(read.pairs, false), name).toMatch(/^done/u);
    const fresh = client(database, schema, `release ${name}`);
    await wait(400);
    await old?.stop();
    expect(await run(read.pairs, true), name).toMatch(/^done/u);
    await wait(100);
    expect([...(old?.errors ?? []), ...fresh.errors], name).toEqual([]);
    if (old !== undefined) counted.push(`${old.written}`);
    old = fresh;
  }
  await old?.stop();
  expect(old?.errors).toEqual([]);
  expect(Math.min(...counted.map(Number))).toBeGreaterThan(10);
  process.stdout.write(`\nstory: ${releases.length} releases; an old and a new client wrote and read a record every ${everyMs} ms in every phase: ${counted.join(", ")} records, 0 errors\n`);
  const wanted = await createDatabase(address);
  await runScript(wanted, scriptOf(releases.at(-1)?.schema as Schema));
  const schemas = await schemasOf(wanted.config);
  expect(differences(await readDefinitions(wanted.config, schemas), await readDefinitions(database.config, schemas))).toEqual([]);
  await wanted.drop();
  await database.drop();
}, 120_000);

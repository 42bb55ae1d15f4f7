import { diff } from "@concord/changes";
import type { Schema } from "@concord/core";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, inject, test } from "vitest";
import { Database } from "../src/driver/database.ts";
import { encodeRecord } from "../src/driver/encode.ts";
import { owner, tokenOf } from "../src/driver/token.ts";
import type { Fields } from "../src/driver/value.ts";
import { planFirestore } from "../src/evolve/plan.ts";
import { ann } from "./asking.ts";
import { emitted, rulesText, schemaOf } from "./contracts.ts";
import { send, sessionIn } from "./migrating.ts";

const contract = (fields: string, part: string, more: string) => schemaOf({ "n/part": `object: part\ndescription: A part.\nfields: { ${part} }\n`, "n/note": `
entity: note
plural: notes
description: What somebody noted.
fields:
  id:    { type: uid }
  owner: { type: uid }
${fields}access: { read: signedIn, create: auth.uid == owner, update: auth.uid == owner }
${more}` });

const before = contract(`  text:  { type: string, maxLength: 40 }
  count: { type: integer }
  level: { type: enum, values: [low, high] }
  seen:  { type: timestamp, precision: 6, optional: true }
  place: { type: object, fields: { town: { type: string, maxLength: 20 } }, optional: true }
  parts: { type: list, of: { type: part }, maxItems: 3 }
  fax:   { type: string, maxLength: 20, optional: true }
`, "title: { type: string, maxLength: 20 }", "indexes: [[owner, count]]\n");

const after = contract(`  body:  { type: string, maxLength: 30, was: [text] }
  count: { type: string, maxLength: 20 }
  level: { type: enum, values: [low, { value: top, was: [high] }] }
  seen:  { type: timestamp, precision: 3, optional: true }
  place: { type: object, fields: { city: { type: string, maxLength: 20, was: [town] } }, optional: true }
  parts: { type: list, of: { type: part }, maxItems: 3 }
  stars: { type: int32, minimum: 0, default: 3 }
  since: { type: timestamp, auto: created }
`, "name: { type: string, maxLength: 20, was: [title] }, kind: { type: enum, values: [a, b], optional: true }", "indexes: [[owner, body]]\n");

const plan = planFirestore(before, after, diff(before, after));
const host = (): string => inject("firestore") as string;

/** A project of its own with documents of before in it. */
async function filled(name: string, count: number): Promise<Database> {
  const database = new Database(host(), `demo-${name}`);
  for (let from = 0; from < count; from += 400) {
    const records = Array.from({ length: Math.min(400, count - from) }, (_, index) => oldRecord(`n${from + index}`));
    await database.commit(records.map((record) => ({ do: "put", path: `notes/${record.id}`, fields: fieldsOf(before, record) })), owner);
  }
  await database.loadRules(rulesText(emitted(before)));
  return database;
}

const oldRecord = (id: string) => ({ id, owner: "ann", text: `text of ${id}`, count: 7, level: "high", seen: "2026-01-02T03:04:05.123456Z", place: { town: "Oslo" }, parts: [{ title: "one" }, { title: "two" }], fax: "12" });
const newRecord = (id: string) => ({ id, owner: "ann", body: `body of ${id}`, count: "8", level: "top", seen: "2026-01-02T03:04:05.123Z", place: { city: "Oslo" }, parts: [{ name: "one", kind: "b" }], stars: 5 });

function fieldsOf(schema: Schema, record: { readonly [name: string]: unknown }): Fields {
  const [entity] = schema.entities;
  return encodeRecord(entity as Schema["entities"][number], schema.project, record as never);
}

async function read(database: Database, id: string): Promise<Fields> {
  const reply = await database.get(`notes/${id}`, owner);
  return "fields" in reply ? (reply.fields as Fields) : {};
}

const phase = (name: string) => plan.steps.filter((step) => step.phase === name);

test("each step says what it does, why, and what it takes away", () => {
  expect(plan.byHand).toEqual([]);
  expect(plan.steps.map(({ phase: when, mode, about, effect }) => `${when} ${mode} ${effect}: ${about}`)).toEqual([
    "expand alone reversible: make an index of notes",
    "expand alone reversible: let clients of both contracts write",
    "backfill batches lossy: convert the documents of n.note",
    "switch alone reversible: ask whether every document of n.note is as the contract says",
    "switch alone reversible: hold every write to the new contract",
    "contract batches reversible: remove what the documents of n.note hold under another name",
    "contract batches irreversible: remove from the documents of n.note what no contract knows",
    "contract alone reversible: take an index of notes away",
  ]);
  expect(plan.steps.every(({ cause }) => cause.length > 0)).toBe(true);
});

test("documents are converted while clients of both contracts write, and nobody is refused", async () => {
  const database = await filled("backfill", 120);
  const session = await sessionIn("demo-backfill");
  let number = 0;
  const write = async (schema: Schema, record: { readonly [name: string]: unknown }, id: string, changed: readonly string[]): Promise<void> => {
    const token = tokenOf(ann, schema.project);
    const fields = fieldsOf(schema, record);
    expect(await database.commit([{ do: "create", path: `notes/${id}`, fields, now: schema === after ? ["since"] : [] }], token)).toMatchObject({ ok: true });
    expect(await database.commit([{ do: "update", path: `notes/${id}`, fields: Object.fromEntries(changed.map((key) => [key, fields[key] as Fields[string]])), changed, now: [] }], token)).toMatchObject({ ok: true });
    expect(await database.get(`notes/${id}`, token)).toMatchObject({ ok: true });
  };
  const both = async (): Promise<void> => {
    for (let index = 0; index < 5 && number < 20; index += 1) {
      number += 1;
      await write(before, oldRecord(`old${number}`), `old${number}`, ["text", "level"]);
      await write(after, newRecord(`new${number}`), `new${number}`, ["body", "level"]);
    }
  };
  for (const [index, step] of [...phase("expand"), ...phase("backfill")].entries()) {
    const [last] = (await send(session, step, index, { between: step.phase === "backfill" ? both : undefined })).slice(-1);
    expect(last).toMatchObject({ is: "done" });
    if (step.phase === "expand" && step.about.startsWith("let")) await both();
  }
  for (const [index, step] of phase("switch").entries()) expect((await send(session, step, 20 + index)).at(-1)).toMatchObject({ is: "done" });
  const converted = await read(database, "n119");
  expect(converted).toMatchObject({
    text: { stringValue: "text of n119" }, body: { stringValue: "text of n119" }, count: { stringValue: "7" }, level: { stringValue: "top" }, seen: { timestampValue: "2026-01-02T03:04:05.123Z" },
    place: { mapValue: { fields: { town: { stringValue: "Oslo" }, city: { stringValue: "Oslo" } } } }, stars: { integerValue: "3" },
    parts: { arrayValue: { values: ["one", "two"].map((name) => ({ mapValue: { fields: { title: { stringValue: name }, name: { stringValue: name } } } })) } },
  });
  expect(Object.keys(converted["since"] ?? {})).toEqual(["timestampValue"]);
  for (const [index, step] of phase("contract").entries()) expect((await send(session, step, 30 + index)).at(-1)).toMatchObject({ is: "done" });
  const { since, seen, ...last } = await read(database, "old1");
  expect(seen).toEqual({ timestampValue: "2026-01-02T03:04:05.123Z" });
  expect(since).toBeDefined();
  const { seen: _, ...expected } = fieldsOf(after, { ...newRecord("old1"), body: "text of old1", count: "7", stars: 3, parts: [{ name: "one" }, { name: "two" }] });
  expect(last).toEqual(expected);
  await write(after, newRecord("last"), "last", ["body"]);
  await session.close();
});

test("what the backfill did is taken back, and the old documents are as they were", async () => {
  const database = await filled("undo", 3);
  const session = await sessionIn("demo-undo");
  const [convert] = phase("backfill");
  if (convert === undefined) throw new Error("there is nothing to convert");
  const old = await read(database, "n1");
  await send(session, convert, 1);
  expect(await read(database, "n1")).not.toEqual(old);
  await send(session, convert, 1, { direction: "down" });
  // What was cut is gone: the step says that it is lossy.
  expect(await read(database, "n1")).toEqual({ ...old, seen: { timestampValue: "2026-01-02T03:04:05.123Z" } });
  await session.close();
});

test("two values are both kept, and told; a document that is not converted stops the switch", async () => {
  const database = await filled("conflict", 2);
  const session = await sessionIn("demo-conflict");
  await database.commit([{ do: "put", path: "notes/n0", fields: { ...fieldsOf(before, oldRecord("n0")), body: { stringValue: "another" }, count: { stringValue: "many" } } }], owner);
  await database.commit([{ do: "put", path: "notes/n1", fields: { owner: { stringValue: "ann" } } }], owner);
  const [convert] = phase("backfill");
  const [check] = phase("switch");
  const [remove] = phase("contract");
  if (convert === undefined || check === undefined || remove === undefined) throw new Error("steps are missing");
  expect((await send(session, convert, 1)).at(-1)).toMatchObject({ is: "done", found: expect.stringContaining("1 documents") as string });
  expect(await send(session, check, 2)).toMatchObject([{ is: "failed", message: "1 of 2 documents of notes are not as the contract says", detail: expect.stringContaining("notes/n1: id is missing") as string }]);
  await send(session, remove, 3);
  expect(await read(database, "n0")).toMatchObject({ text: { stringValue: "text of n0" }, body: { stringValue: "another" } });
  await session.close();
});

test("a runner that is killed in the middle leaves whole documents, and the next one goes on", async () => {
  const database = await filled("killed", 240);
  const [convert] = phase("backfill");
  const program = fileURLToPath(new URL("backfill-program.ts", import.meta.url));
  const child = spawn(process.execPath, ["--conditions=concord-source", program, "demo-killed", JSON.stringify(convert)], { stdio: ["ignore", "pipe", "inherit"] });
  await once(createInterface({ input: child.stdout }), "line");
  child.kill("SIGKILL");
  await once(child, "exit");
  const isConverted = async (id: string): Promise<boolean> => "body" in (await read(database, id));
  expect([await isConverted("n0"), await isConverted("n99")]).toEqual([true, false]);
  const session = await sessionIn("demo-killed");
  const outcomes = await send(session, convert as NonNullable<typeof convert>, 1);
  const rows = outcomes.reduce((sum, outcome) => sum + (outcome.is === "done" ? outcome.rows : 0), 0);
  expect(rows).toBeGreaterThan(0);
  expect(rows).toBeLessThanOrEqual(190);
  for (const id of ["n0", "n99", "n150", "n239"]) expect(await isConverted(id)).toBe(true);
  expect(await send(session, convert as NonNullable<typeof convert>, 2)).toMatchObject([{ is: "done", rows: 0 }]);
  await session.close();
});

test("there is one runner: another one waits until it ends, or is silent too long", async () => {
  const [one, other] = [await sessionIn("demo-lease", 200), await sessionIn("demo-lease", 200)];
  expect(await one.tryLock()).toEqual({ taken: true });
  expect(await other.tryLock()).toMatchObject({ taken: false });
  expect(await one.tryLock()).toEqual({ taken: true });
  await one.unlock();
  expect(await other.tryLock()).toEqual({ taken: true });
  await expect.poll(async () => (await one.tryLock()).taken).toBe(true);
  expect(await other.run({ migration: "m", direction: "up", mode: "alone", statements: [{ ordinal: 1, text: "{}", hash: "", rows: 0, batches: 0 }] })).toMatchObject({ is: "busy" });
  await Promise.all([one.close(), other.close()]);
});

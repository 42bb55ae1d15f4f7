import { diff } from "@concord/changes";
import type { Schema } from "@concord/core";
import { expect, inject, test } from "vitest";
import { Database } from "../src/driver/database.ts";
import { owner, tokenOf } from "../src/driver/token.ts";
import type { Fields } from "../src/driver/value.ts";
import { statementOf } from "../src/evolve/cut.ts";
import { planFirestore } from "../src/evolve/plan.ts";
import { reservedBy } from "../src/evolve/reserve.ts";
import { ann } from "./asking.ts";
import { emitted, rulesText, schemaOf } from "./contracts.ts";
import { send, sessionIn } from "./migrating.ts";

const contract = (unique: string): Schema => schemaOf({
  "n/name": `entity: name\nplural: names\ndescription: Belongs to somebody.\nfields:\n  id:    { type: uid }\n  owner: { type: uid }\n  text:  { type: string, maxLength: 20, optional: true }\n${unique}access: { read: signedIn, create: auth.uid == owner, update: auth.uid == owner, delete: auth.uid == owner }\n`,
});
const before = contract("");
const after = contract("unique:\n  - { fields: [text], nulls: distinct, firestore: { by: companion } }\n");
const plan = planFirestore(before, after, diff(before, after));
const host = (): string => inject("firestore") as string;
const text = (stringValue: string) => ({ stringValue });
const nameOf = (id: string, value?: string): Fields => ({ id: text(id), owner: text("ann"), ...(value === undefined ? {} : { text: text(value) }) });
const token = tokenOf(ann, before.project);

/** A project of its own with documents that were written when nothing was unique. */
async function filled(project: string, names: Readonly<Record<string, string | undefined>>): Promise<Database> {
  const database = new Database(host(), project);
  await database.commit(Object.entries(names).map(([id, value]) => ({ do: "put", path: `names/${id}`, fields: nameOf(id, value) })), owner);
  await database.loadRules(rulesText(emitted(before)));
  return database;
}

const holderOf = async (database: Database, id: string): Promise<string | undefined> => {
  const reply = await database.get(`names_by_text/${id}`, owner);
  return "fields" in reply ? ((reply.fields as Fields)["id"] as { readonly stringValue?: string } | undefined)?.stringValue : undefined;
};
const oldWrites = (database: Database, id: string, value: string, isNew: boolean) =>
  database.commit([isNew ? { do: "create", path: `names/${id}`, fields: nameOf(id, value), now: [] } : { do: "update", path: `names/${id}`, fields: { text: text(value) }, changed: ["text"], now: [] }], token);
const newWrites = (database: Database, id: string, value: string) =>
  database.commit([{ do: "create", path: `names/${id}`, fields: nameOf(id, value), now: [] }, { do: "create", path: `names_by_text/=${value}`, fields: { id: text(id) }, now: [] }], token);

test("each step says what it does and what undoes it, and is a request that a file may hold", () => {
  expect(plan.steps.map(({ phase, mode, about, effect }) => `${phase} ${mode} ${effect}: ${about}`)).toEqual([
    "expand alone reversible: let clients of both contracts write",
    "backfill batches reversible: keep every text of n.name taken",
    "switch alone reversible: ask whether every text of n.name is there once, and kept taken",
    "switch alone reversible: hold every write to the new contract",
    "switch batches reversible: keep what old clients wrote meanwhile taken: text of n.name",
    "switch batches reversible: free what nobody has any more: text of n.name",
  ]);
  for (const { statements, undo, cause } of plan.steps) {
    expect(cause.length).toBeGreaterThan(0);
    for (const each of [...statements, ...undo]) expect(statementOf(each).do).not.toBe("");
  }
  const back = planFirestore(after, before, diff(after, before));
  expect(back.steps.map(({ about }) => about)).toContain("delete the documents that kept text of n.name taken");
});

test("documents get their companions while clients of both contracts write, and then what is taken is taken", async () => {
  const database = await filled("demo-reserve", Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`n${index}`, index === 7 ? undefined : `text ${index}`])));
  const session = await sessionIn("demo-reserve");
  let count = 0;
  const between = async (): Promise<void> => {
    count += 1;
    expect(await oldWrites(database, `old${count}`, `old ${count}`, true)).toMatchObject({ ok: true });
    expect(await oldWrites(database, "n3", `changed ${count}`, false)).toMatchObject({ ok: true });
    expect(await newWrites(database, `new${count}`, `new${count}`)).toMatchObject({ ok: true });
  };
  for (const [index, step] of plan.steps.entries()) {
    const writes = step.phase === "backfill" && count < 3;
    const outcomes = await send(session, step, index, { between: writes ? async () => { if (count < 3) await between(); } : undefined });
    expect(outcomes.at(-1)).toMatchObject({ is: "done" });
    // What an old client writes between the last question and the final rules has no companion until those are in force.
    if (step.about.startsWith("ask whether")) await oldWrites(database, "n4", "late", false);
  }
  expect(count).toBe(3);
  expect([await holderOf(database, "=text 59"), await holderOf(database, "=late"), await holderOf(database, "=text 4"), await holderOf(database, "=changed 3"), await holderOf(database, "=changed 1"), await holderOf(database, "=new2"), await holderOf(database, "=old 1")])
    .toEqual(["n59", "n4", undefined, "n3", undefined, "new2", "old1"]);
  // An old client's word is taken no more, another one's neither.
  expect(await oldWrites(database, "x1", "text 5", true)).toMatchObject({ ok: false });
  expect(await newWrites(database, "x2", "text 5")).toMatchObject({ ok: false });
  expect(await newWrites(database, "x3", "fresh")).toMatchObject({ ok: true });
  await session.close();
});

test("a value that two documents have stops the switch by their paths and without the value, and it goes on when one is another", async () => {
  const database = await filled("demo-twice", { a: "same~secret", b: "same~secret", c: "own" });
  const session = await sessionIn("demo-twice");
  const [, keep, ask] = plan.steps;
  if (keep === undefined || ask === undefined) throw new Error("steps are missing");
  expect((await send(session, keep, 1)).at(-1)).toMatchObject({ is: "done", found: "1 documents have what another one has too" });
  const [refused] = await send(session, ask, 2);
  expect(refused).toMatchObject({ is: "failed", message: "1 of 3 documents of names have what is not kept taken for them", detail: "names/b: another document has the same (text)" });
  expect(JSON.stringify(refused)).not.toContain("secret");
  await database.commit([{ do: "put", path: "names/a", fields: nameOf("a", "other") }], owner);
  await send(session, keep, 3);
  expect(await send(session, ask, 4)).toMatchObject([{ is: "done" }]);
  expect([await holderOf(database, "=same%7Esecret"), await holderOf(database, "=other")]).toEqual(["b", "a"]);
  await session.close();
});

test("another runner goes on where one stopped, and undoing it leaves no companion", async () => {
  const database = await filled("demo-resume", Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`n${String(index).padStart(3, "0")}`, `t${index}`])));
  const keep = plan.steps[1] as (typeof plan.steps)[number];
  const first = await sessionIn("demo-resume");
  const stop = new Error("stopped");
  await expect(send(first, keep, 1, { between: () => Promise.reject(stop) })).rejects.toBe(stop);
  await first.unlock();
  await first.close();
  expect([await holderOf(database, "=t0"), await holderOf(database, "=t100")]).toEqual(["n000", undefined]);
  const second = await sessionIn("demo-resume");
  const rows = (await send(second, keep, 1)).reduce((sum, outcome) => sum + (outcome.is === "done" ? outcome.rows : 0), 0);
  expect([rows, await holderOf(database, "=t100")]).toEqual([70, "n100"]);
  expect((await send(second, keep, 5, { direction: "down" })).at(-1)).toMatchObject({ is: "done" });
  expect([await holderOf(database, "=t0"), await holderOf(database, "=t100")]).toEqual([undefined, undefined]);
  await second.close();
});

test("the companion of a stored document is the one that rules and the generated function make", () => {
  const taken = { collection: "c", by: ["a", "b"], nulls: "equal", holder: ["id", "n"] } as const;
  expect(reservedBy(taken, { a: "x/y~z%", b: 7n, id: "i", n: 3 })).toEqual({ path: "c/=x%2Fy%7Ez%25~=7", data: { id: "i", n: "3" } });
  expect(reservedBy(taken, { a: null, id: "i", n: 3 })).toEqual({ path: "c/-~-", data: { id: "i", n: "3" } });
  expect(reservedBy({ ...taken, nulls: "distinct" }, { a: null, b: "x", id: "i", n: 3 })).toBeUndefined();
  expect(reservedBy(taken, { a: true, b: "x", id: "i", n: 3 })).toBeUndefined();
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { Database } from "../../packages/firestore/src/driver/database.ts";
import { owner } from "../../packages/firestore/src/driver/token.ts";
import type { Fields } from "../../packages/firestore/src/driver/value.ts";
import { runWith } from "../scenarios/world.ts";

const folder = mkdtempSync(join(tmpdir(), "concord-data-"));
const host = inject("firestore") as string;
const database = new Database(host, "demo-data");
const check = (...args: readonly string[]) => runWith({ FIRESTORE_EMULATOR_HOST: host }, folder, "check", "--data", "--target", "demo-data", ...args);
const text = (stringValue: string) => ({ stringValue });
const put = (documents: Readonly<Record<string, Fields>>) => database.commit(Object.entries(documents).map(([path, fields]) => ({ do: "put", path, fields })), owner);

const client = (id: string, email: string): Fields => ({ id: text(id), email: text(email) });
const order = (id: string, more: Fields = {}): Fields => ({ id: text(id), clientId: text("ann"), count: { integerValue: "3" }, at: { timestampValue: "2026-01-02T03:04:05.006Z" }, ...more });

beforeAll(async () => {
  mkdirSync(join(folder, "schemas/shop"), { recursive: true });
  writeFileSync(join(folder, "schemas/project.yaml"), "name: shop\nstores: [firestore]\n");
  writeFileSync(join(folder, "schemas/shop/client.yaml"), "entity: client\nplural: clients\ndescription: Who orders.\nfields:\n  id:    { type: uid }\n  email: { type: string, maxLength: 40, unique: true }\n");
  writeFileSync(join(folder, "schemas/shop/order.yaml"), "entity: order\nplural: orders\ndescription: What somebody ordered.\nfields:\n  id:       { type: uid }\n  clientId: { ref: client }\n  count:    { type: int32, minimum: 0, maximum: 10 }\n  at:       { type: timestamp }\n  note:     { type: string, maxLength: 5, optional: true }\n");
  await put({ "clients/ann": client("ann", "a@x"), "clients/bob": client("bob", "b@x"), "orders/o1": order("o1"), "orders/o2": order("o2", { note: text("short") }) });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("records that servers wrote as the contracts say are found to be so", async () => {
  expect(await check()).toMatchObject({ code: 0, out: "4 records of the Firestore project demo-data checked: the contracts have nothing against them.\n", err: "" });
});

test("what the contract refuses, what leads nowhere and what is there twice is named", async () => {
  await put({
    "clients/cid": client("cid", "a@x"),
    "orders/bad1": order("bad1", { count: { integerValue: "11" } }), "orders/bad2": order("bad2", { note: text("much too long") }), "orders/bad3": order("bad3", { clientId: text("nobody") }),
    "orders/bad4": { id: text("bad4") }, "orders/bad5": order("bad5", { at: text("yesterday") }),
  });
  const { out, code } = await check("--json");
  const { findings, records } = JSON.parse(out) as { readonly records: number; readonly findings: readonly { readonly at: string; readonly is: string; readonly what: string }[] };
  expect(findings.map(({ at, is, what }) => [at, is, what.split(" ")[0]])).toEqual([
    ["clients/cid", "duplicate", "email"], ["orders/bad1", "refused", "count:"], ["orders/bad2", "refused", "note:"], ["orders/bad4", "unreadable", "clientId:"],
    ["orders/bad5", "unreadable", "Invalid"], ["orders/bad3", "orphan", "clientId"],
  ]);
  expect([records, code]).toEqual([10, 1]);
  expect((await check()).out).toContain("clients/cid: duplicate: email is that of clients/ann\n");
});

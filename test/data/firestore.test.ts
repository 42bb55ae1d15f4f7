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
  writeFileSync(join(folder, "schemas/shop/client.yaml"), "entity: client\nplural: clients\ndescription: Who orders.\nfields:\n  id:    { type: uid, pii: name }\n  email: { type: string, maxLength: 40, unique: true }\n");
  writeFileSync(join(folder, "schemas/shop/order.yaml"), "entity: order\nplural: orders\ndescription: What somebody ordered.\nfields:\n  id:       { type: uid }\n  clientId: { ref: client }\n  count:    { type: int32, minimum: 0, maximum: 10 }\n  at:       { type: timestamp }\n  note:     { type: string, maxLength: 5, optional: true }\n");
  await put({ "clients/ann": client("ann", "a@x"), "clients/bob": client("bob", "b@x"), "orders/o1": order("o1"), "orders/o2": order("o2", { note: text("short") }) });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("records that servers wrote as the contracts say are found to be so", async () => {
  expect(await check()).toMatchObject({ code: 0, out: "4 records of the Firestore project demo-data looked at: they are what the contracts say.\n", err: "" });
});

test("what the contract refuses, what leads nowhere and what is there twice is named, and no value of it", async () => {
  await put({
    "clients/cid": client("cid", "a@x"),
    "orders/bad1": order("bad1", { count: { integerValue: "11" } }), "orders/bad2": order("bad2", { note: text("much too long") }), "orders/bad3": order("bad3", { clientId: text("nobody") }),
    "orders/bad4": { id: text("bad4") }, "orders/bad5": order("bad5", { at: text("yesterday") }),
  });
  const { out, code } = await check("--json");
  const { findings, entities } = JSON.parse(out) as { readonly entities: readonly object[]; readonly findings: readonly { readonly constraint: string; readonly fault: string; readonly keys: readonly (readonly string[])[] }[] };
  expect(findings.map(({ constraint, fault, keys }) => [constraint, fault, keys.flat().join()])).toEqual([
    ["shop.order:type", "unreadable", "orders/bad4,orders/bad5"], ["shop.order/count:maximum", "refused", "orders/bad1"], ["shop.order/note:maxLength", "refused", "orders/bad2"],
    ["shop.order:reference:clientId", "orphan", "orders/bad3"], ["shop.client:unique:email", "duplicate", expect.stringMatching(/^#[0-9a-f]{12}$/u) as string],
  ]);
  expect(entities).toMatchObject([{ rows: 3, duplicate: 1 }, { rows: 7, unreadable: 2, refused: 2, orphan: 1 }]);
  expect(code).toBe(1);
  const { out: told } = await check();
  expect(told).toMatch(/shop\.client:unique:email +is there twice +1 +· +#[0-9a-f]{12}\n/u);
  expect(told).toContain("10 records of the Firestore project demo-data looked at: 5 constraints broken.\n");
  expect(`${out}${told}`).not.toMatch(/a@x|cid|nobody|much too|yesterday/u);
});

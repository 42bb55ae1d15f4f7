import { createDatabase, runScript, type Database } from "@concord/postgres/driver";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { Database as Documents } from "../../packages/firestore/src/driver/database.ts";
import { owner } from "../../packages/firestore/src/driver/token.ts";
import type { Fields } from "../../packages/firestore/src/driver/value.ts";
import { runHere, runWith } from "../scenarios/world.ts";

const folder = mkdtempSync(join(tmpdir(), "concord-together-"));
const host = inject("firestore") as string;
const [address] = inject("postgres");
const documents = new Documents(host, "demo-together");
const text = (stringValue: string) => ({ stringValue });
const put = (all: Readonly<Record<string, Fields>>) => documents.commit(Object.entries(all).map(([path, fields]) => ({ do: "put", path, fields })), owner);
let database: Database;
const check = (store: string, ...more: readonly string[]) =>
  runWith({ FIRESTORE_EMULATOR_HOST: host, DATABASE_URL: `postgresql://postgres@${encodeURIComponent(address?.host ?? "")}:${address?.port}/${database.name}` }, folder, "check", "--data", "--store", store, "--target", "demo-together", ...more);

// Who orders stands in both stores, what is ordered in Firestore alone, and what is paid for it in PostgreSQL alone.
const contracts: Readonly<Record<string, string>> = {
  user: "entity: user\nplural: users\ndescription: Who orders.\nstores: [postgres, firestore]\nprimary: postgres\nfields:\n  id:    { type: uid }\n  email: { type: string, maxLength: 40, unique: true, pii: contact }\n",
  staff: "entity: staff\nplural: staff\ndescription: Who packs.\nstores: [postgres]\nfields:\n  id: { type: uid }\n",
  order: "entity: order\nplural: orders\ndescription: What somebody ordered.\nstores: [firestore]\nfields:\n  id:       { type: uid }\n  userId:   { ref: user }\n  packedBy: { ref: staff, optional: true, enforce: none }\n",
  payment: "entity: payment\nplural: payments\ndescription: What was paid for an order.\nstores: [postgres]\nfields:\n  id:      { type: uid }\n  orderId: { ref: order, enforce: none }\n",
};

beforeAll(async () => {
  if (address === undefined) throw new Error("no PostgreSQL was started");
  mkdirSync(join(folder, "schemas/shop"), { recursive: true });
  writeFileSync(join(folder, "schemas/project.yaml"), "name: shop\nstores: [postgres, firestore]\nprimary: postgres\n");
  for (const [name, contract] of Object.entries(contracts)) writeFileSync(join(folder, "schemas/shop", `${name}.yaml`), contract);
  expect(await runHere(folder, "build")).toMatchObject({ code: 0 });
  database = await createDatabase(address);
  await runScript(database, readFileSync(join(folder, "generated/postgres/schema.sql"), "utf8"));
  await runScript(database, "INSERT INTO shop.users (id, email) VALUES ('ann', 'ann@x'), ('bob', 'bob@x'); INSERT INTO shop.staff (id) VALUES ('sue'); INSERT INTO shop.payments (id, order_id) VALUES ('p1', 'o1');");
  await put({ "users/ann": { id: text("ann"), email: text("ann@x") }, "users/bob": { id: text("bob"), email: text("bob@x") }, "orders/o1": { id: text("o1"), userId: text("ann"), packedBy: text("sue") } });
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

test("records of two stores that go together are found to do so", async () => {
  expect(await check("postgres,firestore")).toEqual({
    code: 0, err: "",
    out: "4 records of the database that DATABASE_URL names looked at: they are what the contracts say.\n3 records of the Firestore project demo-together looked at: they are what the contracts say.\n",
  });
});

test("what leads from one to nothing in the other, what is there once in each and twice in both, and what one has alone", async () => {
  await runScript(database, "INSERT INTO shop.users (id, email) VALUES ('cid', 'cid@x'); INSERT INTO shop.payments (id, order_id) VALUES ('p2', 'gone');");
  await put({ "users/dan": { id: text("dan"), email: text("cid@x") }, "orders/o2": { id: text("o2"), userId: text("ann"), packedBy: text("nobody") }, "orders/o3": { id: text("o3"), userId: text("eve") } });
  const { out, code } = await check("postgres,firestore", "--json");
  const { stores } = JSON.parse(out) as { readonly stores: readonly { readonly store: string; readonly elsewhere: readonly string[]; readonly findings: readonly { readonly constraint: string; readonly fault: string; readonly keys: readonly (readonly string[])[] }[] }[] };
  expect(stores.map(({ store, elsewhere, findings }) => [store, elsewhere, ...findings.map(({ constraint, fault, keys }) => `${constraint} ${fault} ${keys.flat().join()}`).toSorted()])).toEqual([
    ["postgres", [], "shop.payment:reference:orderId orphan p2", "shop.user:stores alone cid"],
    ["firestore", [], "shop.order:reference:packedBy orphan orders/o2", "shop.order:reference:userId orphan orders/o3", "shop.user:stores alone users/dan", "shop.user:unique:email duplicate users/dan"],
  ]);
  expect([code, out.includes("@x")]).toEqual([1, false]);
  const alone = await check("firestore");
  expect(alone.err).toBe("Not looked at: shop.order:reference:packedBy.\n");
  expect(alone.out).toContain("shop.order:reference:userId");
  expect((await check("postgres")).out).toContain("Not looked at, since what they lead to is in another store: shop.payment:reference:orderId.");
});

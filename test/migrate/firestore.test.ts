import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { Database } from "../../packages/firestore/src/driver/database.ts";
import { owner } from "../../packages/firestore/src/driver/token.ts";
import { runWith } from "../scenarios/world.ts";

const folder = mkdtempSync(join(tmpdir(), "concord-firestore-"));
const project = "demo-plan";
const host = inject("firestore") as string;
const database = new Database(host, project);
const concord = (...args: readonly string[]) => runWith({ FIRESTORE_EMULATOR_HOST: host, GOOGLE_CLOUD_PROJECT: project }, folder, ...args);
const files = (store: string): readonly string[] => readdirSync(join(folder, "schemas/migrations", store)).sort();

function write(fields: string): void {
  writeFileSync(join(folder, "schemas/shop/order.yaml"), `entity: order\nplural: orders\ndescription: What somebody ordered.\nfields:\n  id:    { type: uid }\n  owner: { type: uid }\n${fields}access:\n  read: auth.uid == owner\n  create: auth.uid == owner\n  update: auth.uid == owner\n`);
}

beforeAll(() => {
  mkdirSync(join(folder, "schemas/shop"), { recursive: true });
  writeFileSync(join(folder, "schemas/project.yaml"), "name: shop\nstores: [postgres, firestore, bigquery]\nprimary: postgres\n");
  write("  text:  { type: string, maxLength: 20 }\n  fax:   { type: string, maxLength: 20, optional: true }\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a plan holds what each store has to do, and Firestore's part is run, seen and undone", async () => {
  expect(await concord("plan", "--name", "make_orders")).toMatchObject({ code: 0 });
  expect(files("firestore")).toEqual(["1970-01-01_make_orders.firestore", "1970-01-01_make_orders.rollback.firestore"]);
  expect(readFileSync(join(folder, "schemas/migrations/bigquery/1970-01-01_make_orders.sql"), "utf8")).toContain("CREATE TABLE IF NOT EXISTS `shop`.`orders`");
  expect(await concord("migrate", "--store", "firestore")).toMatchObject({ code: 0, out: expect.stringContaining("1970-01-01_make_orders") as string });
  expect(await concord("verify", "--store", "firestore")).toMatchObject({ code: 0 });
  const old = { id: { stringValue: "x" }, owner: { stringValue: "ann" }, text: { stringValue: "hello" }, fax: { stringValue: "12" } };
  await database.commit([{ do: "put", path: "orders/x", fields: old }], owner);

  write("  body:  { type: string, maxLength: 20, was: [text] }\n  stars: { type: int32, default: 1 }\n");
  const planned = await concord("plan", "--name", "rename_text");
  expect(planned).toMatchObject({ code: 0, out: expect.stringContaining("let clients of both contracts write") as string });
  expect(files("firestore")).toHaveLength(6);
  expect(files("bigquery")).toHaveLength(6);
  expect((await concord("migrate", "--store", "firestore", "--dry-run")).out).toContain(`{"copy":["text"],"to":"body"}`);
  expect(await concord("migrate", "--store", "firestore")).toMatchObject({ code: 0 });
  expect(await concord("verify", "--store", "firestore")).toMatchObject({ code: 0 });
  expect(await database.get("orders/x", owner)).toMatchObject({ fields: { ...old, body: old.text, stars: { integerValue: "1" } } });
  expect((await concord("status", "--store", "firestore")).out).toContain("1970-01-01_rename_text_contract");
  // What the old clients need goes last, and what no contract knows goes for good.
  expect(await concord("migrate", "--store", "firestore", "--contract")).toMatchObject({ code: 2, err: expect.stringContaining("removes fax from the documents of orders") as string });
  expect(await concord("rollback", "--store", "firestore", "--without-backup", project)).toMatchObject({ code: 0 });
  expect(await database.get("orders/x", owner)).toMatchObject({ fields: old });
  expect(await concord("rollback", "--store", "firestore")).toMatchObject({ code: 0 });
  expect((await concord("verify", "--store", "firestore")).out).toContain("is missing");
});

test("what would be sent to BigQuery is shown as requests, with what it is worth, and nothing is sent", async () => {
  const { out, err, code } = await concord("migrate", "--store", "bigquery", "--dry-run", "--target", "shop-1");
  expect([code, err]).toEqual([0, expect.stringContaining("nothing of this was ever tried on BigQuery") as string]);
  expect(out).toContain("POST projects/shop-1/jobs\n");
  expect(out).toContain('"jobId": "concord_1970-01-01_make_orders_up_1"');
  expect(out).toContain("-- takes data away: ALTER TABLE `shop`.`orders` DROP COLUMN");
  const json = JSON.parse((await concord("migrate", "--store", "bigquery", "--dry-run", "--to", "1970-01-01_make_orders", "--json")).out) as { readonly due: unknown; readonly steps: readonly { readonly requests: readonly unknown[] }[] };
  expect(json).toMatchObject({ exit: 0, result: "dry-run", experimental: true, due: ["1970-01-01_make_orders"] });
  expect(json.steps.flatMap(({ requests }) => requests)).toContainEqual({ call: "POST projects/${BIGQUERY_PROJECT_ID}/jobs", body: { jobReference: { projectId: "${BIGQUERY_PROJECT_ID}", jobId: "concord_1970-01-01_make_orders_up_1", location: "US" }, configuration: { query: { query: expect.stringContaining("CREATE ") as string, useLegacySql: false } } } });
  expect(await concord("status", "--store", "bigquery")).toMatchObject({ code: 2, err: expect.stringContaining("no BigQuery project is named, so nothing is sent") as string });
});

test("where nobody chose a store, the others that have migrations are told of", async () => {
  const [server] = inject("postgres");
  const status = (...args: readonly string[]) => runWith({ DATABASE_URL: `postgresql://postgres@${encodeURIComponent(server?.host ?? "")}:${server?.port}/postgres` }, folder, "status", ...args);
  expect((await status()).err).toBe("There are migrations of firestore, too: concord status --store firestore\nThere are migrations of bigquery, too: concord status --store bigquery\n");
  expect((await status("--store", "postgres")).err).toBe("");
});

test("a project at Google is never reached by the environment alone", async () => {
  const { err, code } = await runWith({ GOOGLE_CLOUD_PROJECT: "production" }, folder, "migrate", "--store", "firestore");
  expect(err).toContain("no Firestore is named");
  expect(code).toBe(2);
});

import { readDirectory } from "@concord/migrate";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startBigquery, type BigqueryServer } from "../../packages/bigquery/test/server/server.ts";
import { runWith } from "../scenarios/world.ts";

const folder = mkdtempSync(join(tmpdir(), "concord-bigquery-"));
const migrations = join(folder, "schemas/migrations/bigquery");
const experimental = "Experimental: nothing of this was ever tried on BigQuery itself.\n";
let server: BigqueryServer;
const concord = (...args: readonly string[]) => runWith({ BIGQUERY_EMULATOR_HOST: server.url, BIGQUERY_PROJECT_ID: "shop-1" }, folder, ...args);

function write(fields: string): void {
  writeFileSync(join(folder, "schemas/shop/order.yaml"), `entity: order\nplural: orders\ndescription: What somebody ordered.\nfields:\n  id:    { type: uid }\n${fields}`);
}

beforeAll(async () => {
  server = await startBigquery("shop-1", "europe-north1");
  server.looks = 0;
  mkdirSync(join(folder, "schemas/shop"), { recursive: true });
  writeFileSync(join(folder, "schemas/project.yaml"), "name: shop\nstores: [bigquery]\nbigquery: { location: europe-north1 }\n");
  write("  text:  { type: string, maxLength: 20 }\n  fax:   { type: string, maxLength: 20, optional: true }\n");
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

test("what was planned is run, told, compared and undone, and every word of it says that it is experimental", async () => {
  expect(await concord("plan", "--name", "make_orders")).toMatchObject({ code: 0 });
  expect(await concord("migrate", "--store", "bigquery")).toMatchObject({ code: 0, out: "1 migration run: 1970-01-01_make_orders.\n", err: expect.stringContaining(experimental) as string });
  expect(await concord("verify", "--store", "bigquery")).toEqual({ code: 0, out: "5 things of the BigQuery project shop-1 compared: it is what the contracts say.\n", err: experimental });

  write("  body:  { type: string, maxLength: 40, was: [text] }\n  stars: { type: int32, default: 1 }\n");
  expect(await concord("plan", "--name", "rename_text")).toMatchObject({ code: 0 });
  const status = await concord("status", "--store", "bigquery");
  expect(status).toMatchObject({ code: 0, out: expect.stringContaining("1970-01-01_rename_text") as string });
  expect(await concord("migrate", "--store", "bigquery")).toMatchObject({ code: 0 });
  // What takes the old clients' column away waits, and then a backup is asked for.
  expect(await concord("migrate", "--store", "bigquery", "--contract")).toMatchObject({ code: 2, err: expect.stringContaining("takes data away") as string });
  const drifted = await concord("verify", "--store", "bigquery");
  expect(drifted.out).toContain("column shop.orders.fax");
  expect(await concord("migrate", "--store", "bigquery", "--contract", "--without-backup", "shop-1")).toMatchObject({ code: 0 });
  expect(await concord("verify", "--store", "bigquery")).toMatchObject({ code: 0 });
  expect(JSON.parse((await concord("verify", "--store", "bigquery", "--json")).out)).toMatchObject({ exit: 0, store: "bigquery", experimental: true, project: "shop-1", differences: [] });
  expect(await concord("rollback", "--store", "bigquery", "--last", "1", "--without-backup", "shop-1")).toMatchObject({ code: 0 });
  expect(server.faults).toEqual([]);
});

test("a statement that is refused is shown where it stands, with what BigQuery says and what to do", async () => {
  const file = "1970-01-02_break_it.sql";
  const { head } = readDirectory(readdirSync(migrations).map((name) => ({ file: name, text: readFileSync(join(migrations, name), "utf8") })));
  writeFileSync(join(migrations, file), `-- migration: 1970-01-02_break_it\n-- after: ${head}\n\n-- step: alone\nALTER TABLE \`shop\`.\`orders\` RENAME COLUMN \`none\` TO \`more\`;\n`);
  const { code, err } = await concord("migrate", "--store", "bigquery", "--out-of-order", "--contract", "--without-backup", "shop-1");
  expect(code).toBe(2);
  expect(err).toContain(file);
  expect(err).toContain("RENAME COLUMN `none`");
  expect(err).toContain("there is no column none");
  expect(err).toContain("concord migrate --store bigquery");
});

test("nothing is sent where no project is named, none that another one's statements name, and what lets one in is never told", async () => {
  const named = await runWith({}, folder, "status", "--store", "bigquery");
  expect(named).toMatchObject({ code: 2, out: "", err: expect.stringContaining("no BigQuery project is named, so nothing is sent to BigQuery") as string });
  for (const command of ["migrate", "rollback", "verify"]) expect((await runWith({}, folder, command, "--store", "bigquery")).err).toContain("BIGQUERY_PROJECT_ID");
  const other = mkdtempSync(join(tmpdir(), "concord-bigquery-"));
  mkdirSync(join(other, "schemas"));
  writeFileSync(join(other, "schemas/project.yaml"), "name: shop\nstores: [bigquery]\nbigquery: { project: shop-2 }\n");
  expect((await runWith({ BIGQUERY_EMULATOR_HOST: server.url, BIGQUERY_PROJECT_ID: "shop-1" }, other, "status", "--store", "bigquery")).err).toContain("project.yaml names the BigQuery project shop-2, and shop-1 is named here");
  // A file of credentials that is broken: whoever parses it tells a part of it.
  const credentials = join(other, "credentials.json");
  writeFileSync(credentials, '{"type":"service_account","private_key":"hunter2hunter2"oops');
  vi.stubEnv("GOOGLE_APPLICATION_CREDENTIALS", credentials);
  try {
    const { code, out, err } = await runWith({ BIGQUERY_PROJECT_ID: "shop-1" }, folder, "status", "--store", "bigquery");
    expect([code, err]).toEqual([2, expect.stringContaining("the BigQuery project shop-1") as string]);
    expect(out + err).not.toMatch(/hunter2|service_account|oops/u);
  } finally {
    vi.unstubAllEnvs();
    rmSync(other, { recursive: true });
  }
});

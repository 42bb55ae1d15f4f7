import { createDatabase, loadDump, readDefinitions, type Database } from "@concord/postgres/driver";
import { readDump } from "@concord/postgres/import";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { runWith } from "../scenarios/world.ts";

const folder = mkdtempSync(join(tmpdir(), "concord-import-"));
const [address] = inject("postgres");
let database: Database;
/** The address of the database, with a password that the server does not ask for and nobody may print. */
const variables = (): Readonly<Record<string, string>> => ({ DATABASE_URL: `postgresql://postgres:open-sesame@${encodeURIComponent(address?.host ?? "")}:${address?.port}/${database.name}` });
const concord = (...args: readonly string[]) => runWith(variables(), folder, ...(args as [string, ...string[]]));

beforeAll(async () => {
  if (address === undefined) throw new Error("no PostgreSQL was started");
  database = await createDatabase(address);
  await loadDump(database, readDump(readFileSync(new URL("../../packages/postgres/test/dumps/shop.sql", import.meta.url), "utf8")));
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

test("a live database is imported and not touched; verify then finds nothing that is missing or otherwise", async () => {
  const before = await readDefinitions(database.config, ["public", "sales"]);
  const { out, err, code } = await concord("import", "postgres");
  expect(`${out}${err}`).not.toContain("open-sesame");
  expect(out).toContain("6 tables of DATABASE_URL: 5 entities, 1 enum.");
  expect(out).toContain("column sales.orders.code");
  expect(code).toBe(0);
  expect(await readDefinitions(database.config, ["public", "sales"])).toEqual(before);

  const verified = await concord("verify", "--json");
  const { differences } = JSON.parse(verified.out) as { readonly differences: readonly { readonly is: string; readonly definition: { readonly kind: string } }[] };
  expect(differences.filter(({ is, definition }) => is !== "unexpected" && definition.kind !== "grant")).toEqual([]);
  expect(differences.filter(({ is }) => is === "unexpected").length).toBeGreaterThan(8);
});

test("what was imported is in its one form and right for every target; a second import keeps it, and replaces it when it is told to", async () => {
  expect((await concord("fmt", "--check")).code).toBe(0);
  expect((await concord("build")).out).not.toContain(" error: ");
  const again = await concord("import", "postgres", "--json");
  expect(again.code).toBe(1);
  const { kept, fresh } = JSON.parse(again.out) as { readonly kept: readonly string[]; readonly fresh: readonly string[] };
  expect({ fresh, kept: kept.length }).toEqual({ fresh: [], kept: 7 });
  const replaced = await concord("import", "postgres", "--replace", "--json");
  expect(JSON.parse(replaced.out)).toMatchObject({ exit: 0, fresh: [], kept: ["schemas/project.yaml"] });
});

test("a schema that is not there is told", async () => {
  expect(await concord("import", "postgres", "--schema", "sales,nowhere")).toMatchObject({ code: 2, out: "" });
});

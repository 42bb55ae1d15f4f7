import { hashOf } from "@concord/migrate";
import { connected, createDatabase } from "@concord/postgres/driver";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, onTestFinished, test } from "vitest";
import { runWith, type Ran } from "../scenarios/world.ts";

const [address] = inject("postgres");
const contract = (most: number): string => `entity: order\nplural: orders\ndescription: What somebody ordered.\nfields:\n  id:   { type: uuid, auto: uuid }\n  note: { type: string, maxLength: ${most} }\n`;
const project = "name: shop\nstores: [postgres]\n";

test("contracts are compared with those that a database's ledger recorded last, and where it recorded none that is said", async () => {
  if (address === undefined) throw new Error("no PostgreSQL was started");
  const database = await createDatabase(address);
  const root = mkdtempSync(join(tmpdir(), "concord-recorded-"));
  onTestFinished(async () => {
    await database.drop();
    rmSync(root, { recursive: true, force: true });
  });
  const concord = (...argv: readonly string[]): Promise<Ran> => runWith({ DATABASE_URL: `postgresql://postgres:open-sesame@${encodeURIComponent(address.host)}:${address.port}/${database.name}` }, root, ...argv);
  const folder = join(root, "schemas", "migrations", "postgres");
  mkdirSync(folder, { recursive: true });
  mkdirSync(join(root, "schemas", "shop"));
  writeFileSync(join(root, "schemas", "project.yaml"), project);
  writeFileSync(join(root, "schemas", "shop", "order.yaml"), contract(30));
  const none = await concord("diff", "--against", "database");
  expect([none.err, none.code]).toEqual([expect.stringContaining("the database that DATABASE_URL names has no ledger, so it recorded no contracts"), 2]);

  const first = "-- migration: first\n-- after: nothing\n\nCREATE TABLE a ();\n";
  writeFileSync(join(folder, "first.sql"), first);
  expect(await concord("migrate")).toMatchObject({ code: 0 });
  const unplanned = await concord("diff", "--against", "database");
  expect([unplanned.err, unplanned.code]).toEqual([expect.stringContaining("the ledger of the database that DATABASE_URL names recorded no contracts"), 2]);

  const snapshot = `${JSON.stringify({ files: { "schemas/project.yaml": project, "schemas/shop/order.yaml": contract(50) } }, undefined, 2)}\n`;
  writeFileSync(join(root, "schemas", "migrations", "contracts.json"), snapshot);
  writeFileSync(join(folder, "second.sql"), `-- migration: second\n-- from: nothing\n-- to: ${hashOf(snapshot)}\n-- after: ${hashOf(first)}\n\nCREATE TABLE b ();\n`);
  expect(await concord("migrate")).toMatchObject({ code: 0 });
  const seen = await concord("diff", "--against", "database");
  expect(seen.out).toContain("maxLength 50 → maxLength 30");
  expect(seen.out).toContain("database:schemas/shop/order.yaml:6");
  expect([seen.code, `${seen.out}${seen.err}`.includes("open-sesame")]).toEqual([1, false]);
  writeFileSync(join(root, "schemas", "shop", "order.yaml"), contract(50));
  expect(await concord("diff", "--against", "database")).toMatchObject({ code: 0 });

  await connected(database.config, (client) => client.query("UPDATE concord_migrations.migration SET snapshot = '{}'"));
  expect(await concord("diff", "--against", "database")).toMatchObject({ code: 2, err: expect.stringContaining("recorded is no text of contracts") as string });
});

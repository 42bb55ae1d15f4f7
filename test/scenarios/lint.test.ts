import { migrationCodes } from "@concord/postgres/migration";
import { createDatabase, fillTables, connected, lintMigrations, runScript, type Database } from "@concord/postgres/driver";
import { frame, type Diagnostic, type Source } from "@concord/core";
import { readMigration, type MigrationFile } from "@concord/migrate";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { expectFile } from "./expected.ts";

// A folder per rule, called like it. bad.sql is what it finds, expected.txt every frame; good.sql is what to write instead, or nearly the same, and nothing at all is found
// in it. Both run on a real server behind before.sql, with some rows in each table.
const scenarios = fileURLToPath(new URL("lint", import.meta.url));
const rules = readdirSync(scenarios).filter((name) => name !== "before.sql");
const [address] = inject("postgres");
let before: Database;

beforeAll(async () => {
  if (address === undefined) throw new Error("no PostgreSQL was started");
  before = await createDatabase(address);
  await runScript(before, readFileSync(join(scenarios, "before.sql"), "utf8"));
  await connected(before.config, fillTables);
});
afterAll(() => before.drop());

async function found(source: Source): Promise<{ readonly file: MigrationFile; readonly diagnostics: readonly Diagnostic[] }> {
  if (address === undefined) throw new Error("no PostgreSQL was started");
  const { file, diagnostics } = readMigration(source);
  expect(diagnostics).toEqual([]);
  return { file, diagnostics: await lintMigrations(address, [{ file, judge: true }], before) };
}

async function framesOf(rule: string, name: string): Promise<string> {
  const { file, diagnostics } = await found({ file: name, text: readFileSync(join(scenarios, rule, name), "utf8") });
  return diagnostics.map((each) => `${frame(each, () => file.source)}\n\n`).join("");
}

describe.concurrent.each(rules)("%s", (rule) => {
  test("fires", async () => {
    const frames = await framesOf(rule, "bad.sql");
    expectFile(join(scenarios, rule, "expected.txt"), frames);
    expect(frames).toContain(`[migration/${rule}]`);
  });

  test("is quiet where it should be, and so is every other", async () => {
    expect(await framesOf(rule, "good.sql")).toBe("");
  });
});

test("what contracts have decided is not judged again, and what a step says of itself has to be true", async () => {
  const planned = `-- to: ${"a".repeat(64)}\n-- after: nothing\n\nALTER TABLE shop.orders ADD COLUMN met_at timestamp(3);\n-- step: transaction\n-- effect: irreversible\nALTER TABLE shop.orders DROP COLUMN weight;\n`;
  const codesIn = async (text: string): Promise<readonly string[]> => (await found({ file: "planned.sql", text })).diagnostics.map(({ code }) => code);
  expect(await codesIn(planned)).toEqual([]);
  expect(await codesIn(planned.replace("irreversible", "reversible"))).toEqual(["migration/dropped-column", "migration/understated-effect"]);
  expect(await codesIn(planned.replace(/^-- to.*\n/u, ""))).toEqual(["migration/timestamp-without-zone", "migration/dropped-column"]);
});

test("every rule has its folder, and every folder its rule", () => {
  expect(rules.map((rule) => `migration/${rule}`).toSorted()).toEqual(migrationCodes.map(({ code }) => code).toSorted());
});

test("RULES.md lists them as they are", () => {
  const rows = migrationCodes.map(({ code, severity, explain }) => {
    const [first = ""] = explain.trim().split("\n\n")[0]?.replaceAll("\n", " ").split(/(?<=[.!?]) /u) ?? [];
    return `| \`${code.slice("migration/".length)}\` | ${severity} | ${first.replaceAll("|", "\\|")} |\n`;
  });
  const head = "# The rules of migrations\n\n`concord explain migration/<rule>` prints the page of one: why it matters, and what to write instead. `-- lint: allow <rule>: <reason>` right above a statement allows it there.\n\n";
  expectFile(fileURLToPath(new URL("../../packages/postgres/RULES.md", import.meta.url)), `${head}| rule | severity | what it finds |\n|---|---|---|\n${rows.join("")}`);
});

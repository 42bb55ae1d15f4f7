import { emit, readSchema, type StoreDeclaration } from "@concord/core";
import { postgresTarget } from "@concord/postgres";
import { differences } from "@concord/postgres/evolve";
import { readDump } from "@concord/postgres/import";
import { createDatabase, importFrom, loadDump, readDefinitions, readSource, runScript } from "@concord/postgres/driver";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, inject, test } from "vitest";

/** A folder of dumps in plain SQL: the one that CONCORD_DUMPS names, else those of the room's own tests. */
const folder = process.env["CONCORD_DUMPS"] ?? fileURLToPath(new URL("../../packages/postgres/test/dumps", import.meta.url));
const dumps = readdirSync(folder).filter((name) => name.endsWith(".sql")).sort();

test.each(dumps)("%s is imported so that a plan of its contracts changes nothing", async (name) => {
  const [address] = inject("postgres");
  if (address === undefined) throw new Error("no PostgreSQL was started");
  const [database, made] = [await createDatabase(address), await createDatabase(address)];
  const refused = await loadDump(database, readDump(readFileSync(join(folder, name), "utf8")));
  const source = await readSource(database.config, undefined);
  const imported = await importFrom(source, address);
  const files = imported.contracts.map((contract) => ({ file: `schemas/${contract.namespace}/${contract.name}.json`, text: JSON.stringify(contract.words) }));
  const { schema } = readSchema([{ file: "schemas/project.json", text: JSON.stringify({ stores: ["postgres"], naming: { postgres: imported.policy } }) }, ...files], [postgresTarget.store as StoreDeclaration]);
  if (schema === undefined) throw new Error("the contracts have errors");
  await runScript(made, emit(postgresTarget, schema).files.find(({ path }) => path === "postgres/schema.sql")?.text ?? "");
  const wrong = differences(await readDefinitions(made.config, source.schemas), source.definitions).filter(({ is, definition: { kind } }) => is !== "unexpected" && kind !== "grant" && kind !== "schema");
  expect(wrong).toEqual([]);
  const entities = imported.contracts.filter(({ words }) => "entity" in words).length;
  process.stdout.write(`import: ${name}: ${source.database.tables.length} tables, ${entities} entities, ${source.definitions.length} things compared, plan empty, ${imported.left.length} left behind, ${refused.length} statements not loaded\n`);
  await Promise.all([database.drop(), made.drop()]);
}, 120_000);

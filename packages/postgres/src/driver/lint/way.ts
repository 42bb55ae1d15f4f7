import { report, type Diagnostic } from "@concord/core";
import type { MigrationFile } from "@concord/migrate";
import type { Client } from "pg";
import { differences, type Definition } from "../../evolve/definition.ts";
import { fails } from "../../migration/rules/fails.ts";
import { ledElsewhere, undoneOtherwise } from "../../migration/way.ts";
import { connected, createDatabase, runScript, type Database } from "../database.ts";
import { readDefinitions, schemasOf } from "../definitions.ts";
import { settled } from "../settled.ts";
import type { Scratch } from "../server.ts";
import { readStatements, stepsOf } from "./read.ts";
import { replay } from "./replay.ts";

/** A migration with what undoes it, and whether both are to be tried. */
export interface Walked { readonly file: MigrationFile; readonly down?: MigrationFile; readonly judge: boolean }

/**
 * Runs migrations on a scratch database without rows, in their order: those that are judged there, back, and there again; the catalog has to be the same each time. `script`
 * makes what the contracts say that the last one leads to: what of that is not there at the end is told. The first statement that does not run ends the walk.
 */
export async function walkMigrations(address: Scratch, migrations: readonly Walked[], script?: string): Promise<readonly Diagnostic[]> {
  const database = await createDatabase(address);
  try {
    const told: Diagnostic[] = [];
    for (const { file, down, judge } of migrations) {
      if (!judge || down === undefined) {
        const refused = await ran(database, file);
        if (refused.length > 0) return [...told, ...refused];
        continue;
      }
      const first = await catalog(database);
      const there = await ran(database, file);
      if (there.length > 0) return [...told, ...there];
      const second = await catalog(database);
      const back = await ran(database, down);
      if (back.length > 0) return [...told, ...back];
      const left = await settled(database.config, differences(first, await catalog(database)));
      const again = await ran(database, file);
      if (again.length > 0) return [...told, ...undoneOtherwise(file, "undone", left), ...again];
      told.push(...undoneOtherwise(file, "undone", left), ...(left.length > 0 ? [] : undoneOtherwise(file, "repeated", await settled(database.config, differences(second, await catalog(database))))));
    }
    const last = migrations.at(-1);
    if (script === undefined || last === undefined) return told;
    return [...told, ...ledElsewhere(last.file, await lackingOf(address, database, script))];
  } finally {
    await database.drop();
  }
}

async function lackingOf(address: Scratch, database: Database, script: string): Promise<ReturnType<typeof differences>> {
  const made = await createDatabase(address);
  try {
    await runScript(made, script);
    const schemas = await schemasOf(made.config);
    return await settled(made.config, differences(await readDefinitions(made.config, schemas), await readDefinitions(database.config, schemas)));
  } finally {
    await made.drop();
  }
}

async function catalog(database: Database): Promise<readonly Definition[]> {
  return readDefinitions(database.config, await schemasOf(database.config));
}

/** Runs a file; what the server says where it does not run. */
async function ran(database: Database, file: MigrationFile): Promise<readonly Diagnostic[]> {
  const { statements, diagnostics } = await readStatements(file);
  if (diagnostics.some(({ severity }) => severity === "error")) return diagnostics;
  const failed = await connected(database.config, (client: Client) => replay(client, stepsOf(statements)));
  if (failed === undefined) return [];
  const { code, message } = failed.refusal;
  return [report(fails.code, statements[failed.index]?.at ?? { file: file.source.file, start: 0, end: 0 }, `PostgreSQL refuses it: ${message}`, { help: `SQLSTATE ${code}; each migration was run, undone and run again, behind those before it` })];
}

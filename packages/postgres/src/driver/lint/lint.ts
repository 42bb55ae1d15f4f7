import type { Client } from "pg";
import { report, type Diagnostic } from "@concord/core";
import { nameOf, sqlForm, type MigrationFile } from "@concord/migrate";
import { judgeMigration, type Statement } from "../../migration/index.ts";
import { fails } from "../../migration/rules/fails.ts";
import type { Measured } from "../../evolve/measured.ts";
import { catalogIn } from "../catalog.ts";
import { connected, createDatabase, type Database } from "../database.ts";
import { fillTables } from "../fill.ts";
import { measureOver, measuringSettings } from "../measure.ts";
import type { Scratch } from "../server.ts";
import { readStatements, stepsOf, type Read } from "./read.ts";
import { replay } from "./replay.ts";

/** A migration in its order; one that is not judged is only there so that those after it meet what it makes. */
export interface Linted { readonly file: MigrationFile; readonly judge: boolean }

/**
 * Runs migrations on a scratch database, in their order, and judges those that are to be judged: by PostgreSQL's own tree of each statement, by what the statement
 * did to tables that were there before (with some rows in each), and by the catalog before and after. Where one that is not judged does not run, that is the only finding.
 * `from`: a database to begin with, instead of an empty one.
 */
export async function lintMigrations(address: Scratch, migrations: readonly Linted[], from?: Database): Promise<readonly Diagnostic[]> {
  const database = await createDatabase(address, from);
  try {
    return await connected({ ...database.config, options: measuringSettings }, async (client) => {
      const told: Diagnostic[] = [];
      for (const { file, judge } of migrations) {
        const { statements, diagnostics } = await readStatements(file);
        if (!judge) {
          const broken = diagnostics.some(({ severity }) => severity === "error") ? diagnostics : await refused(client, statements);
          if (broken.length > 0) return broken;
          continue;
        }
        await fillTables(client);
        const before = (await catalogIn(client)).tables;
        const measured = await measureOver(client, database, stepsOf(statements));
        await client.query("DISCARD ALL"); // What a migration sets in its session is not there for the next one.
        const judged = statements.map((each, index): Statement => together(each, measured[index] as Measured));
        const found = judgeMigration({ source: file.source, statements: judged, before, after: (await catalogIn(client)).tables, ours: isOurs(file), planned: file.to !== undefined });
        told.push(...diagnostics, ...found);
      }
      return told;
    });
  } finally {
    await database.drop();
  }
}

/** Runs a migration that is not judged, and tells where it does not run. */
async function refused(client: Client, statements: readonly Read[]): Promise<readonly Diagnostic[]> {
  const failed = await replay(client, stepsOf(statements));
  if (failed !== undefined) {
    const { index, refusal: { code, message } } = failed;
    return [report(fails.code, (statements[index] as Read).at, `PostgreSQL refuses it: ${message}`, { help: `SQLSTATE ${code}; what comes after this migration can't be judged` })];
  }
  await client.query("DISCARD ALL");
  return [];
}

/** Whether concord runs it: it says what it comes after, or undoes such a one. */
function isOurs({ after, source }: MigrationFile): boolean {
  return after !== undefined || nameOf(source.file, sqlForm)?.undoes === true;
}

/** The statement with what it did; of commands that do not run alone, what they did together. */
function together({ commands, ...statement }: Read, measured: Measured): Statement {
  const { at } = statement;
  return {
    ...statement, measured,
    commands: commands.map(({ command, start, end }, index) => {
      const piece = measured.pieces?.[index];
      return { command, at: { file: at.file, start: at.start + start, end: at.start + end }, measured: piece === undefined || piece.error !== undefined ? measured : piece };
    }),
  };
}

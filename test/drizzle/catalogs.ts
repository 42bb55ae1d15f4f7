import type { GeneratedFile, Schema } from "@concord/core";
import { connected, createDatabase, readDefinitions, runScript, schemasOf, type ServerAddress } from "@concord/postgres/driver";
import { qualified } from "@concord/postgres";
import { definitionName, differences, type Difference } from "@concord/postgres/evolve";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { settled } from "../../packages/postgres/src/driver/settled.ts";
import { givenInSql, linesOf } from "./excused.ts";
import { drizzleSources, loadTables, schemaModule } from "./tables.ts";

/** Two catalogs, compared. */
export interface Compared {
  readonly differences: readonly Difference[];
  /** How many things of ours were looked for. */
  readonly things: number;
  /** What contracts give in SQL. */
  readonly given: ReadonlySet<string>;
}

/**
 * Runs our DDL in one scratch database and what Drizzle Kit makes of the generated tables in another, and compares the two catalogs. Drizzle's tables do not say functions, which
 * checks and policies call, and sequences of existing tables: they are made in its database as they are in ours, behind schemas and types. `broken`
 * changes the tables' files first.
 */
export async function compareCatalogs(server: ServerAddress, script: string, schema: Schema, broken: (file: GeneratedFile) => GeneratedFile = (file) => file): Promise<Compared> {
  const [ours, theirs] = [await createDatabase(server), await createDatabase(server)];
  const loaded = await loadTables(drizzleSources(schema).map(broken));
  try {
    await runScript(ours, script);
    const schemas = await schemasOf(ours.config);
    const expected = await readDefinitions(ours.config, schemas);
    const sequences = expected.filter(({ kind }) => kind === "sequence").map(({ schema, name, says }) => `CREATE SEQUENCE ${qualified(schema, name)} AS ${String(says["type"])}`);
    const functions = expected.filter(({ kind }) => kind === "function").map(({ says }) => String(says["definition"]));
    const statements = await migration(await schemaModule(loaded));
    const isFirst = (statement: string): boolean => /^CREATE (?:SCHEMA|TYPE)\b/u.test(statement);
    const first = statements.filter(isFirst).map((each) => each.replace(/^CREATE SCHEMA /u, "CREATE SCHEMA IF NOT EXISTS "));
    await connected(theirs.config, async (client) => {
      await client.query(`SET check_function_bodies = off; CREATE SCHEMA IF NOT EXISTS concord; ${first.join("\n")}`);
      for (const statement of [...sequences, ...functions, ...statements.filter((each) => !isFirst(each))]) {
        try {
          await client.query(statement);
        } catch (error) {
          throw new Error(`${statement}: ${(error as Error).message}`, { cause: error });
        }
      }
    });
    const found = await readDefinitions(theirs.config, schemas);
    return { differences: await settled(ours.config, differences(expected, found)), things: expected.length, given: givenInSql(schema) };
  } finally {
    await Promise.all([ours.drop(), theirs.drop(), loaded.close()]);
  }
}

async function migration(tables: Record<string, unknown>): Promise<readonly string[]> {
  return generateMigration(generateDrizzleJson({}), generateDrizzleJson(tables));
}

/** What differs and stands in no line of the list of what Drizzle does not say, or in several. */
export function unexplained({ differences: all, given }: Compared): readonly string[] {
  return all.filter((each) => linesOf(each, given).length !== 1).map((each) => `${each.is} ${definitionName(each.definition)}${each.is === "different" ? `, ${each.attribute}: ${String(each.expected)}, and with Drizzle ${String(each.found)}` : ""}`);
}

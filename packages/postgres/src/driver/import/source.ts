import type { Client, ClientConfig } from "pg";
import type { Definition } from "../../evolve/definition.ts";
import type { SourceDatabase, SourceSequence, SourceTable, SourceType } from "../../import/source.ts";
import { connected } from "../database.ts";
import { definitionsIn } from "../definitions.ts";
import { sourceQueries } from "./queries.ts";

/** What a database holds, read twice in one read-only transaction: as an import understands it, and as it is compared. */
export interface Source { readonly database: SourceDatabase; readonly definitions: readonly Definition[]; readonly schemas: readonly string[] }

/** Reads some schemas of a database, all of its own where none are named. Nothing is written and nothing locked but for reading the catalog. */
export async function readSource(config: ClientConfig, schemas: readonly string[] | undefined): Promise<Source> {
  return connected(config, async (client) => {
    await client.query("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const known = await ownSchemas(client);
    const wanted = schemas ?? known;
    const definitions = await definitionsIn(client, wanted);
    const database = await databaseIn(client, wanted);
    await client.query("COMMIT");
    return { database, definitions, schemas: wanted };
  });
}

/** The schemas of a database but for PostgreSQL's, and those that extensions have for themselves. */
async function ownSchemas(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(sourceQueries.schemas);
  return rows.map(({ name }) => name);
}

async function databaseIn(client: Client, schemas: readonly string[]): Promise<SourceDatabase> {
  const all = async <T>(query: string): Promise<readonly T[]> => (await client.query<{ found: T }>(query, [schemas])).rows.map(({ found }) => found);
  const tables = await all<SourceTable>(sourceQueries.tables);
  const types = await all<SourceType>(sourceQueries.types);
  const sequences = await all<SourceSequence>(sourceQueries.sequences);
  return { tables, types, sequences };
}

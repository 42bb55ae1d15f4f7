import type { Client } from "pg";
import { identifier } from "../../quote.ts";
import type { Named } from "./facts.ts";

/** What the catalog says of an index by its name: not there, good, left unfinished by a run that failed, or being built by another session now. */
export type IndexState = "absent" | "valid" | "invalid" | "building";

/** Looks an index up where CREATE INDEX would put it: in its table's schema. */
export async function indexState(client: Client, table: Named, index: string): Promise<{ readonly state: IndexState; readonly schema?: string }> {
  const { rows } = await client.query<{ state: IndexState; schema: string }>(
    `SELECT n.nspname AS schema, CASE WHEN x.indisvalid AND x.indisready THEN 'valid'
       WHEN EXISTS (SELECT FROM pg_catalog.pg_stat_progress_create_index p WHERE p.index_relid = i.oid AND p.pid <> pg_catalog.pg_backend_pid()) THEN 'building' ELSE 'invalid' END AS state
     FROM pg_catalog.pg_class t JOIN pg_catalog.pg_class i ON i.relnamespace = t.relnamespace AND i.relname = $2 JOIN pg_catalog.pg_index x ON x.indexrelid = i.oid
     JOIN pg_catalog.pg_namespace n ON n.oid = i.relnamespace
     WHERE t.oid = pg_catalog.to_regclass($1)`,
    [reference(table), index],
  );
  return rows[0] ?? { state: "absent" };
}

/** Removes an index that is not valid, without stopping anybody. */
export async function dropInvalid(client: Client, index: Named): Promise<void> {
  await client.query(`DROP INDEX CONCURRENTLY IF EXISTS ${reference(index)}`);
}

/** Indexes that REINDEX CONCURRENTLY left when it failed: not valid, and called like another one with `_ccnew` or `_ccold` behind it. Source: PostgreSQL's documentation of REINDEX. */
export async function leftByReindex(client: Client): Promise<readonly Named[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `SELECT n.nspname AS schema, i.relname AS name FROM pg_catalog.pg_index x JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid JOIN pg_catalog.pg_namespace n ON n.oid = i.relnamespace
     WHERE NOT x.indisvalid AND i.relname ~ '_cc(new|old)\\d*$' AND n.nspname <> 'pg_toast' AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_progress_create_index p WHERE p.index_relid = i.oid) ORDER BY 1, 2`,
  );
  return rows;
}

/** Whether any of the indexes is still there. */
export async function anyThere(client: Client, indexes: readonly Named[]): Promise<boolean> {
  const { rows } = await client.query("SELECT FROM pg_catalog.unnest($1::text[]) AS name WHERE pg_catalog.to_regclass(name) IS NOT NULL", [indexes.map(reference)]);
  return rows.length > 0;
}

/** How far a partition has come from its table: still part of it, halfway, or not part of it. */
export async function partitionState(client: Client, table: Named, partition: Named): Promise<"attached" | "pending" | "detached"> {
  const { rows } = await client.query<{ pending: boolean }>(
    "SELECT inhdetachpending AS pending FROM pg_catalog.pg_inherits WHERE inhparent = pg_catalog.to_regclass($1) AND inhrelid = pg_catalog.to_regclass($2)", [reference(table), reference(partition)],
  );
  return rows[0] === undefined ? "detached" : rows[0].pending ? "pending" : "attached";
}

/** A name as SQL. */
export function reference({ schema, name }: Named): string {
  return schema === undefined ? identifier(name) : `${identifier(schema)}.${identifier(name)}`;
}

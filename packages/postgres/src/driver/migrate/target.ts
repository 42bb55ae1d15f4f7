import type { StoreTarget } from "@concord/migrate";
import type { Client } from "pg";
import { ledgerSchema } from "./ledger.ts";

/** The setting that marks a database as protected: `ALTER DATABASE shop SET concord.protected = on`. */
export const protectedSetting = "concord.protected";

/**
 * What database a session leads to. One on this machine is taken for a developer's, unless its setting says otherwise; one elsewhere never is.
 */
export async function targetOf(client: Client, host: string): Promise<StoreTarget> {
  const { rows } = await client.query<{ name: string; version: string; marked: string | null }>(
    "SELECT pg_catalog.current_database() AS name, pg_catalog.split_part(pg_catalog.current_setting('server_version'), ' ', 1) AS version, pg_catalog.current_setting($1, true) AS marked", [protectedSetting],
  );
  const { name, version, marked } = rows[0] as { name: string; version: string; marked: string | null };
  const isMarked = marked !== null && !/^(?:|off|false|no|0)$/iu.test(marked);
  const isHere = isLocal(host);
  return {
    name, version: `PostgreSQL ${version}`, development: isHere && !isMarked,
    because: isMarked ? `it is marked as protected (${protectedSetting})` : isHere ? "it is on this machine" : "it is on another machine", objects: await objectsOf(client),
  };
}

/** A socket's folder, or a name or number of this machine itself. */
export function isLocal(host: string): boolean {
  const name = host.replace(/^\[|\]$/gu, "").toLowerCase();
  return name === "" || name.startsWith("/") || name.startsWith("@") || name === "localhost" || name.endsWith(".localhost") || /^127(?:\.\d{1,3}){3}$/u.test(name) || name === "::1";
}

/** Some of what somebody made in the database: relations, types, functions and schemas that neither PostgreSQL, nor an extension, nor the ledger brought. */
async function objectsOf(client: Client): Promise<readonly string[]> {
  const own = (catalog: string): string => `NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.${catalog}'::regclass AND d.objid = o.oid AND d.deptype IN ('e', 'i'))`;
  const { rows } = await client.query<{ name: string }>(
    `SELECT n.nspname || '.' || name AS name FROM (
       SELECT o.relnamespace AS schema, o.relname AS name FROM pg_catalog.pg_class o WHERE o.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND ${own("pg_class")}
       UNION ALL SELECT o.typnamespace, o.typname FROM pg_catalog.pg_type o WHERE o.typtype IN ('e', 'd', 'r') AND ${own("pg_type")}
       UNION ALL SELECT o.pronamespace, o.proname FROM pg_catalog.pg_proc o WHERE ${own("pg_proc")}) AS every
     JOIN pg_catalog.pg_namespace n ON n.oid = every.schema
     WHERE n.nspname NOT IN ('information_schema', '${ledgerSchema}') AND n.nspname NOT LIKE 'pg\\_%'
     ORDER BY 1 LIMIT 5`,
  );
  return rows.map(({ name }) => name);
}

import type { Client, ClientConfig } from "pg";
import { connected } from "./database.ts";

/** What a database says of itself, by `pg_catalog`; names, never oids. Every list is sorted, so that two databases compare. */
export interface Catalog {
  readonly tables: readonly CatalogTable[];
  readonly enums: readonly { readonly schema: string; readonly name: string; readonly values: readonly string[] }[];
}
export interface CatalogTable {
  readonly schema: string;
  readonly name: string;
  readonly comment: string | null;
  readonly rowSecurity: boolean;
  /** What the table is cut by, and its partitions, which are no tables of this list. */
  readonly partitioned: { readonly by: string; readonly partitions: readonly { readonly name: string; readonly bound: string; readonly rowSecurity: boolean; readonly granted: boolean }[] } | null;
  /** In the order of the table. */
  readonly columns: readonly CatalogColumn[];
  readonly constraints: readonly CatalogConstraint[];
  /** Beside those that belong to a key or unique constraint. */
  readonly indexes: readonly CatalogIndex[];
  readonly triggers: readonly { readonly name: string; readonly when: string; readonly perRow: boolean; readonly conditional: boolean }[];
  readonly policies: readonly { readonly name: string; readonly command: string; readonly roles: readonly string[]; readonly using: boolean; readonly check: boolean }[];
  /** What roles beside the owner may do; of a whole table, or of columns. */
  readonly grants: readonly { readonly role: string; readonly privilege: string; readonly columns: readonly string[] | "all" }[];
}
export interface CatalogColumn {
  readonly name: string;
  readonly type: string;
  readonly collation: string | null;
  readonly notNull: boolean;
  readonly default: string | null;
  readonly identity: "" | "by default" | "always";
  readonly comment: string | null;
}
export interface CatalogConstraint {
  readonly name: string;
  readonly kind: "primary key" | "unique" | "foreign key" | "check";
  readonly columns: readonly string[];
  readonly nullsEqual: boolean;
  readonly references: { readonly schema: string; readonly table: string; readonly columns: readonly string[]; readonly onDelete: string; readonly onUpdate: string; readonly clears: readonly string[] } | null;
  readonly comment: string | null;
}
export interface CatalogIndex {
  readonly name: string;
  readonly unique: boolean;
  readonly nullsEqual: boolean;
  readonly method: string;
  /** Columns as they are called, or `(expression)`. */
  readonly keys: readonly { readonly column: string; readonly descending: boolean }[];
  readonly include: readonly string[];
  readonly partial: boolean;
}

const ours = "n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'concord'";
const names = (numbers: string, table: string): string =>
  `ARRAY(SELECT a.attname::text FROM unnest(${numbers}) WITH ORDINALITY AS listed(number, place) JOIN pg_attribute a ON a.attrelid = ${table} AND a.attnum = listed.number ORDER BY listed.place)`;
const actions = (column: string): string => `CASE ${column} WHEN 'r' THEN 'restrict' WHEN 'c' THEN 'cascade' WHEN 'n' THEN 'clear' WHEN 'a' THEN 'nothing' ELSE 'default' END`;

const columns = `SELECT coalesce(json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
    'collation', (SELECT collname FROM pg_collation WHERE oid = a.attcollation AND a.attcollation <> t.typcollation), 'notNull', a.attnotnull,
    'default', pg_get_expr(d.adbin, d.adrelid), 'identity', CASE a.attidentity WHEN 'd' THEN 'by default' WHEN 'a' THEN 'always' ELSE '' END,
    'comment', col_description(a.attrelid, a.attnum)) ORDER BY a.attnum), '[]')
  FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped`;

const constraints = `SELECT coalesce(json_agg(json_build_object('name', k.conname,
    'kind', CASE k.contype WHEN 'p' THEN 'primary key' WHEN 'u' THEN 'unique' WHEN 'f' THEN 'foreign key' ELSE 'check' END,
    'columns', CASE WHEN k.contype = 'c' THEN '{}' ELSE ${names("k.conkey", "k.conrelid")} END,
    'nullsEqual', coalesce((SELECT indnullsnotdistinct FROM pg_index WHERE indexrelid = k.conindid AND k.contype = 'u'), false),
    'references', CASE WHEN k.contype = 'f' THEN json_build_object('schema', fn.nspname, 'table', f.relname, 'columns', ${names("k.confkey", "k.confrelid")},
      'onDelete', ${actions("k.confdeltype")}, 'onUpdate', ${actions("k.confupdtype")}, 'clears', ${names("k.confdelsetcols", "k.conrelid")}) END,
    'comment', obj_description(k.oid, 'pg_constraint')) ORDER BY k.conname COLLATE "C"), '[]')
  FROM pg_constraint k LEFT JOIN pg_class f ON f.oid = k.confrelid LEFT JOIN pg_namespace fn ON fn.oid = f.relnamespace
  WHERE k.conrelid = c.oid AND k.contype IN ('p', 'u', 'f', 'c')`;

const indexes = `SELECT coalesce(json_agg(json_build_object('name', i.relname, 'unique', x.indisunique, 'nullsEqual', x.indnullsnotdistinct, 'method', am.amname,
    'keys', (SELECT json_agg(json_build_object('column', CASE WHEN x.indkey[p - 1] = 0 THEN '(' || pg_get_indexdef(i.oid, p, true) || ')' ELSE (SELECT attname FROM pg_attribute WHERE attrelid = c.oid AND attnum = x.indkey[p - 1]) END,
      'descending', x.indoption[p - 1] & 1 = 1) ORDER BY p) FROM generate_series(1, x.indnkeyatts) AS p),
    'include', ARRAY(SELECT a.attname::text FROM generate_series(x.indnkeyatts, x.indnatts - 1) AS p JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.indkey[p] ORDER BY p),
    'partial', x.indpred IS NOT NULL) ORDER BY i.relname COLLATE "C"), '[]')
  FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_am am ON am.oid = i.relam
  WHERE x.indrelid = c.oid AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.oid AND k.contype IN ('p', 'u'))`;

const triggers = `SELECT coalesce(json_agg(json_build_object('name', g.tgname, 'when', CASE WHEN g.tgtype & 2 = 2 THEN 'before' ELSE 'after' END || CASE WHEN g.tgtype & 4 = 4 THEN ' insert' ELSE '' END
    || CASE WHEN g.tgtype & 8 = 8 THEN ' delete' ELSE '' END || CASE WHEN g.tgtype & 16 = 16 THEN ' update' ELSE '' END || CASE WHEN g.tgtype & 32 = 32 THEN ' truncate' ELSE '' END,
    'perRow', g.tgtype & 1 = 1, 'conditional', g.tgqual IS NOT NULL) ORDER BY g.tgname COLLATE "C"), '[]')
  FROM pg_trigger g WHERE g.tgrelid = c.oid AND NOT g.tgisinternal`;

const policies = `SELECT coalesce(json_agg(json_build_object('name', p.polname, 'command', CASE p.polcmd WHEN 'r' THEN 'read' WHEN 'a' THEN 'create' WHEN 'w' THEN 'update' WHEN 'd' THEN 'delete' ELSE 'all' END,
    'roles', ARRAY(SELECT rolname::text FROM pg_roles WHERE oid = ANY (p.polroles) ORDER BY 1), 'using', p.polqual IS NOT NULL, 'check', p.polwithcheck IS NOT NULL) ORDER BY p.polname COLLATE "C"), '[]')
  FROM pg_policy p WHERE p.polrelid = c.oid`;

const role = "CASE WHEN grantee = 0 THEN 'PUBLIC' ELSE grantee::regrole::text END";
const grants = `SELECT coalesce(json_agg(each ORDER BY each ->> 'role', each ->> 'privilege'), '[]') FROM (
    SELECT json_build_object('role', ${role}, 'privilege', lower(privilege_type), 'columns', 'all') AS each FROM aclexplode(c.relacl) WHERE grantee <> c.relowner
    UNION ALL
    SELECT json_build_object('role', ${role}, 'privilege', lower(privilege_type), 'columns', json_agg(a.attname ORDER BY a.attnum))
    FROM pg_attribute a, aclexplode(a.attacl) WHERE a.attrelid = c.oid AND grantee <> c.relowner GROUP BY grantee, privilege_type) AS given`;

const partitions = `SELECT json_build_object('by', pg_get_partkeydef(c.oid), 'partitions', (SELECT coalesce(json_agg(json_build_object('name', p.relname, 'bound', pg_get_expr(p.relpartbound, p.oid), 'rowSecurity', p.relrowsecurity,
    'granted', EXISTS (SELECT 1 FROM aclexplode(p.relacl) WHERE grantee <> p.relowner)) ORDER BY p.relname COLLATE "C"), '[]') FROM pg_inherits h JOIN pg_class p ON p.oid = h.inhrelid WHERE h.inhparent = c.oid))
  WHERE c.relkind = 'p'`;

const whole = `SELECT json_build_object('tables', (SELECT coalesce(json_agg(json_build_object('schema', n.nspname, 'name', c.relname, 'comment', obj_description(c.oid, 'pg_class'), 'rowSecurity', c.relrowsecurity, 'partitioned', (${partitions}),
    'columns', (${columns}), 'constraints', (${constraints}), 'indexes', (${indexes}), 'triggers', (${triggers}), 'policies', (${policies}), 'grants', (${grants}))
    ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"), '[]') FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND ${ours}),
  'enums', (SELECT coalesce(json_agg(json_build_object('schema', n.nspname, 'name', t.typname, 'values', ARRAY(SELECT enumlabel::text FROM pg_enum WHERE enumtypid = t.oid ORDER BY enumsortorder))
    ORDER BY n.nspname COLLATE "C", t.typname COLLATE "C"), '[]') FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype = 'e' AND ${ours}))::text AS catalog`;

/**
 * Reads the catalog of a database: everything but PostgreSQL's own schemas and `concord`. With an empty search path, so that every name is
 * qualified where one can be.
 */
export async function readCatalog(config: ClientConfig): Promise<Catalog> {
  return connected(config, catalogIn);
}

/** The same over a connection that is there, outside of a transaction. */
export async function catalogIn(client: Client): Promise<Catalog> {
  await client.query("BEGIN; SET LOCAL search_path = ''");
  const { rows } = await client.query<{ catalog: string }>(whole);
  await client.query("COMMIT");
  return JSON.parse((rows[0] as { catalog: string }).catalog) as Catalog;
}

import type { Client } from "pg";
import { identifier, literal, qualified } from "../quote.ts";

interface Column {
  readonly schema: string; readonly table: string; readonly column: string; readonly type: string; readonly category: string;
  readonly label: string | null; readonly optional: boolean; readonly given: boolean; readonly unique: boolean;
}

/**
 * Puts up to three rows into every table that has none: one with all columns, one with NULL wherever that is allowed, one that repeats the first but for
 * what must be unique. Triggers and references do not run. A table whose checks refuse them all stays empty: rows are there so that
 * statements meet some, and no verdict hangs on a particular one.
 */
export async function fillTables(client: Client): Promise<void> {
  const { rows } = await client.query<Column>(`SELECT n.nspname AS schema, c.relname AS table, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type, b.typcategory AS category,
      (SELECT enumlabel FROM pg_catalog.pg_enum WHERE enumtypid = b.oid ORDER BY enumsortorder LIMIT 1) AS label, NOT a.attnotnull AS optional, a.atthasdef OR a.attidentity <> '' AS given,
      EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisunique AND a.attnum = ANY (i.indkey)) AS unique
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
      JOIN pg_catalog.pg_type t ON t.oid = a.atttypid JOIN pg_catalog.pg_type b ON b.oid = CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%' AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    ORDER BY 1, 2, a.attnum`);
  const tables = Map.groupBy(rows, ({ schema, table }) => qualified(schema, table));
  const inserts = [...tables].map(([table, columns]) => {
    const asked = columns.filter(({ given }) => !given);
    const sparse = columns.filter(({ given, optional }) => optional || !given);
    const three = [insert(table, asked, () => 1), insert(table, sparse, ({ optional }) => (optional ? undefined : 2)), insert(table, asked, ({ unique }) => (unique ? 3 : 1))];
    return `IF NOT EXISTS (SELECT FROM ${table}) THEN ${three.map((each) => `BEGIN ${each} EXCEPTION WHEN OTHERS THEN NULL; END;`).join("\n")} END IF;`;
  });
  await asReplica(client, inserts);
}

/** Takes all rows out of a table, or, without one, out of every table. */
export async function emptyTables(client: Client, only?: string): Promise<void> {
  const { rows } = await client.query<{ schema: string; name: string }>(`SELECT n.nspname AS schema, c.relname AS name FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'`);
  await asReplica(client, rows.map(({ schema, name }) => qualified(schema, name)).filter((name) => only === undefined || name === only).map((name) => `DELETE FROM ${name};`));
}

async function asReplica(client: Client, statements: readonly string[]): Promise<void> {
  const become = (role: string): string => `PERFORM set_config('session_replication_role', ${role}, false);`;
  const body = `DECLARE was text := current_setting('session_replication_role'); BEGIN ${become("'replica'")} ${statements.join("\n")} ${become("was")} END`;
  await client.query(`DO ${literal(body)}`);
}

/** A row of the columns, with the value that each has in the row of a number; NULL where it has none. */
function insert(table: string, columns: readonly Column[], row: (column: Column) => number | undefined): string {
  if (columns.length === 0) return `INSERT INTO ${table} DEFAULT VALUES;`;
  const values = columns.map((column) => {
    const number = row(column);
    return number === undefined ? "NULL" : valueOf(column, number);
  });
  return `INSERT INTO ${table} (${columns.map(({ column }) => identifier(column)).join(", ")}) VALUES (${values.join(", ")});`;
}

/** A value that most columns of the type take. Categories: PostgreSQL's documentation, table 52.65. */
function valueOf({ type, category, label }: Column, row: number): string {
  if (category === "E") return label === null ? "NULL" : `${literal(label)}::${type}`;
  if (category === "N") return String(row);
  if (category === "S") return `'${"abc"[row - 1]}'::${type}`;
  if (category === "B") return "true";
  if (category === "A") return `'{}'::${type}`;
  if (category === "D") return type.startsWith("time") && !type.startsWith("timestamp") ? `'10:0${row}'::${type}` : `'2020-01-0${row}'::${type}`;
  if (category === "T") return `'${row} days'::${type}`;
  if (category === "I") return `'10.0.0.${row}'::${type}`;
  if (category === "R") return `'empty'::${type}`;
  if (type === "uuid") return `'00000000-0000-4000-8000-00000000000${row}'::uuid`;
  if (type === "jsonb" || type === "json") return `'{}'::${type}`;
  if (type === "bytea") return `'\\x0${row}'::bytea`;
  return "NULL";
}

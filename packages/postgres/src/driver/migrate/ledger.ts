import type { Ledger, LedgerMigration, LedgerRow, LedgerStatement, LogEntry } from "@concord/migrate";
import type { Client } from "pg";

/** Where the ledger stands. No contract uses this schema, so that a comparison with the contracts passes it over. */
export const ledgerSchema = "concord_migrations";

/** Raised when a column changes its meaning; a concord that is older than the ledger refuses it. */
const format = 1;

const make = `
CREATE SCHEMA ${ledgerSchema};
COMMENT ON SCHEMA ${ledgerSchema} IS 'format ${format}: what concord migrate did here. It belongs to the database: back it up and restore it with it.';
REVOKE ALL ON SCHEMA ${ledgerSchema} FROM PUBLIC;
CREATE TABLE ${ledgerSchema}.migration (
  name text COLLATE "C" PRIMARY KEY,
  ordinal bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  hash text NOT NULL,
  body text NOT NULL,
  after text NOT NULL,
  contracts_before text,
  contracts_after text,
  snapshot text,
  state text NOT NULL CHECK (state IN ('applying', 'applied', 'undoing')),
  baseline boolean NOT NULL,
  started_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  finished_at timestamptz(3)
);
CREATE TABLE ${ledgerSchema}.statement (
  migration text COLLATE "C" NOT NULL REFERENCES ${ledgerSchema}.migration (name) ON DELETE CASCADE,
  direction text NOT NULL CHECK (direction IN ('up', 'down')),
  ordinal integer NOT NULL,
  hash text NOT NULL,
  mode text NOT NULL,
  state text NOT NULL CHECK (state IN ('started', 'failed', 'done')),
  rows bigint NOT NULL,
  batches bigint NOT NULL,
  started_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  changed_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (migration, direction, ordinal)
);
CREATE TABLE ${ledgerSchema}.log (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  role text NOT NULL DEFAULT session_user,
  did text NOT NULL,
  migration text NOT NULL,
  detail text NOT NULL
);`;

/** Makes the ledger where there is none, in one transaction. */
export async function makeLedger(client: Client): Promise<void> {
  if (await hasLedger(client)) return;
  await client.query(make); // One message is one transaction.
}

/** Whether there is a ledger; throws where it is one of a later concord. */
export async function hasLedger(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ says: string | null }>(`SELECT pg_catalog.obj_description(oid, 'pg_namespace') AS says FROM pg_catalog.pg_namespace WHERE nspname = $1`, [ledgerSchema]);
  const says = rows[0]?.says;
  if (rows.length === 0) return false;
  const found = Number(/^format (\d+)/u.exec(says ?? "")?.[1] ?? Number.NaN);
  if (found !== format) throw new Error(Number.isNaN(found) ? `the schema ${ledgerSchema} is not concord's` : `the ledger in ${ledgerSchema} has format ${found}, and this concord knows format ${format}: use a newer one`);
  return true;
}

/** The ledger as it is now; undefined where there is none. */
export async function readLedger(client: Client): Promise<Ledger | undefined> {
  if (!(await hasLedger(client))) return undefined;
  const { rows } = await client.query<{ migration: LedgerMigration }>(`
    SELECT jsonb_strip_nulls(jsonb_build_object(
      'name', name, 'hash', hash, 'body', body, 'after', after, 'from', contracts_before, 'to', contracts_after, 'snapshot', snapshot, 'state', state, 'baseline', baseline,
      'startedAt', to_char(started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'finishedAt', to_char(finished_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'statements', coalesce((SELECT jsonb_agg(jsonb_build_object('direction', direction, 'ordinal', s.ordinal, 'hash', s.hash, 'mode', mode, 'state', s.state, 'rows', rows, 'batches', batches) ORDER BY direction DESC, s.ordinal)
        FROM ${ledgerSchema}.statement s WHERE s.migration = m.name), '[]'))) AS migration
    FROM ${ledgerSchema}.migration m ORDER BY ordinal`);
  return { migrations: rows.map(({ migration }) => migration) };
}

/** Writes a migration's row, and what comes with it, in one transaction. */
export async function saveRow(client: Client, row: LedgerRow, more: { readonly statements?: readonly LedgerStatement[]; readonly log?: LogEntry }): Promise<void> {
  await inTransaction(client, async () => {
    await client.query(
      `INSERT INTO ${ledgerSchema}.migration (name, hash, body, after, contracts_before, contracts_after, snapshot, state, baseline, started_at, finished_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, coalesce($10::timestamptz, clock_timestamp()), coalesce($11::timestamptz, CASE WHEN $8 = 'applied' THEN clock_timestamp() END))
       ON CONFLICT (name) DO UPDATE SET (hash, body, after, contracts_before, contracts_after, snapshot, state, baseline, finished_at)
         = (excluded.hash, excluded.body, excluded.after, excluded.contracts_before, excluded.contracts_after, excluded.snapshot, excluded.state, excluded.baseline, excluded.finished_at)`,
      [row.name, row.hash, row.body, row.after, row.from ?? null, row.to ?? null, row.snapshot ?? null, row.state, row.baseline, row.startedAt ?? null, row.finishedAt ?? null],
    );
    if (more.statements !== undefined) {
      await client.query(`DELETE FROM ${ledgerSchema}.statement WHERE migration = $1`, [row.name]);
      await writeStatements(client, row.name, more.statements);
    }
    if (more.log !== undefined) await writeLog(client, more.log);
  });
}

/** Removes a migration's row, in one transaction. */
export async function removeRow(client: Client, name: string, log: LogEntry): Promise<void> {
  await inTransaction(client, async () => {
    await client.query(`DELETE FROM ${ledgerSchema}.migration WHERE name = $1`, [name]);
    await writeLog(client, log);
  });
}

/** Writes rows of statements, new or instead of those at their places, within the transaction that is open, if one is. */
export async function writeStatements(client: Client, migration: string, statements: readonly LedgerStatement[]): Promise<void> {
  if (statements.length === 0) return;
  await client.query(
    `INSERT INTO ${ledgerSchema}.statement (migration, direction, ordinal, hash, mode, state, rows, batches)
     SELECT $1, s.direction, s.ordinal, s.hash, s.mode, s.state, s.rows, s.batches
     FROM pg_catalog.jsonb_to_recordset($2::jsonb) AS s (direction text, ordinal integer, hash text, mode text, state text, rows bigint, batches bigint)
     ON CONFLICT (migration, direction, ordinal) DO UPDATE SET (hash, mode, state, rows, batches, changed_at) = (excluded.hash, excluded.mode, excluded.state, excluded.rows, excluded.batches, clock_timestamp())`,
    [migration, JSON.stringify(statements)],
  );
}

async function writeLog(client: Client, { did, migration, detail }: LogEntry): Promise<void> {
  await client.query(`INSERT INTO ${ledgerSchema}.log (did, migration, detail) VALUES ($1, $2, $3)`, [did, migration, detail]);
}

async function inTransaction(client: Client, work: () => Promise<void>): Promise<void> {
  await client.query("BEGIN");
  try {
    await work();
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {}); // What failed is told; a connection that is gone has rolled back.
    throw error;
  }
}

import type { Client } from "pg";
import { setTimeout as wait } from "node:timers/promises";
import type { LockMode, Measured, Refusal } from "../evolve/measured.ts";
import { connected } from "./database.ts";
import { emptyTables } from "./fill.ts";
import { isAboutRows, refusalOf, told, type Measuring } from "./measuring.ts";
import { readLocks, readRelations, type Relations } from "./relations.ts";

type Held = Awaited<ReturnType<typeof readLocks>>[number];

/**
 * Runs a statement that refuses transactions, by itself. Its locks are gone when it ends, so others stand in its way three times: one with SHARE UPDATE EXCLUSIVE, the
 * weakest mode that only reading and writing pass; then with ROW EXCLUSIVE, for which statements wait that let writers go on; and a reader that comes while it waits,
 * so that it meets him only when it goes on. What the statement holds or asks for while it waits is what is told.
 */
export async function runOutside(session: Measuring, statement: string): Promise<Measured> {
  const first = await once(session, statement);
  if (first.error === undefined || !isAboutRows(first.error)) return first;
  await refusalOf(emptyTables(session.client, first.error.table)); // A session that has become another role may not.
  const second = await once(session, statement);
  return second.error === undefined ? { ...second, onRows: first.error } : first;
}

async function once(session: Measuring, statement: string): Promise<Measured> {
  const { client, database } = session;
  const before = await current(client);
  const { failed, locks } = await connected(database.config, (watcher) => connected(database.config, (writer) => connected(database.config, (reader) => watched(session, statement, { watcher, writer, reader }))));
  const after = await current(client);
  if (failed !== undefined) {
    await dropInvalid(client, before);
    return { locks: [], rewrites: [], scans: [], transaction: "refused", error: failed };
  }
  return { ...told(session, before, after, locks), transaction: "refused" };
}

/** The sessions beside the one that is measured. */
interface Others { readonly watcher: Client; readonly writer: Client; readonly reader: Client }

async function watched({ client, backend }: Measuring, statement: string, others: Others): Promise<{ readonly failed: Refusal | undefined; readonly locks: readonly Held[] }> {
  const { watcher, writer, reader } = others;
  const tables = await lockable(watcher);
  await writer.query("BEGIN");
  if (tables !== "") await writer.query(`LOCK TABLE ${tables} IN ROW EXCLUSIVE MODE; SAVEPOINT stronger; LOCK TABLE ${tables} IN SHARE UPDATE EXCLUSIVE MODE`);
  const locks: { oid: number; mode: LockMode }[] = [];
  const progress = { isOver: false };
  const running = refusalOf(client.query(statement)).finally(() => { progress.isOver = true; });
  const look = async (until: "it waits" | "it is over"): Promise<void> => {
    while (!progress.isOver) {
      const waiting = await waits(watcher, backend);
      locks.push(...(await readLocks(watcher, backend)));
      if (waiting && until === "it waits") return;
      await wait(2);
    }
  };
  await look("it waits");
  if (tables !== "") await writer.query("ROLLBACK TO SAVEPOINT stronger");
  await look("it waits");
  // Where the statement asks for a table already, a reader would wait behind it.
  await reader.query("BEGIN; SET LOCAL lock_timeout = '20ms'");
  if (tables !== "") await refusalOf(reader.query(`LOCK TABLE ${tables} IN ACCESS SHARE MODE`));
  await writer.query("ROLLBACK");
  await look("it waits");
  await reader.query("ROLLBACK");
  await look("it is over");
  return { failed: await running, locks };
}

/** Whether it waits for a lock. (`pg_stat_activity` would still say so for a moment after the lock is granted.) */
async function waits(watcher: Client, backend: number): Promise<boolean> {
  const { rows } = await watcher.query<{ waits: boolean }>("SELECT EXISTS (SELECT FROM pg_catalog.pg_locks WHERE pid = $1 AND NOT granted) AS waits", [backend]);
  return rows[0]?.waits === true;
}

async function lockable(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(`SELECT c.oid::regclass::text AS name FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%' ORDER BY c.oid`);
  return rows.map(({ name }) => name).join(", ");
}

async function current(client: Client): Promise<Relations> {
  await client.query("SELECT pg_catalog.pg_stat_force_next_flush()");
  return readRelations(client, "so far");
}

/** What a failed CREATE INDEX CONCURRENTLY left behind. */
async function dropInvalid(client: Client, before: Relations): Promise<void> {
  const { rows } = await client.query<{ oid: number; name: string }>("SELECT indexrelid::int AS oid, indexrelid::regclass::text AS name FROM pg_catalog.pg_index WHERE NOT indisvalid");
  for (const { oid, name } of rows) if (!before.has(oid)) await client.query(`DROP INDEX ${name}`);
}

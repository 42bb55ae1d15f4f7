import type { Client } from "pg";
import type { LockMode, Relation } from "../evolve/measured.ts";
import { qualified } from "../quote.ts";

/** Everything of a database that can be locked, by object id, as it is at one moment. */
export type Relations = ReadonlyMap<number, Known>;

export interface Known extends Relation {
  readonly oid: number;
  /** The number of its file; it changes when the file is written anew. */
  readonly file: number;
  /** How often it was read from end to end. */
  readonly scans: number;
  /** Of an index: its table's object id. */
  readonly of: number | null;
}

interface Row { readonly oid: number; readonly schema: string; readonly name: string; readonly kind: string; readonly file: number; readonly scans: number; readonly of: number | null }

/**
 * Reads all relations outside of PostgreSQL's own schemas. `counted`: scans of the open transaction, or all that sessions have reported (the session
 * itself reports before it becomes idle once `pg_stat_force_next_flush` was called; PostgreSQL's documentation, section 27.2).
 */
export async function readRelations(client: Client, counted: "in this transaction" | "so far"): Promise<Relations> {
  const scans = counted === "so far" ? "pg_stat_get_numscans" : "pg_stat_get_xact_numscans";
  const { rows } = await client.query<Row>(`SELECT c.oid::int AS oid, n.nspname AS schema, c.relname AS name, c.relkind AS kind, c.relfilenode::int AS file, pg_catalog.${scans}(c.oid)::int AS scans, i.indrelid::int AS of
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
    WHERE n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'`);
  return new Map(rows.map(({ oid, schema, name, kind, file, scans, of }) => [oid, { oid, name: qualified(schema, name), is: kinds[kind] ?? "table", file, scans, of }]));
}

const kinds: Readonly<Record<string, Relation["is"]>> = { v: "view", S: "sequence", i: "index", I: "index" };

/** The locks on relations that a backend holds or waits for, by object id. */
export async function readLocks(client: Client, backend: number): Promise<readonly { readonly oid: number; readonly mode: LockMode }[]> {
  const { rows } = await client.query<{ oid: number; mode: string }>(
    "SELECT relation::int AS oid, mode FROM pg_catalog.pg_locks WHERE pid = $1 AND locktype = 'relation' AND database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())", [backend],
  );
  return rows.map(({ oid, mode }) => ({ oid, mode: mode.replace(/Lock$/u, "").replaceAll(/(?<=[a-z])(?=[A-Z])/gu, " ").toUpperCase() as LockMode }));
}

/** Relations whose file is another one now. An index that a statement builds anew in place of an old one is another object under the old one's name. */
export function rewritten(before: Relations, after: Relations): readonly Known[] {
  const indexes = new Map([...after.values()].filter(({ is }) => is === "index").map((each) => [`${each.of} ${each.name}`, each]));
  return [...before.values()].filter((old) => {
    const now = after.get(old.oid) ?? (old.is === "index" ? indexes.get(`${old.of} ${old.name}`) : undefined);
    return now !== undefined && now.file !== old.file && old.is !== "sequence";
  });
}

/** Tables that were read from end to end between two moments. */
export function scanned(before: Relations, after: Relations): readonly Known[] {
  return [...before.values()].filter((old) => old.is === "table" && (after.get(old.oid)?.scans ?? old.scans) > old.scans);
}

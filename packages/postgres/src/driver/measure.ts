import type { Client } from "pg";
import type { Composed, Measured, MeasuredStep, Refusal } from "../evolve/measured.ts";
import { connected, type Database } from "./database.ts";
import { emptyTables } from "./fill.ts";
import { isAboutRows, refusalOf, told, touched, type Measuring } from "./measuring.ts";
import { runOutside } from "./outside.ts";
import { readLocks, readRelations } from "./relations.ts";

/** A repeated statement that still touches rows after so many times never ends: tables hold a handful of rows here. */
const mostRepeats = 30;

/**
 * Runs the steps of a migration on a scratch database, in order, and tells of each statement (in the order of all steps) what it did to what was there before:
 * read from `pg_locks`, file numbers and scan counters, not from a table of known statements. The database keeps what they make, so that the next migration
 * can be measured on it. A statement that fails because of generated rows runs again without rows; one that fails otherwise is told, and the next ones run.
 */
export async function measure(database: Database, steps: readonly MeasuredStep[]): Promise<readonly Measured[]> {
  return connected({ ...database.config, options: measuringSettings }, (client) => measureOver(client, database, steps));
}

/** A statement that hangs ends the measuring; the time zone is the one that a runner pins. */
export const measuringSettings = "-c statement_timeout=60s -c TimeZone=UTC";

/** The same over a connection that is there, made with `measuringSettings`. What the statements set in its session stays set. */
export async function measureOver(client: Client, database: Database, steps: readonly MeasuredStep[]): Promise<readonly Measured[]> {
  const { rows } = await client.query<{ backend: number }>("SELECT pg_catalog.pg_backend_pid() AS backend");
  const session: Measuring = { client, database, backend: rows[0]?.backend ?? 0, there: await readRelations(client, "so far") };
  const told: Measured[] = [];
  for (const { mode, statements } of steps) {
    await client.query("RESET ROLE; RESET ALL"); // As a runner does: what one step sets does not reach the next one.
    told.push(...(mode === "transaction" ? await together(session, statements) : await separately(session, statements, mode)));
  }
  return told;
}

async function together(session: Measuring, statements: MeasuredStep["statements"]): Promise<readonly Measured[]> {
  const { client } = session;
  const told: Measured[] = [];
  await client.query("BEGIN");
  for (const [index, statement] of statements.entries()) {
    const measured = await within(session, statement);
    if (measured.error === undefined) {
      told.push(measured);
      continue;
    }
    // It may run once what came before it is committed, or outside of any transaction: what follows is then measured on what it made.
    const late = await committed(client);
    if (late !== undefined && index > 0) told[index - 1] = { ...(told[index - 1] as Measured), error: late };
    const alone = index > 0 || measured.transaction === "refused" ? await byItself(session, statement) : measured;
    told.push({ ...alone, transaction: measured.transaction, error: measured.error });
    await client.query("BEGIN");
  }
  const late = await committed(client);
  const last = told.at(-1);
  return late === undefined || last === undefined ? told : [...told.slice(0, -1), { ...last, error: last.error ?? late }];
}

async function separately(session: Measuring, statements: MeasuredStep["statements"], mode: "alone" | "batches"): Promise<readonly Measured[]> {
  const told: Measured[] = [];
  for (const statement of statements) {
    const measured = await byItself(session, statement);
    told.push(mode === "batches" && measured.error === undefined ? { ...measured, endless: await isEndless(session.client, textOf(statement)) } : measured);
  }
  return told;
}

async function byItself(session: Measuring, statement: string | Composed): Promise<Measured> {
  await session.client.query("BEGIN");
  const measured = await within(session, statement);
  const late = await committed(session.client);
  if (measured.transaction === "refused") return runOutside(session, textOf(statement));
  return late === undefined ? measured : { ...measured, error: late };
}

async function isEndless(client: Client, statement: string): Promise<boolean> {
  for (let repeat = 0; repeat < mostRepeats; repeat += 1) if (touched(await client.query(statement)) === 0) return false;
  return true;
}

/** Runs a statement in the open transaction, and leaves the transaction open and usable. */
async function within(session: Measuring, composed: string | Composed): Promise<Measured> {
  const statement = textOf(composed);
  const pieces = typeof composed === "string" ? [] : await apart(session, composed.pieces);
  const whole = await wholly(session, statement);
  return pieces.length === 0 ? whole : { ...whole, pieces };
}

/** Measures statements one by one where the transaction stands, and takes each back. */
async function apart(session: Measuring, pieces: readonly string[]): Promise<readonly Measured[]> {
  const told: Measured[] = [];
  for (const piece of pieces) {
    await session.client.query("SAVEPOINT piece");
    told.push(await wholly(session, piece));
    await session.client.query("ROLLBACK TO SAVEPOINT piece");
  }
  return told;
}

async function wholly(session: Measuring, statement: string): Promise<Measured> {
  const { client, backend } = session;
  const run = async (): Promise<Measured> => {
    const before = await readRelations(client, "in this transaction");
    const held = new Map((await readLocks(client, backend)).map(({ oid, mode }) => [`${oid} ${mode}`, mode]));
    const failed = await attempt(client, statement);
    if (failed !== undefined) return { locks: [], rewrites: [], scans: [], transaction: failed.code === "25001" ? "refused" : "allowed", error: failed };
    const locks = (await readLocks(client, backend)).filter(({ oid, mode }) => !held.has(`${oid} ${mode}`));
    return { ...told(session, before, await readRelations(client, "in this transaction"), locks), transaction: "allowed" };
  };
  const full = await run();
  if (full.error === undefined || !isAboutRows(full.error)) return full;
  for (const table of full.error.table === undefined ? [undefined] : [full.error.table, undefined]) {
    await client.query("SAVEPOINT rows");
    // The rows of the table that the failure names, or those of any other, which it was filled from. A session that has become another role may not.
    const empty = (await refusalOf(emptyTables(client, table))) === undefined ? await run() : full;
    if (empty.error === undefined) return { ...empty, onRows: full.error };
    await client.query("ROLLBACK TO SAVEPOINT rows");
  }
  return full;
}

/** The statement, so that only its own work is undone if it fails. One that ends the transaction itself gets another to end. */
async function attempt(client: Client, statement: string): Promise<Refusal | undefined> {
  await client.query("SAVEPOINT statement");
  const failed = await refusalOf(client.query(statement));
  if (client.getTransactionStatus() === "I") await client.query("BEGIN");
  else if (failed !== undefined) await client.query("ROLLBACK TO SAVEPOINT statement");
  return failed;
}

function textOf(statement: string | Composed): string {
  return typeof statement === "string" ? statement : statement.text;
}

async function committed(client: Client): Promise<Refusal | undefined> {
  const failed = await refusalOf(client.query("COMMIT"));
  if (client.getTransactionStatus() !== "I") await client.query("ROLLBACK");
  return failed;
}

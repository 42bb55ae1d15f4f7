import { hashOf, migrate, nothing, readDirectory, rollback, usualPatience, type Consent, type Host, type MigrateOptions, type MigrationStore, type Pair, type RunEvent, type RunResult } from "@concord/migrate";
import { connected, createDatabase, postgresStore, usualWaits, type Database, type ServerAddress, type Waits } from "@concord/postgres/driver";
import type { Client } from "pg";
import { setTimeout as wait } from "node:timers/promises";
import { inject, onTestFinished } from "vitest";

export const folder = "schemas/migrations/postgres";

/** A chain of migrations from their bodies, each with its rollback where one is given. */
export function chain(...bodies: readonly (readonly [name: string, up: string, down?: string])[]): readonly Pair[] {
  return directory(...bodies).pairs;
}

export function directory(...bodies: readonly (readonly [name: string, up: string, down?: string])[]): ReturnType<typeof readDirectory> {
  let after: string = nothing;
  const files = bodies.flatMap(([name, up, down]) => {
    const text = `-- migration: ${name}\n-- after: ${after}\n\n${up}\n`;
    after = hashOf(text);
    return [{ file: `${folder}/${name}.sql`, text }, ...(down === undefined ? [] : [{ file: `${folder}/${name}.rollback.sql`, text: `-- migration: ${name}\n\n${down}\n` }])];
  });
  return readDirectory(files);
}

/** A host that waits a hundredth of what it is told, and remembers what it was told. */
export function hostOf(events: RunEvent[] = [], answers: readonly string[] = []): Host {
  const left = [...answers];
  return {
    wait: async (ms) => { await wait(Math.ceil(ms / 100)); }, random: Math.random, tell: (event) => { events.push(event); }, ask: async () => left.shift(), stopped: () => false, onStop: () => () => {},
  };
}

export function options(host: Host = hostOf(), consent: Consent = {}): MigrateOptions {
  return { host, patience: usualPatience, consent, folder };
}

/** A database of its own for a test, on the newest server. */
export async function databaseOf(address: ServerAddress | undefined = inject("postgres")[0]): Promise<Database> {
  if (address === undefined) throw new Error("no PostgreSQL was started");
  const database = await createDatabase(address);
  onTestFinished(() => database.drop());
  return database;
}

export const storeOf = (database: Database, waits: Partial<Waits> = {}): MigrationStore => postgresStore(database.config, { ...usualWaits, ...waits });
export const ask = <T extends object>(database: Database, sql: string, values: unknown[] = []): Promise<readonly T[]> => connected(database.config, async (client: Client) => (await client.query<T>(sql, values)).rows);

/** What a run did, or why not, in one line. */
export function said(result: RunResult): string {
  switch (result.is) {
    case "done": return `done: ${result.did.join(", ")}`;
    case "findings": return `findings: ${result.diagnostics.map(({ code, message }) => `${code} ${message}`).join("; ")}`;
    case "refused": return `refused: ${result.refusal.message}`;
    case "interrupted": return "interrupted";
    case "stopped": return `stopped: ${result.stopped.migration} ${result.stopped.ordinal} ${result.stopped.outcome.is} ${result.stopped.outcome.is === "failed" ? `${result.stopped.outcome.code} ${result.stopped.outcome.message}` : result.stopped.outcome.reason}`;
  }
}

export const up = async (database: Database, pairs: readonly Pair[], more: Partial<MigrateOptions> = {}, waits: Partial<Waits> = {}): Promise<string> => said(await migrate(storeOf(database, waits), pairs, { ...options(), ...more }));
export const down = async (database: Database, pairs: readonly Pair[], count = 1, consent: Consent = {}): Promise<string> => said(await rollback(storeOf(database), pairs, { ...options(hostOf(), consent), count }));

/** Every row of the ledger's statements, as `a 1 up transaction done 0/0`. */
export async function ledgerOf(database: Database): Promise<readonly string[]> {
  const rows = await ask<{ line: string }>(database, "SELECT migration || ' ' || ordinal || ' ' || direction || ' ' || mode || ' ' || state || ' ' || rows || '/' || batches AS line FROM concord_migrations.statement ORDER BY migration, direction DESC, ordinal");
  return rows.map(({ line }) => line);
}

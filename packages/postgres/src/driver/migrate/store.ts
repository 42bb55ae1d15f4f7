import { sqlForm, type MigrationStore, type StoreSession } from "@concord/migrate";
import { Client, type ClientConfig } from "pg";
import { cutStep } from "./cut.ts";
import { makeLedger, readLedger, removeRow, saveRow } from "./ledger.ts";
import { pooledAddress, pooledSession } from "./pooler.ts";
import { progressOf } from "./progress.ts";
import { runWork } from "./run.ts";
import { pinned, usualWaits, type Waits } from "./settings.ts";
import { targetOf } from "./target.ts";

/** The bytes of "concord" as a number. Advisory locks are a database's own, so one number is enough for each. */
const lockNumber = BigInt(`0x${Buffer.from("concord").toString("hex")}`);

/**
 * A PostgreSQL database that migrations run against. `open` throws where a pooler stands in between: it would take the runner's lock away between two
 * transactions.
 */
export function postgresStore(config: ClientConfig, waits: Waits = usualWaits): MigrationStore {
  return { name: "PostgreSQL", target: "postgres", form: sqlForm, settings: `${pinned(waits)};`, cut: cutStep, open: () => openSession({ ...config, application_name: "concord migrate" }, waits) };
}

/** The lock and all work are of one connection: where a runner dies, the lock lasts as long as what the server still does for it. */
async function openSession(config: ClientConfig, waits: Waits): Promise<StoreSession> {
  const client = new Client(config);
  client.on("error", () => {}); // Whoever waits for a connection that ends is told.
  const address = pooledAddress(client);
  if (address !== undefined) throw pooler(address);
  await client.connect();
  try {
    const session = await pooledSession(client, config);
    if (session !== undefined) throw pooler(session);
    await client.query(pinned(waits));
  } catch (error) {
    await client.end();
    throw error;
  }
  const beside = onceOpened(config);
  const pid = (await client.query<{ pid: number }>("SELECT pg_catalog.pg_backend_pid() AS pid")).rows[0]?.pid ?? 0;
  return {
    about: () => targetOf(client, client.host),
    tryLock: async () => {
      const { rows } = await client.query<{ taken: boolean }>("SELECT pg_catalog.pg_try_advisory_lock($1) AS taken", [lockNumber]);
      return rows[0]?.taken === true ? { taken: true } : { taken: false, ...(await holderOf(client)) };
    },
    unlock: async () => void (await client.query("SELECT pg_catalog.pg_advisory_unlock($1)", [lockNumber])),
    readLedger: () => readLedger(client),
    makeLedger: () => makeLedger(client),
    save: (row, more = {}) => saveRow(client, row, more),
    remove: (name, log) => removeRow(client, name, log),
    run: (work) => runWork(client, work, waits),
    progress: async () => progressOf(await beside.client(), pid),
    cancel: async () => void (await (await beside.client()).query("SELECT pg_catalog.pg_cancel_backend($1)", [pid])),
    close: async () => {
      await Promise.all([client.end(), beside.close()]);
    },
  };
}

/** A second connection, for what is asked while the first one waits for an answer; opened when it is needed. */
function onceOpened(config: ClientConfig): { readonly client: () => Promise<Client>; readonly close: () => Promise<void> } {
  let opened: Promise<Client> | undefined;
  const open = async (): Promise<Client> => {
    const client = new Client(config);
    client.on("error", () => {});
    await client.connect();
    return client;
  };
  return { client: () => (opened ??= open()), close: async () => opened?.then((client) => client.end(), () => {}) };
}

async function holderOf(client: Client): Promise<{ readonly holder?: string }> {
  const { rows } = await client.query<{ holder: string }>(
    `SELECT 'process ' || l.pid || coalesce(', ' || nullif(a.client_hostname, ''), ', ' || host(a.client_addr), '') AS holder
     FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a USING (pid)
     WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 AND ((l.classid::bigint << 32) | l.objid::bigint) = $1 AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())`,
    [lockNumber],
  );
  return rows[0] ?? {};
}

function pooler(why: string): Error {
  return new Error(`a connection pooler stands before this database (${why}), and a pooler gives the lock of a migration away between two transactions: use the address of the database itself`);
}

import { Client, type ClientConfig } from "pg";

/** Where a transaction pooler of a host is known to listen: Supabase's. */
const poolerPort = 6543;
const rounds = 5;
/** How long a second connection may wait for a process of its own: a pooler with one process for everybody never gives it one. */
const probeMs = 5000;

/** Why an address is that of a pooler, as far as it says so itself. Source: Neon's and Supabase's documentation of pooled connections. */
export function pooledAddress({ host, port }: { readonly host: string; readonly port: number }): string | undefined {
  if (/-pooler(?:\.|$)/u.test(host)) return "its host is called -pooler";
  return port === poolerPort ? `${poolerPort} is a pooler's port` : undefined;
}

/**
 * Why a connection is not a session of its own. A session is one process of the server for as long as it lasts: a pooler hands the process to somebody else between
 * two transactions. So between two transactions of this connection another one opens a transaction and keeps it open; if that got the same process, or this
 * one now has another, there is a pooler in between. Where the server said at the beginning which process it is, one question is enough.
 */
export async function pooledSession(client: Client, config: ClientConfig): Promise<string | undefined> {
  const pid = await processOf(client);
  if (pid === (client as unknown as { readonly processID: number | null }).processID) return undefined;
  for (let round = 0; round < rounds; round += 1) {
    const other = new Client({ ...config, query_timeout: probeMs, connectionTimeoutMillis: probeMs });
    other.on("error", () => {});
    try {
      await other.connect();
      await other.query("BEGIN");
      const theirs = await processOf(other);
      if (theirs === pid || (await processOf(client)) !== pid) return "the process behind it changed between two transactions";
      await other.query("ROLLBACK");
    } catch (error) {
      if (/timeout/iu.test((error as Error).message)) return "it gives a second connection no process of its own";
      throw error;
    } finally {
      await other.end();
    }
  }
  return undefined;
}

async function processOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>("SELECT pg_catalog.pg_backend_pid() AS pid");
  return rows[0]?.pid ?? 0;
}

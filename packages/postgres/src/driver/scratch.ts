import { spawn, type ChildProcess } from "node:child_process";
import { chown, cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { Installation } from "./installation.ts";

/** A scratch server: a fresh cluster in a temporary folder, reached through a socket in it, gone when it stops. */
export interface Server {
  /** `PostgreSQL 18.4`. */
  readonly name: string;
  /** How to connect to a database of it: what `pg` takes. */
  readonly connection: (database: string) => pg.ClientConfig;
  /** Makes a database, as a copy of another one if that is named. */
  readonly createDatabase: (name: string, template?: string) => Promise<void>;
  readonly dropDatabase: (name: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** PostgreSQL refuses to run as root, so root's scratch servers run as `nobody` (65534 on Linux). */
const nobody = 65534;
const asRoot = process.getuid?.() === 0;
const identity = asRoot ? { uid: nobody, gid: nobody } : {};
/** Nothing in a scratch cluster outlives it, so nothing waits for the disk. */
const settings = { fsync: "off", full_page_writes: "off", synchronous_commit: "off", max_connections: "60", listen_addresses: "", timezone: "UTC", log_min_messages: "panic" };

/** Starts a scratch server of an installation; about half a second. Throws with the server's own words if it does not come up. */
export async function startServer(installation: Installation): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir().length < 60 ? tmpdir() : "/tmp", "concord-pg-"));
  if (asRoot) await chown(folder, nobody, nobody);
  try {
    const bin = await reachable(installation.bin, folder);
    const data = join(folder, "data");
    await run(join(bin, "initdb"), ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"], folder);
    const options = [["unix_socket_directories", folder], ...Object.entries(settings)].flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const server = spawn(join(bin, "postgres"), ["-D", data, ...options], { ...identity, cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
    const stop = async (): Promise<void> => {
      await ended(server);
      await rm(folder, { recursive: true, force: true });
    };
    process.once("exit", () => server.kill("SIGQUIT"));
    const connection = (database: string): pg.ClientConfig => ({ host: folder, user: "postgres", database, application_name: "concord scratch" });
    await ready(server, connection);
    return {
      name: installation.name, connection, stop,
      createDatabase: (name, template) => command(connection, `CREATE DATABASE ${pg.escapeIdentifier(name)}${template === undefined ? "" : ` TEMPLATE ${pg.escapeIdentifier(template)}`}`),
      dropDatabase: (name) => command(connection, `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`),
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** The programs' folder, or a copy of it where the user that runs the server may not look into it (an installation below root's home). */
async function reachable(bin: string, folder: string): Promise<string> {
  if (!asRoot) return bin;
  try {
    await run(join(bin, "postgres"), ["--version"], folder);
    return bin;
  } catch {
    await cp(join(bin, ".."), join(folder, "programs"), { recursive: true, verbatimSymlinks: true });
    return join(folder, "programs", "bin");
  }
}

async function run(program: string, args: readonly string[], cwd: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const child = spawn(program, args, { ...identity, cwd, stdio: ["ignore", "ignore", "pipe"] });
    let words = "";
    child.stderr.on("data", (chunk: Buffer) => (words += chunk.toString("utf8")));
    child.once("error", reject);
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}: ${words}`))));
  });
}

async function ready(server: ChildProcess, connection: (database: string) => pg.ClientConfig): Promise<void> {
  let words = "";
  server.stderr?.on("data", (chunk: Buffer) => (words += chunk.toString("utf8")));
  for (let tries = 0; tries < 300; tries += 1) {
    if (server.exitCode !== null) break;
    const client = new pg.Client(connection("postgres"));
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`the scratch server did not come up: ${words}`);
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const end = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGINT");
  await end;
}

async function command(connection: (database: string) => pg.ClientConfig, text: string): Promise<void> {
  const client = new pg.Client(connection("postgres"));
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

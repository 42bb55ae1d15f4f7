import { execFile, spawn, type ChildProcess } from "node:child_process";
import { chown, cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import type { Installation } from "./installation.ts";
import { serverUser, type User } from "./user.ts";

const run = promisify(execFile);

/** Where a running server is: plain data, so that one process can start it and others use it. */
export interface ServerAddress {
  /** `PostgreSQL 18.4`. */
  readonly name: string;
  readonly major: number;
  /** The folder of its Unix socket: no other machine and, but for root, no other user can reach it. */
  readonly host: string;
  /** Only part of the socket's name: nothing listens on a network, so no port can be taken. */
  readonly port: number;
}

/** A server that somebody else runs and lends for scratch databases: its role may make databases, and make roles. */
export interface LentServer extends Pick<ServerAddress, "name" | "major"> {
  /** Where it is, with whatever it takes to be let in: a secret. */
  readonly url: string;
}

/** Where scratch databases are made. */
export type Scratch = ServerAddress | LentServer;

export interface Server {
  readonly address: ServerAddress;
  /** Ends the server and removes its folder. */
  stop(): Promise<void>;
}

/** Trades every promise about power cuts for speed: the data does not outlive the process. */
const settings: Readonly<Record<string, string>> = {
  listen_addresses: "", fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "60", shared_buffers: "64MB", max_wal_size: "256MB",
  autovacuum_naptime: "5s", timezone: "UTC", log_min_messages: "fatal", log_min_error_statement: "panic",
};
const port = 5432;

/**
 * Starts a scratch server in a fresh folder of its own: superuser `postgres`, no password, UTF-8, locale C. It ends with `stop`, or by
 * itself when this
 * process is gone, however it died. Throws with the server's own words if it does not start.
 */
export async function startServer(installation: Installation): Promise<Server> {
  const user = await serverUser();
  const folder = await mkdtemp(join(tmpdir(), "concord-pg-"));
  try {
    if (user.uid !== undefined && user.gid !== undefined) await chown(folder, user.uid, user.gid);
    const bin = await reachable(installation.bin, folder, user);
    const data = join(folder, "data");
    await run(join(bin, "initdb"), ["-D", data, "-U", "postgres", "-A", "trust", "--encoding=UTF8", "--no-locale", "--no-sync"], { ...user, env: environment() });
    const server = supervised(join(bin, "postgres"), data, folder, user);
    await ready(server, data, folder);
    return { address: { name: installation.name, major: installation.major, host: folder, port }, stop: () => stopped(server, folder) };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Nothing of ours decides where or how the server runs: no PG… variables, no locale, no time zone. */
function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC" };
}

/** Programs below a folder that only root may enter are copied beside the data (the npm package's 60 MB hold all that they need). */
async function reachable(bin: string, folder: string, user: User): Promise<string> {
  try {
    await run(join(bin, "initdb"), ["--version"], user);
    return bin;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EACCES") throw error;
    await cp(join(bin, ".."), join(folder, "programs"), { recursive: true, verbatimSymlinks: true });
    return join(folder, "programs", "bin");
  }
}

/**
 * The server under a shell that waits for its input to end, which it does when we close it or when we die, then ends the server and removes
 * the folder.
 * In a session of its own, so that Ctrl-C reaches us first. Unreferenced, so that a program that forgets `stop` still ends.
 */
function supervised(program: string, data: string, folder: string, user: User): ChildProcess {
  const script = 'folder=$1; shift; "$@" 2>"$folder/log" & read -r _; kill -s QUIT $!; wait; rm -rf "$folder"';
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn("sh", ["-c", script, "sh", folder, program, "-D", data, "-k", folder, "-p", String(port), ...options], {
    ...user, env: environment(), stdio: ["pipe", "ignore", "ignore"], detached: true, cwd: "/",
  });
  child.unref();
  (child.stdin as unknown as { unref?: () => void }).unref?.();
  return child;
}

/** Waits for `postmaster.pid` to say `ready`, which is what pg_ctl waits for (src/bin/pg_ctl/pg_ctl.c, wait_for_postmaster_start). */
async function ready(server: ChildProcess, data: string, folder: string): Promise<void> {
  for (let tries = 0; tries < 1500; tries += 1) {
    const lines = (await readFile(join(data, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
    if (lines[7]?.trim() === "ready") return;
    const log = await readFile(join(folder, "log"), "utf8").catch(() => "");
    if (server.exitCode !== null || /FATAL|PANIC/.test(log)) break;
    await wait(20);
  }
  const log = await readFile(join(folder, "log"), "utf8").catch(() => "");
  await stopped(server, folder);
  throw new Error(`PostgreSQL did not start: ${log.trim() || "it said nothing"}`);
}

async function stopped(server: ChildProcess, folder: string): Promise<void> {
  if (server.exitCode === null && server.signalCode === null) {
    const gone = new Promise((resolve) => server.once("exit", resolve));
    server.ref();
    server.stdin?.end();
    await gone;
  }
  await rm(folder, { recursive: true, force: true });
}

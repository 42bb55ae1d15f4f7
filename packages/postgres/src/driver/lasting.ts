import { execFile, spawn, type ChildProcess } from "node:child_process";
import { chown, cp, lstat, mkdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { connected } from "./database.ts";
import type { Installation } from "./installation.ts";
import type { ServerAddress } from "./server.ts";
import { serverUser, type User } from "./user.ts";

const run = promisify(execFile);
const port = 5432;

/** A server whose data stays: it runs for as long as somebody needs it. */
export interface LastingServer {
  readonly address: ServerAddress;
  /** Ends the server; its data stays. */
  stop(): Promise<void>;
}

/** Where a server keeps its data, and where it can be reached: a folder whose path is short enough for a socket's name (107 bytes, unix(7)). */
export interface LastingPlace { readonly folder: string; readonly socket: string }

/**
 * Starts the server that keeps its data in a folder, and makes it where there is none: superuser `postgres`, no password, UTF-8, locale C, reached through a
 * socket in a folder that nobody else may enter. Nothing is traded for speed: data outlives power cuts. It ends with `stop`, or by itself when this process
 * is gone. Throws where it does not start.
 */
export async function startLasting(installation: Installation, { folder, socket }: LastingPlace): Promise<LastingServer> {
  const user = await serverUser();
  await own(folder, user);
  await own(socket, user);
  const bin = await reachable(installation.bin, folder, user);
  const data = join(folder, "data");
  const version = await readFile(join(data, "PG_VERSION"), "utf8").catch(() => undefined);
  if (version === undefined) await make(bin, data, user);
  else if (version.trim() !== String(installation.major)) throw new Error(`its data is of PostgreSQL ${version.trim()}, and ${installation.name} is here`);
  const child = supervised(bin, data, folder, socket, user);
  const log = join(folder, "log");
  for (let tries = 0; tries < 3000 && child.exitCode === null; tries += 1) {
    const lines = (await readFile(join(data, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
    // A file that a crash left holds an older process: ours is a child of the shell, started after it.
    if (lines[7]?.trim() === "ready" && (await answers(socket))) {
      return { address: { name: installation.name, major: installation.major, host: socket, port }, stop: () => ended(child) };
    }
    await wait(20);
  }
  await ended(child);
  const said = (await readFile(log, "utf8").catch(() => "")).trim().split("\n").slice(-3).join("; ");
  throw new Error(`PostgreSQL did not start: ${said === "" ? "it said nothing" : said}`);
}

/** Whether a server can be reached through a socket in this folder. */
export async function answers(socket: string): Promise<boolean> {
  try {
    await connected({ host: socket, port, user: "postgres", database: "postgres", application_name: "concord" }, (client) => client.query("SELECT"));
    return true;
  } catch {
    return false;
  }
}

/** Makes a database where there is none of that name. */
export async function ensureDatabase(address: ServerAddress, name: string): Promise<void> {
  await connected({ host: address.host, port: address.port, user: "postgres", database: "postgres", application_name: "concord" }, async (client) => {
    const { rows } = await client.query("SELECT FROM pg_catalog.pg_database WHERE datname = $1", [name]);
    if (rows.length === 0) await client.query(`CREATE DATABASE "${name.replaceAll('"', '""')}" TEMPLATE template0`);
  });
}

/** Whether the server's user may enter a folder that is there: root's own folders are closed to it. */
export async function mayEnter(folder: string): Promise<boolean> {
  const user = await serverUser();
  return run("ls", ["-d", `${folder}/.`], { ...user, cwd: "/" }).then(() => true, () => false);
}

/** A folder of the server's user alone. One that belongs to somebody else is not used: who made it could read along. */
async function own(folder: string, { uid, gid }: User): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const stat = await lstat(folder);
  const allowed = [process.getuid?.(), uid].filter((each) => each !== undefined);
  if (!stat.isDirectory() || (allowed.length > 0 && !allowed.includes(stat.uid))) throw new Error(`${folder} belongs to somebody else`);
  if (uid !== undefined && gid !== undefined) await chown(folder, uid, gid);
}

async function make(bin: string, data: string, user: User): Promise<void> {
  const made = `${data}.new`;
  await rm(made, { recursive: true, force: true });
  await run(join(bin, "initdb"), ["-D", made, "-U", "postgres", "-A", "trust", "--encoding=UTF8", "--no-locale"], { ...user, env: environment(), cwd: "/" });
  await rename(made, data);
}

/** Programs below a folder that the server's user may not enter are copied beside the data, once. */
async function reachable(bin: string, folder: string, user: User): Promise<string> {
  const copy = join(folder, "programs", "bin");
  for (const each of [bin, copy]) if (await run(join(each, "initdb"), ["--version"], { ...user, cwd: "/" }).then(() => true, () => false)) return each;
  await rm(join(folder, "programs"), { recursive: true, force: true });
  await cp(join(bin, ".."), join(folder, "programs"), { recursive: true, verbatimSymlinks: true });
  return copy;
}

function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC" };
}

/** The server under a shell that waits for its input to end, which it does when we close it or when we die, and then ends the server as an operator would. */
function supervised(bin: string, data: string, folder: string, socket: string, user: User): ChildProcess {
  const script = 'log=$1; shift; "$@" 2>>"$log" & server=$!; (read -r _; kill -s INT $server 2>/dev/null) <&3 & wait $server';
  const options = ["-c", "listen_addresses=", "-c", "timezone=UTC", "-c", "max_connections=100", "-c", "log_min_messages=error"];
  const child = spawn("sh", ["-c", `exec 3<&0; ${script}`, "sh", join(folder, "log"), join(bin, "postgres"), "-D", data, "-k", socket, "-p", String(port), ...options], {
    ...user, env: environment(), stdio: ["pipe", "ignore", "ignore"], detached: true, cwd: "/",
  });
  child.unref();
  (child.stdin as unknown as { unref?: () => void }).unref?.();
  return child;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    child.stdin?.end();
    return;
  }
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.ref();
  child.stdin?.end();
  await gone;
}

import { answers, ensureDatabase, findInstallations, mayEnter, startLasting } from "@concord/postgres/driver";
import { existsSync, mkdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure } from "../failure.ts";
import type { World } from "../world.ts";
import { locked } from "../write/lock.ts";
import { sha256 } from "../write/manifest.ts";

/** The database of a project that names none. */
const databaseName = "app";

/** The project's own server while it runs. */
export interface Embedded {
  /** Its address, as clients take it. There is no password in it: nobody but the server's user can enter the socket's folder. */
  readonly url: string;
  readonly about: string;
  /** Whether another command holds it, so that it outlives this one. */
  readonly held: boolean;
}

/**
 * Runs `work` beside a PostgreSQL of the project's own, whose data stays in `.concord/postgres`. It is started for this command and ended after it; commands wait
 * for each other. With `hold` it runs on until somebody ends the command, and other commands use it meanwhile.
 */
export async function withEmbedded<T>(root: string, world: World, hold: boolean, work: (embedded: Embedded) => Promise<T>): Promise<T> {
  const folder = await dataFolder(root);
  const socket = join(tmpdir(), `concord-${sha256(realpathSync(root)).slice(0, 8)}`);
  const held = join(folder.path, "held");
  const url = `postgresql://postgres@${encodeURIComponent(socket)}/${databaseName}`;
  if (existsSync(held) && (await answers(socket))) return work({ url, about: `PostgreSQL of this project, held by another command; its data is in ${folder.name}`, held: true });
  const output = { folder: folder.path, name: folder.name, work: join(folder.path, ".concord") };
  return locked(output, (process) => void world.err.write(`Another concord (process ${process}) uses the PostgreSQL of this project; waiting for it.\n`), async () => {
    const { found, missing } = await findInstallations();
    const [installation] = found;
    if (installation === undefined) throw new Failure("no database is named, and there is no PostgreSQL here to make one", `set DATABASE_URL; ${missing.join("; ")}`);
    const server = await startLasting(installation, { folder: folder.path, socket }).catch((error: Error) => {
      throw new Failure(`the PostgreSQL of this project: ${error.message}`, `its data is in ${folder.name}; set DATABASE_URL to use another one`);
    });
    try {
      await ensureDatabase(server.address, databaseName);
      const result = await work({ url, about: `${installation.name} of this project, with its data in ${folder.name}`, held: false });
      if (hold) {
        writeFileSync(held, "");
        world.err.write(`\nIt runs until you end this command (Ctrl-C). To connect: psql ${url}\n`);
        await stopOf(world);
      }
      return result;
    } finally {
      rmSync(held, { force: true });
      await server.stop();
    }
  });
}

/** Until somebody ends the command. The server does not keep this process alive, so a timer does. */
async function stopOf({ stop }: World): Promise<void> {
  if (stop.aborted) return;
  const awake = setInterval(() => {}, 60_000);
  await new Promise((resolve) => stop.addEventListener("abort", resolve, { once: true }));
  clearInterval(awake);
}

/**
 * The folder of the data: in the project, and ignored by git. Root may not run PostgreSQL, so its server runs as a user who perhaps may not enter root's folders; then
 * the data is among the temporary files that outlive a restart.
 */
async function dataFolder(root: string): Promise<{ readonly path: string; readonly name: string }> {
  const own = join(root, ".concord");
  if (!existsSync(own)) mkdirSync(own, { recursive: true });
  if (!existsSync(join(own, ".gitignore"))) writeFileSync(join(own, ".gitignore"), "*\n");
  const name = ".concord/postgres";
  if (await mayEnter(own)) {
    mkdirSync(join(root, name), { recursive: true, mode: 0o700 });
    return { path: join(root, name), name };
  }
  const elsewhere = join(existsSync("/var/tmp") ? "/var/tmp" : tmpdir(), `concord-${sha256(realpathSync(root)).slice(0, 8)}`);
  mkdirSync(elsewhere, { recursive: true, mode: 0o700 });
  return { path: elsewhere, name: `${elsewhere} (PostgreSQL does not run as root, and the user it runs as may not enter ${root})` };
}

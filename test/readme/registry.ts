import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What npm sends as who it is. The registry knows nobody of that name; nothing may print it. */
export const token = "canary-8d1f0c5e";

/** A real npm registry (Verdaccio) on a free port, which holds what is published to it; everything else it fetches from the registry that npm is set to. */
export interface Registry {
  readonly url: string;
  /** What a command in a consumer's folder needs to install from here: nothing of it is written to the user's own settings. */
  readonly environment: NodeJS.ProcessEnv;
  stop(): void;
}

/** Starts the registry and publishes every package of the workspace as it is built. Throws if a package is not built or is refused. */
export async function startRegistry(): Promise<Registry> {
  const registry = await startVerdaccio("@concord");
  try {
    for (const name of readdirSync(join(root, "packages"))) publish(join(root, "packages", name), registry.environment);
    return registry;
  } catch (error) {
    registry.stop();
    throw error;
  }
}

/** Starts a registry that holds nothing: whoever asks may publish packages of this scope, and nobody those of the scope `@closed`. */
export async function startVerdaccio(scope: string): Promise<Registry> {
  const folder = mkdtempSync(join(tmpdir(), "concord-registry-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const upstream = execFileSync("npm", ["config", "get", "registry"], { encoding: "utf8", cwd: folder, stdio: ["ignore", "pipe", "ignore"] }).trim();
  writeFileSync(join(folder, "config.yaml"), JSON.stringify({
    storage: join(folder, "storage"),
    uplinks: { upstream: { url: upstream, cache: false, timeout: "60s", maxage: "30m" } },
    packages: {
      [`${scope}/*`]: { access: "$all", publish: "$anonymous" },
      "@closed/*": { access: "$all", publish: "$authenticated" },
      "**": { access: "$all", proxy: "upstream" },
    },
    log: { type: "stdout", format: "json", level: "fatal" },
  }));
  mkdirSync(join(folder, "npm"));
  const npmrc = join(folder, "npmrc");
  writeFileSync(npmrc, `registry=${url}\n//127.0.0.1:${port}/:_authToken=${token}\naudit=false\nfund=false\nupdate-notifier=false\n`);
  const environment = { ...process.env, npm_config_userconfig: npmrc, npm_config_cache: join(folder, "npm"), npm_config_registry: url, NO_UPDATE_NOTIFIER: "1" };
  const server = spawn(process.execPath, [verdaccio(), "--config", join(folder, "config.yaml"), "--listen", `127.0.0.1:${port}`], { stdio: "ignore", env: { ...process.env, NODE_ENV: "production" } });
  const stop = (): void => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answers(url, server);
    return { url, environment, stop };
  } catch (error) {
    stop();
    throw error;
  }
}

function verdaccio(): string {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve("verdaccio/package.json");
  const { bin } = JSON.parse(readFileSync(manifest, "utf8")) as { bin: string | Record<string, string> };
  return join(manifest, "..", typeof bin === "string" ? bin : (bin["verdaccio"] as string));
}

function publish(folder: string, environment: NodeJS.ProcessEnv): void {
  execFileSync("pnpm", ["publish", "--no-git-checks", "--access", "public", "--tag", "latest"], { cwd: folder, env: environment, stdio: ["ignore", "ignore", "pipe"] });
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (server.exitCode !== null) throw new Error(`Verdaccio ended with ${server.exitCode}`);
    const ok = await fetch(`${url}-/ping`).then((response) => response.ok, () => false);
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("Verdaccio did not answer within 30 seconds");
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address !== null && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}

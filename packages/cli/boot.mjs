// Brings the toolchain up from Node 20 and npm alone, then runs one job of this workspace: start, test, acceptance or bench.
// Plain JavaScript without dependencies: it runs before anything is installed, and on a Node without type stripping.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const bin = join(root, "node_modules", ".bin");
const stamp = join(root, "node_modules", ".installed");
const testResults = join(root, "test", ".concord", "results.json");
const isWindows = process.platform === "win32";

/** Runs a program with our standard streams; gives its exit code. */
function run(program, args, env = process.env) {
  const { status, error, signal } = spawnSync(program, args, { cwd: root, env, stdio: "inherit", shell: isWindows });
  if (error !== undefined) console.error(`${program}: ${error.message}`);
  return status ?? (signal === "SIGINT" ? 130 : 2);
}

function quit(code, message) {
  if (message !== undefined) console.error(message);
  process.exit(code);
}

/** Everything that decides what an install makes. */
function manifests() {
  const workspaces = readdirSync(join(root, "packages")).map((name) => join("packages", name));
  return ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json", ...[...workspaces, "test"].map((folder) => join(folder, "package.json"))]
    .map((file) => join(root, file))
    .filter((file) => existsSync(file))
    .sort();
}

function install() {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch} ${realpathSync(root)}\n`);
  for (const file of manifests()) hash.update(readFileSync(file)).update("\0");
  const wanted = hash.digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  // npm's own script, run by the Node that runs us, needs no shell; `npm` on PATH is for a start without npm.
  const npm = process.env.npm_execpath;
  const [program, first] = npm !== undefined && npm.endsWith("npm-cli.js") ? [process.execPath, [npm]] : ["npm", []];
  // --yes: an npmrc may say `yes=false`, which would end the run with "npx canceled".
  const exec = [...first, "exec", "--yes", "--loglevel=error", `--package=${packageManager}`, "--"];
  const code = run(program, [...exec, "pnpm", "install", "--frozen-lockfile", "--prefer-offline"]);
  if (code !== 0) quit(2, "The packages could not be installed; the lines above say why. The npm registry must be reachable the first time.");
  writeFileSync(stamp, wanted);
}

/** The environment of every job: the pinned programs first on PATH. On platforms without a pinned Node, the user's own one has to be new enough. */
function environment() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const newEnough = major > 22 || (major === 22 && minor >= 18);
  if (!existsSync(join(bin, "node")) && !newEnough) {
    quit(2, `There is no pinned Node for ${process.platform} ${process.arch}, and this one is ${process.versions.node}: please run with Node 22.18 or newer.`);
  }
  return {
    ...process.env,
    PATH: [bin, process.env.PATH].join(delimiter),
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
    CONCORD_ENGINES: engines().join(" "),
  };
}

/**
 * What decides the answers of engines that do not come with the lockfile, as text: it is part of the key under which turbo keeps test results,
 * so that a result is kept only for the engines it was got from.
 */
function engines() {
  const found = [];
  const path = (process.env.PATH ?? "").split(delimiter);
  const gcloud = path.map((folder) => join(folder, "gcloud")).find((file) => existsSync(file));
  const places = [
    ...(gcloud === undefined ? [] : [join(dirname(dirname(realpathSync(gcloud))), "platform", "cloud-firestore-emulator")]),
    join(process.env.HOME ?? root, ".cache", "firebase", "emulators"),
    ...["/usr/lib/postgresql"].flatMap((folder) => (existsSync(folder) ? readdirSync(folder).map((version) => join(folder, version, "bin")) : [])),
  ];
  for (const place of places.filter((folder) => existsSync(folder))) {
    for (const name of readdirSync(place).sort()) {
      const { size, mtimeMs } = statSync(join(place, name));
      if (/\.jar$|^postgres$/.test(name)) found.push(`${name}:${size}:${Math.round(mtimeMs)}`);
    }
  }
  return found;
}

/** Repeats vitest's result as the last line, after everything that turbo prints, and gives the exit code. */
function tell(code) {
  const { passed, failed } = existsSync(testResults) ? JSON.parse(readFileSync(testResults, "utf8")) : { passed: 0, failed: 1 };
  console.log(`\n${passed} passed, ${failed} failed`);
  return code === 0 && failed > 0 ? 1 : code;
}

const jobs = {
  start: (env, rest) => run("turbo", ["run", "--log-prefix=none", "codegen", ...rest], env),
  test: (env, rest) => {
    rmSync(testResults, { force: true });
    return tell(run("turbo", ["run", "--log-prefix=none", "codegen", "test", ...rest], env));
  },
  acceptance: (env, rest) => {
    const code = run("turbo", ["run", "--log-prefix=none", "codegen"], env);
    rmSync(testResults, { force: true });
    return code === 0 ? tell(run("vitest", ["run", "--config", join("test", "acceptance", "vitest.config.ts"), ...rest], env)) : code;
  },
  bench: (env, rest) => {
    const code = run("turbo", ["run", "--log-prefix=none", "codegen"], env);
    return code === 0 ? run("node", [join("test", "bench", "main.ts"), ...rest], env) : code;
  },
};

const [job = "start", ...rest] = process.argv.slice(2);
if (!Object.hasOwn(jobs, job)) quit(2, `no job ${job}; there are ${Object.keys(jobs).join(", ")}`);
install();
process.exitCode = jobs[job](environment(), rest);

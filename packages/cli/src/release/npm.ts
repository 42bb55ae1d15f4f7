import { spawn } from "node:child_process";
import { join } from "node:path";
import { Failure } from "../failure.ts";
import type { World } from "../world.ts";

/** npm's own client, run in a project: registry, scope and token are what npm is told by its own configuration. */
export interface Npm {
  /** Packs a folder into a tarball below another one. */
  readonly pack: (from: string, into: string) => Promise<Tarball>;
  /** The hash of a version's tarball as the registry has it; nothing where it has none. */
  readonly integrityOf: (name: string, version: string) => Promise<string | undefined>;
  /** Publishes a tarball, under a tag if it is not to be what is installed by default. */
  readonly publish: (tarball: Tarball, tag: string | undefined) => Promise<void>;
}

/** What npm packed, or fetched. */
export interface Tarball { readonly file: string; readonly integrity: string }

/** npm in a folder. What it does fails with a `Failure` that says what npm said, without what may be a secret. */
export function npmIn(folder: string, world: World): Npm {
  const npm = (...args: readonly string[]): Promise<Answer> => run(folder, world, args);
  return {
    pack: async (from, into) => {
      const [packed] = asked(await npm("pack", from, "--json", "--ignore-scripts", "--pack-destination", into), `cannot pack ${from}`) as readonly { readonly filename: string; readonly integrity: string }[];
      if (packed === undefined) throw new Failure(`npm packed nothing of ${from}`);
      return { file: join(into, packed.filename), integrity: packed.integrity };
    },
    integrityOf: async (name, version) => {
      const answer = await npm("view", `${name}@${version}`, "dist.integrity", "--json");
      if (errorIn(answer)?.code === "E404") return undefined;
      const integrity = asked(answer, `cannot ask the registry for ${name}@${version}`);
      return typeof integrity === "string" ? integrity : undefined;
    },
    publish: async ({ file }, tag) => {
      asked(await npm("publish", file, "--json", "--ignore-scripts", ...(tag === undefined ? [] : ["--tag", tag])), `cannot publish ${file.split(/[\\/]/u).at(-1)}`);
    },
  };
}

interface Answer { readonly code: number | null; readonly out: string; readonly err: string }

interface NpmError { readonly code?: string; readonly summary?: string; readonly detail?: string }

function run(folder: string, { env, stop }: World, args: readonly string[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const quiet = { npm_config_update_notifier: "false", npm_config_fund: "false", npm_config_audit: "false", npm_config_loglevel: "error" };
    const child = spawn("npm", args, { cwd: folder, env: { ...env, ...quiet }, stdio: ["ignore", "pipe", "pipe"], shell: process.platform === "win32", signal: stop });
    const said = { out: "", err: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => { said.out += text; });
    child.stderr.setEncoding("utf8").on("data", (text: string) => { said.err += text; });
    child.once("error", (error: NodeJS.ErrnoException) => reject(error.code === "ENOENT" ? new Failure("npm is not here", "it comes with Node; packages are published by it") : error));
    child.once("close", (code) => resolve({ code, ...said }));
  });
}

/** The JSON that npm answered with. Throws a `Failure` where it failed. */
function asked(answer: Answer, what: string): unknown {
  if (answer.code === 0) return answer.out.trim() === "" ? undefined : JSON.parse(answer.out);
  const { code, summary } = errorIn(answer) ?? {};
  const why = summary ?? (answer.err.split("\n").find((line) => line.trim() !== "") ?? `it ended with ${answer.code}`);
  const needsToken = code === "ENEEDAUTH" || code === "E401" || code === "E403";
  throw new Failure(`${what}: npm says ${withoutSecrets(why).split("\n")[0]}`, needsToken ? "npm's own configuration says where to publish and who does: npm login, or an .npmrc with a token from the environment" : undefined);
}

function errorIn({ code, out }: Answer): NpmError | undefined {
  if (code === 0) return undefined;
  try {
    return (JSON.parse(out) as { readonly error?: NpmError }).error;
  } catch {
    return undefined;
  }
}

/** What npm said, without what could be a token or a password in an address. npm keeps them to itself; a registry might not. */
function withoutSecrets(text: string): string {
  return text.replace(/\bnpm_[A-Za-z0-9]+/gu, "npm_…").replace(/(_auth(?:Token)?|_password|Bearer|Basic)([=: ]+)\S+/giu, "$1$2…").replace(/\/\/[^/\s@]+@/gu, "//…@");
}

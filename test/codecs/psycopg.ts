import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** A Python, and whether it has psycopg 3, by which rows are then read. */
export interface Driver { readonly command: string; readonly has: boolean; readonly name: string }

const version = "3.3.6";

/** The Python on the path, as it is. */
export function pythonOnPath(): Driver {
  return driverOf("python3");
}

/**
 * The Python on the path if it has psycopg 3, else one in a virtual environment below this folder, into which pip installs it. Where that cannot be had it is said loudly, and rows are read as JSON alone.
 */
export function psycopg(folder: string): Driver {
  const own = driverOf("python3");
  if (own.has) return own;
  const place = join(folder, "psycopg");
  const command = join(place, "bin", "python3");
  const made = spawnSync("python3", ["-m", "venv", place], { encoding: "utf8" });
  const installed = spawnSync(command, ["-m", "pip", "install", "--quiet", `psycopg[binary]==${version}`], { encoding: "utf8" });
  const driver = driverOf(command);
  if (driver.has) return driver;
  process.stderr.write(`\nNOT ASKED: psycopg ${version}: ${[made, installed].map(({ stderr, error }) => stderr ?? error?.message ?? "").join(" ").trim().split("\n").at(-1)}; rows are read as JSON alone\n`);
  return own;
}

function driverOf(command: string): Driver {
  const { status, stdout } = spawnSync(command, ["-c", "import psycopg; print(psycopg.__version__)"], { encoding: "utf8" });
  return { command, has: status === 0 && stdout.startsWith("3."), name: `psycopg ${(stdout ?? "").trim()}` };
}

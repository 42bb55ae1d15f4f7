import { execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Program } from "./program.ts";

/** One run of a program: how long it took, what its processes used of the processors (user and system), and the most memory that one of them held. */
export interface Run { readonly wall: number; readonly cpu: number; readonly megabytes: number }

/** The runs of a program, by its name. */
export type Runs = ReadonlyMap<string, readonly Run[]>;

/** The built command, as users run it. */
export const concord: readonly string[] = [process.execPath, fileURLToPath(new URL("../../packages/cli/bin/concord.mjs", import.meta.url))];

/**
 * Runs programs that are compared, in turn: one run of each, then the next of each, so that a slow minute of the machine is everybody's.
 * Each round is in the result, also the first one, which finds cold caches: it shows in the ends of a spread and not in its median.
 */
export async function inTurn(rounds: number, programs: readonly Program[]): Promise<Runs> {
  const runs = new Map(programs.map(({ name }) => [name, [] as Run[]]));
  for (let round = 0; round < rounds; round += 1) {
    for (const program of programs) runs.get(program.name)?.push(await once(program));
  }
  return runs;
}

/**
 * Runs a program once. Throws if it fails or makes nothing, with what it said. GNU time waits for the program's children too: their processor time is added,
 * and of memory the largest process counts, which flatters programs of several. Without GNU time processor time and memory are not numbers.
 */
export async function once({ name, command, folder, before, makes }: Program): Promise<Run> {
  before?.();
  const [program, ...args] = gnuTime ? ["/usr/bin/time", "-f", "%U %S %M", ...command] : command;
  const began = performance.now();
  const { code, said } = await ended(spawn(program as string, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] }));
  const wall = (performance.now() - began) / 1000;
  if (code !== 0) throw new Error(`${name} ended with ${code}: ${said}`);
  if (!existsSync(makes)) throw new Error(`${name} ended well and did not make ${makes}: ${said}`);
  const [user = NaN, system = NaN, kilobytes = NaN] = gnuTime ? (said.trim().split("\n").at(-1) ?? "").split(" ").map(Number) : [];
  return { wall, cpu: user + system, megabytes: kilobytes / 1024 };
}

/** The exit code of a process, and what it said: errors last, since GNU time's line is the end of them. */
async function ended(child: ReturnType<typeof spawn>): Promise<{ readonly code: number | null; readonly said: string }> {
  const texts = ["", ""];
  for (const [index, stream] of [child.stdout, child.stderr].entries()) {
    stream?.setEncoding("utf8").on("data", (text: string) => { texts[index] += text; });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, said: texts.join("") }));
  });
}

const gnuTime = hasGnuTime();

function hasGnuTime(): boolean {
  try {
    execFileSync("/usr/bin/time", ["-f", "%M", "true"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

import { execFileSync, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** How long a program ran, and the most memory that it held. */
export interface Measured { readonly seconds: number; readonly megabytes: number }

/** The built command, as users run it. */
export const concord: readonly string[] = [process.execPath, fileURLToPath(new URL("../../packages/cli/bin/concord.mjs", import.meta.url))];

/** Runs a program once. GNU time says how much memory it and its children held; without it that is not a number. Throws if the program fails. */
export function measure(command: readonly string[], folder: string): Promise<Measured> {
  const [program, args] = hasTime() ? ["/usr/bin/time", ["-f", "%M", ...command]] : [command[0] as string, command.slice(1)];
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => { said += text; });
    child.on("error", reject);
    child.on("close", (code) => {
      const seconds = (performance.now() - began) / 1000;
      const kilobytes = Number(said.trim().split("\n").at(-1));
      if (code === 0) resolve({ seconds, megabytes: kilobytes / 1024 });
      else reject(new Error(`${command.join(" ")} ended with ${code}: ${said}`));
    });
  });
}

/** The median of several runs by time; `before` prepares each. */
export async function median(runs: number, run: () => Promise<Measured>, before: () => void = () => undefined): Promise<Measured> {
  const all: Measured[] = [];
  for (let number = 0; number < runs; number += 1) {
    before();
    all.push(await run());
  }
  return all.toSorted((left, right) => left.seconds - right.seconds)[Math.floor(runs / 2)] as Measured;
}

function hasTime(): boolean {
  try {
    execFileSync("/usr/bin/time", ["-f", "%M", "true"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

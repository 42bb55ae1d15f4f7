import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { contract, nameOf } from "./model.ts";
import { concord } from "./run.ts";

/** Milliseconds from the edit of one entity to the files on the disk, under a running watch: of so many edits, after two to warm up. */
export async function watchEdit(folder: string, edits: number): Promise<readonly number[]> {
  const [program, ...args] = concord as [string, ...string[]];
  const child = spawn(program, [...args, "watch", "--json"], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<{ readonly ok: boolean; readonly recompiled: readonly string[] }> => JSON.parse((await lines.next()).value ?? "null");
  await next();
  const number = 7;
  const { namespace, name } = nameOf(number);
  const times: number[] = [];
  for (let edit = 0; edit < edits + 2; edit += 1) {
    const began = performance.now();
    writeFileSync(join(folder, "schemas", namespace, `${name}.yaml`), contract(number, { note: 600 + edit }));
    const { ok, recompiled } = await next();
    times.push(performance.now() - began);
    if (!ok || recompiled.length !== 2) throw new Error(`the edit of one entity recompiled ${recompiled.join(", ")}`);
  }
  const closed = once(child, "close");
  child.kill("SIGINT");
  await closed;
  return times.slice(2);
}

import type { ServerAddress } from "@concord/postgres/driver";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

/** What is there for all test files of a run. */
export interface Engines {
  /** Scratch PostgreSQL servers, newest version first. */
  readonly postgres: readonly ServerAddress[];
  /** `host:port` of the Firestore emulator. */
  readonly firestore?: string;
  /** What is not on this machine, with the reason; `needed` if a run in CI proves too little without it. */
  readonly missing: readonly { readonly reason: string; readonly needed: boolean }[];
}

declare module "vitest" {
  export interface ProvidedContext {
    /** `npm test` takes a part of what `npm run acceptance` takes whole. */
    readonly tier: "first" | "second";
    /** Scratch PostgreSQL servers, newest version first; `createDatabase(address, template)` makes a database of its own for a test. */
    readonly postgres: readonly ServerAddress[];
    /** `host:port` of the Firestore emulator. */
    readonly firestore: string | undefined;
  }
}

/**
 * Starts the engines that all test files share, once per run, and ends them with it: a scratch server of each PostgreSQL version, and one Firestore emulator,
 * which drivers also find under FIRESTORE_EMULATOR_HOST. Test files get their addresses with `inject`, and keep apart by databases and projects of their own.
 * What is not on this machine is said loudly, and fails the run where CI=true.
 *
 * They live in a process of their own, which Node runs from source: here Vite stands between the drivers and Node.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const program = fileURLToPath(new URL("run.ts", import.meta.url));
  const child = spawn(process.execPath, ["--conditions=concord-source", program], { stdio: ["pipe", "pipe", "inherit"] });
  const [line] = (await Promise.race([once(createInterface({ input: child.stdout }), "line"), once(child, "exit").then(() => [undefined])])) as [string | undefined];
  if (line === undefined) throw new Error("the engines did not start");
  const { postgres, firestore, missing } = JSON.parse(line) as Engines;
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null) return;
    const ended = once(child, "exit");
    child.stdin.end();
    await ended;
  };
  for (const { reason } of missing) process.stderr.write(`\nNOT TESTED: ${reason}\n\n`);
  if (process.env["CI"] === "true" && missing.some((each) => each.needed)) {
    await stop();
    throw new Error("an engine that CI needs is missing");
  }
  provide("postgres", postgres);
  provide("firestore", firestore);
  if (firestore !== undefined) process.env["FIRESTORE_EMULATOR_HOST"] = firestore;
  return stop;
}

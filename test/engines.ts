import { startEmulator } from "@concord/firestore/driver";
import { findInstallations, startServer, type ServerAddress } from "@concord/postgres/driver";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** Scratch PostgreSQL servers, newest version first; `createDatabase(address, template)` makes a database of its own for a test. */
    readonly postgres: readonly ServerAddress[];
    /** `host:port` of the Firestore emulator. */
    readonly firestore: string | undefined;
  }
}

/** Versions without which a run in CI proves too little; an older one is asked where it is. */
const neededPostgres = 18;

/**
 * Starts the engines that all test files share, once per run, and ends them with it: a scratch server of each PostgreSQL version, and one Firestore emulator,
 * which drivers also find under FIRESTORE_EMULATOR_HOST. Test files get their addresses with `inject`, and keep apart by databases and projects of their own.
 * What is not on this machine is said loudly, and fails the run where CI=true.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const stops: (() => Promise<void>)[] = [];
  try {
    const [postgres, firestore] = await Promise.all([startPostgres(stops), startFirestore(stops)]);
    provide("postgres", postgres);
    provide("firestore", firestore);
  } catch (error) {
    await stopAll(stops);
    throw error;
  }
  return () => stopAll(stops);
}

async function stopAll(stops: readonly (() => Promise<void>)[]): Promise<void> {
  await Promise.all(stops.map((stop) => stop()));
}

async function startPostgres(stops: (() => Promise<void>)[]): Promise<readonly ServerAddress[]> {
  const { found, missing } = await findInstallations();
  for (const reason of missing) sayMissing(reason, false);
  if (!found.some((each) => each.major === neededPostgres)) sayMissing(`PostgreSQL ${neededPostgres} is needed`, true);
  return Promise.all(found.map(async (installation) => {
    const server = await startServer(installation);
    stops.push(() => server.stop());
    return server.address;
  }));
}

async function startFirestore(stops: (() => Promise<void>)[]): Promise<string | undefined> {
  try {
    const emulator = await startEmulator();
    process.env["FIRESTORE_EMULATOR_HOST"] = emulator.host;
    stops.push(() => emulator.stop());
    return emulator.host;
  } catch (error) {
    sayMissing(`Firestore emulator: ${(error as Error).message}`, true);
    return undefined;
  }
}

function sayMissing(reason: string, isNeeded: boolean): void {
  if (isNeeded && process.env["CI"] === "true") throw new Error(reason);
  process.stderr.write(`\nNOT TESTED: ${reason}\n\n`);
}

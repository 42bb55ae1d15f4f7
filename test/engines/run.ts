// The process that holds the shared engines: says where they are, as one line of JSON, and ends them when its input ends.
import { startEmulator } from "@concord/firestore/driver";
import { findInstallations, startServer } from "@concord/postgres/driver";
import { once } from "node:events";
import type { Engines } from "./setup.ts";

/** The version that is tested everywhere; an older one is where it is. */
const neededPostgres = 18;

const missing: { reason: string; needed: boolean }[] = [];
const installations = await findInstallations();
for (const reason of installations.missing) missing.push({ reason, needed: reason.startsWith(`PostgreSQL ${neededPostgres} `) });
const emulator = startEmulator().catch((error: Error) => {
  missing.push({ reason: `Firestore emulator: ${error.message}`, needed: true });
  return undefined;
});
const servers = await Promise.all(installations.found.map(startServer));
const started = await emulator;
const engines: Engines = { postgres: servers.map((server) => server.address), ...(started === undefined ? {} : { firestore: started.host }), missing };
process.stdout.write(`${JSON.stringify(engines)}\n`);

process.stdin.resume();
await once(process.stdin, "end");
await Promise.all([...servers.map((server) => server.stop()), started?.stop()]);
process.exit(0);

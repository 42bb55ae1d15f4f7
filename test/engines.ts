import { startEmulator } from "@concord/firestore/driver";

/**
 * Starts the engines that all test files share, once per run, and ends them with it: one Firestore emulator, found in every worker
 * under FIRESTORE_EMULATOR_HOST, the name that its drivers look for. What is not on this machine is said loudly, and fails the run where CI=true.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const stops: (() => Promise<void>)[] = [];
  try {
    const emulator = await startEmulator();
    process.env["FIRESTORE_EMULATOR_HOST"] = emulator.host;
    stops.push(() => emulator.stop());
  } catch (error) {
    missing("Firestore emulator", (error as Error).message);
  }
  return async () => void (await Promise.all(stops.map((stop) => stop())));
}

function missing(engine: string, reason: string): void {
  if (process.env["CI"] === "true") throw new Error(`no ${engine}: ${reason}`);
  process.stderr.write(`\nNOT TESTED: no ${engine}: ${reason}\n\n`);
}

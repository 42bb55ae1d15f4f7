import { access, constants, readdir, realpath } from "node:fs/promises";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";

/** Where a Firestore emulator is: one that already runs, or the command that starts one (host and port come behind it). */
export type Found =
  | { readonly running: string }
  | { readonly command: readonly string[]; readonly what: string };

/**
 * Looks for a Firestore emulator, in this order: the one that `FIRESTORE_EMULATOR_HOST` names; the one of the Google Cloud CLI, found by
 * following the `gcloud` on PATH; a jar, named by `CLOUD_FIRESTORE_EMULATOR_JAR` or in the cache of the Firebase CLI, with the `java` on PATH.
 */
export async function findEmulator(env: Readonly<Record<string, string | undefined>> = process.env): Promise<Found | { readonly missing: string }> {
  const running = env["FIRESTORE_EMULATOR_HOST"];
  if (running !== undefined && running !== "") return { running };
  const java = await onPath("java", env);
  const gcloud = await onPath("gcloud", env);
  if (gcloud !== undefined && java !== undefined) {
    const script = join(dirname(dirname(gcloud)), "platform", "cloud-firestore-emulator", "cloud_firestore_emulator");
    if (await isThere(script, constants.X_OK)) return { command: [script, "start"], what: "the emulator of the Google Cloud CLI" };
  }
  const jar = await findJar(env);
  if (jar !== undefined && java !== undefined) return { command: [java, "-Duser.language=en", "-jar", jar], what: "the emulator's jar" };
  const reason = java === undefined ? "there is no java on PATH" : "neither the Google Cloud CLI's emulator nor a jar of it is here";
  return { missing: `${reason}; install google-cloud-cli-firestore-emulator, or set FIRESTORE_EMULATOR_HOST to one that runs` };
}

async function findJar(env: Readonly<Record<string, string | undefined>>): Promise<string | undefined> {
  const named = env["CLOUD_FIRESTORE_EMULATOR_JAR"];
  if (named !== undefined && named !== "") return (await isThere(named, constants.R_OK)) ? named : undefined;
  const cache = join(env["HOME"] ?? homedir(), ".cache", "firebase", "emulators");
  const names = await readdir(cache).catch(() => []);
  const newest = names.filter((name) => /^cloud-firestore-emulator.*\.jar$/.test(name)).sort(byNumbers).at(-1);
  return newest === undefined ? undefined : join(cache, newest);
}

/** `v1.9.0` before `v1.19.8`. */
function byNumbers(left: string, right: string): number {
  return left.localeCompare(right, "en", { numeric: true });
}

async function onPath(name: string, env: Readonly<Record<string, string | undefined>>): Promise<string | undefined> {
  for (const folder of (env["PATH"] ?? "").split(delimiter)) {
    if (folder !== "" && (await isThere(join(folder, name), constants.X_OK))) return realpath(join(folder, name));
  }
  return undefined;
}

async function isThere(path: string, mode: number): Promise<boolean> {
  return access(path, mode).then(() => true, () => false);
}

import { aboutServer, findInstallations, startServer, type Installation, type Scratch } from "@concord/postgres/driver";
import { Failure } from "../failure.ts";
import type { World } from "../world.ts";
import { addressIn, databaseFailure } from "./database.ts";

/** The variable that names a scratch server. */
export const scratchVariable = "CONCORD_SCRATCH_URL";

/** What a scratch server is wanted for, in words that go behind "a PostgreSQL to", and the major version that it should have, or must: the newest where none is asked for. */
interface Wanted { readonly purpose: string; readonly major?: string | undefined; readonly strictly?: boolean }

/**
 * Works on a scratch server: the one that the environment names, on which databases are made and dropped again, else one that is started for this and ends with it.
 * Where the version that it should have is not to be had, another one does. Throws a `Failure` where there is neither.
 */
export async function withScratch<T>(world: World, wanted: Wanted, work: (scratch: Scratch) => Promise<T>): Promise<T> {
  const named = addressIn(world.env, [scratchVariable]);
  if (named === undefined) return onStarted(await installationFor(wanted), work);
  const { version } = await aboutServer({ connectionString: named.url, application_name: "concord" }).catch((error: unknown) => { throw databaseFailure(named, error, world.env); });
  const major = version.split(".")[0];
  if (wanted.strictly === true && wanted.major !== major) return onStarted(await installationFor(wanted), work);
  return work({ name: `PostgreSQL ${version}`, major: Number(major), url: named.url });
}

async function onStarted<T>(installation: Installation, work: (scratch: Scratch) => Promise<T>): Promise<T> {
  const server = await startServer(installation);
  try {
    return await work(server.address);
  } finally {
    await server.stop();
  }
}

async function installationFor({ purpose, major, strictly = false }: Wanted): Promise<Installation> {
  const { found, missing } = await findInstallations();
  const installation = found.find((each) => String(each.major) === major) ?? (strictly ? undefined : found[0]);
  if (installation === undefined) throw new Failure(`there is no PostgreSQL here to ${purpose}`, `${missing.join("; ")}; or name a server in ${scratchVariable}`);
  return installation;
}

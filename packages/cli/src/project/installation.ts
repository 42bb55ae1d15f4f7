import { findInstallations, type Installation } from "@concord/postgres/driver";
import { Failure } from "../failure.ts";

/** The PostgreSQL that a scratch server is started of: of the major version asked for where there is one, else the newest. Throws a `Failure` that says what it was for, and why there is none. */
export async function installationFor(purpose: string, major?: string): Promise<Installation> {
  const { found, missing } = await findInstallations();
  const installation = found.find((each) => String(each.major) === major) ?? found[0];
  if (installation === undefined) throw new Failure(`there is no PostgreSQL here to ${purpose}`, missing.join("; "));
  return installation;
}

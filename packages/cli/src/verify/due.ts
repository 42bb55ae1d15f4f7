import { sqlForm, status } from "@concord/migrate";
import { postgresStore, usualWaits } from "@concord/postgres/driver";
import type { Source } from "@concord/core";
import { folderOf, readMigrations } from "../migrate/files.ts";
import { hashOfContracts, noSnapshot, readSnapshot } from "../project/snapshot.ts";
import { plural } from "../report/plural.ts";

/** Why a database may differ from the contracts though nobody changed it by hand, and what brings it there. */
export interface Due { readonly why: string; readonly help: string }

/**
 * What has to happen before differences are drift: contracts that changed since the last plan are planned, and migrations that the database of `url` does not have are
 * run. Nothing for a project without migrations, and for a database without a ledger. Only reads.
 */
export async function dueIn(root: string, url: string, contracts: readonly Source[]): Promise<Due | undefined> {
  const { pairs } = readMigrations(root, "postgres", sqlForm);
  if (pairs.length === 0) return undefined;
  const { due, waiting, hasLedger } = await status(postgresStore({ connectionString: url }, usualWaits), pairs, folderOf("postgres"));
  if (hasLedger && due.length > 0) return { why: `${plural(due.length, "migration is", "migrations are")} due`, help: "concord migrate" };
  if (hasLedger && waiting.length > 0) return { why: `${plural(waiting.length, "migration waits", "migrations wait")} until old clients are gone`, help: "concord migrate --contract" };
  const planned = readSnapshot(root);
  if (planned.hash !== noSnapshot.hash && planned.hash !== hashOfContracts(contracts)) return { why: "the contracts have changed since the last plan", help: "concord plan" };
  return undefined;
}

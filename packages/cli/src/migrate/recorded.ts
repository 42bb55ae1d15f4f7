import { sqlForm, status } from "@concord/migrate";
import { usualWaits } from "@concord/postgres/driver";
import type { Source } from "@concord/core";
import { z } from "zod";
import { Failure } from "../failure.ts";
import type { Other } from "../project/against.ts";
import { sourcesIn } from "../project/snapshot.ts";
import type { World } from "../world.ts";
import { folderOf, readMigrations } from "./files.ts";
import { withDatabase } from "./where.ts";

/**
 * The contracts that the ledger of a database recorded last: those to which the newest migration that was applied leads. Throws a `Failure` where there is no ledger, or
 * none of its migrations was planned from contracts.
 */
export async function contractsRecorded(root: string, world: World): Promise<Other> {
  return withDatabase(root, world, { waits: usualWaits, hold: false }, async ({ store, called }) => {
    const { hasLedger, snapshot } = await status(store, readMigrations(root, "postgres", sqlForm).pairs, folderOf(store.target));
    if (!hasLedger) throw new Failure(`${called} has no ledger, so it recorded no contracts`, "concord migrate makes one, concord baseline too where tables are there already");
    if (snapshot === undefined) throw new Failure(`the ledger of ${called} recorded no contracts`, "it does so when a migration is applied that concord plan wrote");
    return { name: "database", sources: sourcesOf(snapshot, called), diagnostics: [] };
  });
}

function sourcesOf(snapshot: string, called: string): readonly Source[] {
  try {
    return sourcesIn(snapshot);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) throw new Failure(`what the ledger of ${called} recorded is no text of contracts`);
    throw error;
  }
}

import { Failure } from "../failure.ts";
import type { World } from "../world.ts";
import { contractsAgainst, type Other } from "./against.ts";

/**
 * The contracts of a state that somebody names: `database` for what its ledger recorded last, `published` for the last release, a package (its folder or tarball), a
 * folder that holds `schemas/`, or a git revision; without a name, where this branch left `main`. Throws a `Failure` where there is none.
 */
export async function contractsOf(root: string, world: World, named: string | undefined): Promise<Other> {
  if (named === "database") return (await import("../migrate/recorded.ts")).contractsRecorded(root, world);
  if (named === "published") return released(root);
  const packaged = named === undefined ? undefined : await (await import("../release/packaged.ts")).contractsPackaged(root, world.folder, named);
  return packaged ?? contractsAgainst(root, world.folder, named);
}

async function released(root: string): Promise<Other> {
  const { readRecord, recordFile } = await import("../release/files.ts");
  const { contracts } = readRecord(root);
  if (contracts.length === 0) throw new Failure("nothing was released", `concord version writes ${recordFile}`);
  return { name: "published", sources: contracts, diagnostics: [] };
}

import { readSchema, type Schema } from "@concord/core";
import { changelogEntry, isVersion, newestOf, packageChanges, withEntry, type Edition, type PackageChanges } from "@concord/publish";
import { command, type Command } from "../command.ts";
import { exit } from "../exit.ts";
import { Failure } from "../failure.ts";
import { readContractFiles } from "../project/project.ts";
import { findRoot } from "../project/root.ts";
import { contractsOf } from "../project/state.ts";
import { readChangelog, readRecord } from "../release/files.ts";
import { packContracts } from "../release/packages.ts";
import { diagnosticsAsData, printDiagnostics, sourceFinder } from "../report/diagnostics.ts";
import { printJson } from "../report/json.ts";
import { packagesAsData, printPackages } from "../report/packages.ts";
import { stores } from "../targets.ts";
import type { World } from "../world.ts";
import { writePackages } from "../write/packages.ts";

export const publish: Command = command({
  args: {
    "dry-run": { type: "boolean", description: "Show what the packages hold, and write nothing" },
    out: { type: "string", valueHint: "folder", description: "Write the packages here, each into a folder of its own; npm publish takes them from there" },
    as: { type: "string", valueHint: "version", description: "The version of the packages; by default the one that concord version recorded for each, else 0.0.0" },
    against: { type: "string", valueHint: "state", description: "The state that was published before: packages then say what changed, and what version that asks for; by default what concord version wrote" },
  },
  run: async (args, world) => {
    if (args.as !== undefined && !isVersion(args.as)) throw new Failure(`${JSON.stringify(args.as)} is no version`, "write it as semver does: 1.2.0, or 1.2.0-beta.1");
    if (args["dry-run"] !== true && args.out === undefined) throw new Failure("publish was not told what to do", "--dry-run shows the packages, --out <folder> writes them");
    const root = findRoot(world.folder, args.root);
    const contents = readContractFiles(root).contents();
    const packed = await packContracts(contents);
    if (packed.schema === undefined) {
      const sourceOf = sourceFinder(contents.texts);
      if (args.json) printJson(world, "publish", exit.findings, { diagnostics: diagnosticsAsData(packed.diagnostics, sourceOf) });
      else printDiagnostics(world.out, packed.diagnostics, sourceOf);
      return exit.findings;
    }
    const changes = args.against === undefined ? undefined : await changesSince(root, world, args.against, packed.schema);
    const recorded = readRecord(root);
    const packages = packed.at((named): Edition => {
      const version = args.as ?? newestOf(recorded, named.name)?.version ?? "0.0.0";
      return { version, changelog: changes === undefined ? readChangelog(root, named) : withEntry(undefined, changelogEntry({ version, changes: changes.told(named) })) };
    });
    const described = packages.map((each) => {
      const bump = changes === undefined ? newestOf(recorded, each.name)?.bump : changes.bump(each);
      return { ...each, ...(bump === undefined ? {} : { bump }) };
    });
    if (args["dry-run"] !== true) writePackages(world.folder, args.out as string, packages);
    if (args.json) printJson(world, "publish", exit.clean, { packages: packagesAsData(described) });
    else printPackages(world.out, described);
    return exit.clean;
  },
});

async function changesSince(root: string, world: World, against: string, schema: Schema): Promise<PackageChanges> {
  const other = await contractsOf(root, world, against);
  const { schema: before } = readSchema(other.sources, stores);
  if (before === undefined) throw new Failure(`the contracts of ${other.name} have errors`, "name a state whose contracts are valid");
  return packageChanges(before, schema);
}

import { readSchema, type Schema } from "@concord/core";
import { changelogEntry, isVersion, newestOf, packageChanges, withEntry, type Edition, type PackageChanges } from "@concord/publish";
import { wheelBytes } from "@concord/publish/driver";
import { command, type Command } from "../command.ts";
import { exit } from "../exit.ts";
import { Failure } from "../failure.ts";
import { readContractFiles } from "../project/project.ts";
import { findRoot } from "../project/root.ts";
import { contractsOf } from "../project/state.ts";
import { readChangelog, readRecord } from "../release/files.ts";
import { packContracts } from "../release/packages.ts";
import { differences, isOfNpm, sendPackages } from "../release/registry.ts";
import { diagnosticsAsData, printDiagnostics, sourceFinder } from "../report/diagnostics.ts";
import { printJson } from "../report/json.ts";
import { packagesAsData, printPackages, printSent, sentAsData } from "../report/packages.ts";
import { stores } from "../targets.ts";
import type { World } from "../world.ts";
import { writePackages } from "../write/packages.ts";

export const publish: Command = command({
  args: {
    "dry-run": { type: "boolean", description: "Show what the packages hold, and neither write nor publish them" },
    out: { type: "string", valueHint: "folder", description: "Write the packages here instead, each into a folder of its own; npm publish takes them from there" },
    as: { type: "string", valueHint: "version", description: "The version of the packages; by default the one that concord version recorded for each, else 0.0.0" },
    against: { type: "string", valueHint: "state", description: "The state that was published before: packages then say what changed, and what version that asks for; by default what concord version wrote" },
  },
  run: async (args, world) => {
    if (args.as !== undefined && !isVersion(args.as)) throw new Failure(`${JSON.stringify(args.as)} is no version`, "write it as semver does: 1.2.0, or 1.2.0-beta.1");
    const isSent = args["dry-run"] !== true && args.out === undefined;
    if (isSent && (args.as !== undefined || args.against !== undefined)) throw new Failure("a registry gets the versions that concord version recorded", "--as and --against are for --dry-run and --out");
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
    if (isSent) {
      const sent = await sendPackages(root, world, packages, recorded);
      if (args.json) printJson(world, "publish", exit.clean, { packages: sentAsData(sent) });
      else printSent(world.out, sent);
      for (const { name, version } of packages.filter((each) => !isOfNpm(each))) world.err.write(`${name} ${version} is not published: Python's own tools upload the wheel that --out writes\n`);
      return exit.clean;
    }
    const described = packages.map((each) => {
      const bump = changes === undefined ? newestOf(recorded, each.versionOf ?? each.name)?.bump : changes.bump(each);
      return { ...each, ...(bump === undefined ? {} : { bump }), ...(each.wheel === undefined ? {} : { wheelBytes: wheelBytes(each.wheel).length }) };
    });
    const unlike = args.as === undefined ? differences(packages.filter((each) => newestOf(recorded, each.versionOf ?? each.name) !== undefined), recorded) : [];
    if (args["dry-run"] !== true) {
      if (unlike[0] !== undefined) throw new Failure(unlike[0], "concord version gives what changed a version; --as names one for all");
      writePackages(world.folder, args.out as string, packages);
    }
    if (args.json) printJson(world, "publish", exit.clean, { packages: packagesAsData(described) });
    else printPackages(world.out, described);
    for (const line of args.json ? [] : unlike) world.err.write(`warning: ${line}\n`);
    return exit.clean;
  },
});

async function changesSince(root: string, world: World, against: string, schema: Schema): Promise<PackageChanges> {
  const other = await contractsOf(root, world, against);
  const { schema: before } = readSchema(other.sources, stores);
  if (before === undefined) throw new Failure(`the contracts of ${other.name} have errors`, "name a state whose contracts are valid");
  return packageChanges(before, schema);
}

import { bumpOf, diff, judge, type JudgedChange } from "@concord/changes";
import { readSchema, type GeneratedFile, type Schema } from "@concord/core";
import { packagesOf, sourcesOf, type Edition } from "@concord/publish";
import { compile } from "@concord/publish/driver";
import { command, type Command } from "../command.ts";
import { isError, makeOnce, readContracts, type Reading } from "../compile.ts";
import { exit } from "../exit.ts";
import { Failure } from "../failure.ts";
import { contractsAgainst } from "../project/against.ts";
import { readContractFiles } from "../project/project.ts";
import { findRoot } from "../project/root.ts";
import { diagnosticsAsData, printDiagnostics, sourceFinder } from "../report/diagnostics.ts";
import { printJson } from "../report/json.ts";
import { packagesAsData, printPackages } from "../report/packages.ts";
import { stores } from "../targets.ts";
import { writePackages } from "../write/packages.ts";

export const publish: Command = command({
  args: {
    "dry-run": { type: "boolean", description: "Show what the packages hold, and write nothing" },
    out: { type: "string", valueHint: "folder", description: "Write the packages here, each into a folder of its own; npm publish takes them from there" },
    as: { type: "string", valueHint: "version", description: "The version of the packages; 0.0.0 by default" },
    against: { type: "string", valueHint: "revision or folder", description: "The state that was published before: packages then say what changed, and what version that asks for" },
  },
  run: async (args, world) => {
    const version = args.as ?? "0.0.0";
    if (!isVersion(version)) throw new Failure(`${JSON.stringify(version)} is no version`, "write it as semver does: 1.2.0, or 1.2.0-beta.1");
    if (args["dry-run"] !== true && args.out === undefined) throw new Failure("publish was not told what to do", "--dry-run shows the packages, --out <folder> writes them");
    const root = findRoot(world.folder, args.root);
    const contents = readContractFiles(root).contents();
    const reading = readContracts(contents);
    const { files, diagnostics } = made(reading);
    const { schema } = reading;
    if (schema === undefined || diagnostics.some(isError)) {
      const sourceOf = sourceFinder(contents.texts);
      if (args.json) printJson(world, "publish", exit.findings, { diagnostics: diagnosticsAsData(diagnostics, sourceOf) });
      else printDiagnostics(world.out, diagnostics, sourceOf);
      return exit.findings;
    }
    if (schema.project.packages === undefined) {
      throw new Failure("schemas/project.yaml says nothing of packages", 'name the scope that is registered for you: packages: { scope: "@acme" }');
    }
    const changes = args.against === undefined ? undefined : changesSince(root, world.folder, args.against, schema);
    const edition: Edition = { version, ...(changes === undefined ? {} : { changes }) };
    const packages = packagesOf(schema, await compile(sourcesOf(schema, files, contents.sources)), edition);
    const described = packages.map((each) => ({ ...each, ...(changes === undefined ? {} : { bump: bumpOf(ofPackage(changes, each.namespace)) }) }));
    if (args["dry-run"] !== true) writePackages(world.folder, args.out as string, packages);
    if (args.json) printJson(world, "publish", exit.clean, { version, packages: packagesAsData(described) });
    else printPackages(world.out, version, described);
    return exit.clean;
  },
});

/** All that the targets make. */
function made(reading: Reading): { readonly files: readonly GeneratedFile[]; readonly diagnostics: ReturnType<typeof makeOnce> } {
  const files: GeneratedFile[] = [];
  const diagnostics = makeOnce(reading, (some) => files.push(...some));
  return { files, diagnostics };
}

function changesSince(root: string, folder: string, against: string, schema: Schema): readonly JudgedChange[] {
  const other = contractsAgainst(root, folder, against);
  const { schema: before } = readSchema(other.sources, stores);
  if (before === undefined) throw new Failure(`the contracts of ${other.name} have errors`, "name a state whose contracts are valid");
  return judge(diff(before, schema));
}

/** The changes that concern a package; those of the project itself concern none. */
function ofPackage(changes: readonly JudgedChange[], namespace: string | undefined): readonly JudgedChange[] {
  return changes.filter(({ change }) => change.of !== "" && (namespace === undefined || change.of.startsWith(`${namespace}.`)));
}

/** Semver 2.0.0 without metadata, which registries drop. */
function isVersion(version: string): boolean {
  return /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-(?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*))*)?$/u.test(version);
}

import { changelogEntry, isTag, planReleases, withEntry, type Releases } from "@concord/publish";
import { inOrder, isSeed, type Schema } from "@concord/core";
import { command, type Command } from "../command.ts";
import { isError } from "../compile.ts";
import { exit } from "../exit.ts";
import { Failure } from "../failure.ts";
import { readContractFiles } from "../project/project.ts";
import { findRoot } from "../project/root.ts";
import { writeProjectFile } from "../project/snapshot.ts";
import { validSchema } from "../project/valid.ts";
import { readChangeFiles, removeChangeFiles } from "../release/change-files.ts";
import { changelogFile, readChangelog, readRecord, recordFile, writeRecord } from "../release/files.ts";
import { contentsOf, packContracts } from "../release/packages.ts";
import { diagnosticsAsData, printDiagnostics, sourceFinder } from "../report/diagnostics.ts";
import { printJson } from "../report/json.ts";
import { printReleases, releasesAsData } from "../report/releases.ts";

export const version: Command = command({
  args: {
    pre: { type: "string", valueHint: "tag", description: "Make prereleases: 2.0.0-beta.0, then 2.0.0-beta.1; change files stay for the release" },
    "dry-run": { type: "boolean", description: "Show the versions and write nothing" },
  },
  run: async (args, world) => {
    if (args.pre !== undefined && !isTag(args.pre)) throw new Failure(`${JSON.stringify(args.pre)} cannot name prereleases`, "letters, digits and hyphens, and no number alone: beta, or my-branch");
    const root = findRoot(world.folder, args.root);
    const contents = readContractFiles(root).contents();
    const changeFiles = readChangeFiles(root);
    const sourceOf = sourceFinder([...contents.texts, ...changeFiles.texts]);
    const refused = (diagnostics: Parameters<typeof inOrder>[0]): typeof exit.findings => {
      if (args.json) printJson(world, "version", exit.findings, { diagnostics: diagnosticsAsData(inOrder(diagnostics), sourceOf) });
      else printDiagnostics(world.out, inOrder(diagnostics), sourceOf);
      return exit.findings;
    };
    const releases = readRecord(root);
    const packed = await packContracts(contents);
    if (packed.schema === undefined) return refused([...packed.diagnostics, ...changeFiles.diagnostics]);
    const date = new Date(world.date()).toISOString().slice(0, 10);
    const plan = planReleases({
      schema: packed.schema, before: releasedSchema(releases), releases, changeFiles: changeFiles.files, pre: args.pre, date,
      content: contentsOf(packed.at(() => ({ version: "0.0.0" }))),
      contracts: contents.sources.filter(({ file }) => !isSeed(file)),
    });
    const wrong = [...changeFiles.diagnostics, ...plan.diagnostics];
    if (wrong.some(isError)) return refused(wrong);
    const written = args["dry-run"] !== true && plan.packages.length > 0;
    const logs = plan.packages.map((each) => ({ file: changelogFile(each), text: withEntry(readChangelog(root, each), changelogEntry({ ...each, isFirst: releases.packages[each.name]?.release === undefined })) }));
    if (written) {
      for (const { file, text } of logs) writeProjectFile(root, file, text);
      writeRecord(root, plan.releases);
      if (args.pre === undefined) removeChangeFiles(root, changeFiles.files);
    }
    const files = written ? [...logs.map(({ file }) => file), recordFile] : [];
    if (args.json) printJson(world, "version", exit.clean, { packages: releasesAsData(plan.packages), written: files });
    else printReleases(world.out, plan.packages, files);
    return exit.clean;
  },
});

/** The contracts of the last release; nothing before the first one. */
function releasedSchema({ contracts }: Releases): Schema | undefined {
  return contracts.length === 0 ? undefined : validSchema(contracts, "the contracts of the last release have errors", `${recordFile} holds them as they were`);
}

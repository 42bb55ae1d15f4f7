import { isSql, type Diagnostic, type Source } from "@concord/core";
import { relative, resolve, sep } from "node:path";
import { command, type Command } from "../command.ts";
import { exit } from "../exit.ts";
import { Failure } from "../failure.ts";
import { formatter } from "../format/format.ts";
import { readContractFiles } from "../project/project.ts";
import { findRoot } from "../project/root.ts";
import { diagnosticsAsData, printDiagnostics, sourceFinder } from "../report/diagnostics.ts";
import { plural } from "../report/plural.ts";
import { printJson } from "../report/json.ts";
import { stores } from "../targets.ts";
import { replaceFile } from "../write/replace.ts";

export const fmt: Command = command({
  args: {
    file: { type: "positional", required: false, description: "Contracts or folders; all contracts by default" },
    check: { type: "boolean", description: "Change nothing, and end with 1 if a file is not in its one form" },
  },
  many: true,
  run: async (args, world) => {
    const contracts = readContractFiles(findRoot(world.folder, args.root));
    const wanted = args._.map((path) => relative(contracts.root, resolve(world.folder, path)).split(sep).join("/"));
    const contents = contracts.contents();
    const sources = contents.sources.filter(({ file }) => !isSql(file)).filter(({ file }) => wanted.length === 0 || wanted.some((path) => file === path || file.startsWith(`${path}/`)));
    if (wanted.length > 0 && sources.length === 0) throw new Failure(`there is no contract at ${args._.join(", ")}`);
    const format = formatter(stores);
    const changed: Source[] = [];
    const found: Diagnostic[] = [...contents.diagnostics];
    for (const source of sources) {
      const formatted = format(source);
      if ("diagnostics" in formatted) found.push(...formatted.diagnostics);
      else if (formatted.text !== source.text) changed.push({ file: source.file, text: formatted.text });
    }
    if (!args.check) for (const { file, text } of changed) replaceFile(contracts.root, file, text);
    const code = found.length > 0 || (args.check && changed.length > 0) ? exit.findings : exit.clean;
    const files = changed.map((each) => each.file);
    const sourceOf = sourceFinder(contents.texts);
    if (args.json) {
      printJson(world, "fmt", code, {
        check: args.check === true, changed: files, unchanged: sources.length - files.length, diagnostics: diagnosticsAsData(found, sourceOf),
      });
      return code;
    }
    printDiagnostics(world.err, found, sourceOf);
    for (const file of files) world.out.write(`${file}\n`);
    const what = args.check
      ? plural(files.length, "file is not in its one form", "files are not in their one form")
      : `${plural(files.length, "file")} formatted`;
    world.err.write(`${what}, ${files.length === sources.length ? "none" : (sources.length - files.length).toLocaleString("en")} unchanged.\n`);
    return code;
  },
});

import { inOrder } from "@concord/core";
import { compiler, isError } from "../compile.ts";
import { command, type Command } from "../command.ts";
import { exit } from "../exit.ts";
import { readContractFiles } from "../project/project.ts";
import { findRoot } from "../project/root.ts";
import { diagnosticsAsData, printDiagnostics, sourceFinder } from "../report/diagnostics.ts";
import { plural } from "../report/plural.ts";
import { printJson } from "../report/json.ts";
import { findingOf } from "../write/codes.ts";
import { inspect } from "../write/inspect.ts";
import { outputOf } from "../write/output.ts";
import { finishEarlier } from "../write/write.ts";

export const check: Command = command({
  args: {
    contracts: { type: "boolean", description: "Check the contracts alone, not the generated files" },
  },
  run: async (args, world) => {
    const contracts = readContractFiles(findRoot(world.folder, args.root));
    const contents = contracts.contents();
    const texts = [...contents.texts];
    const compiled = compiler().compile(contents);
    const found = [...compiled.diagnostics];
    if (compiled.schema !== undefined && !found.some(isError) && args.contracts !== true) {
      const output = outputOf(contracts.root, compiled.schema.project.output);
      await finishEarlier(output, (process) => world.err.write(`Another concord (process ${process}) writes to ${output.name}; waiting for it.\n`));
      for (const difference of inspect(output, compiled.files)) {
        const { diagnostic, source } = findingOf(output, difference);
        found.push(diagnostic);
        if (source !== undefined) texts.push(source);
      }
    }
    const code = found.some(isError) ? exit.findings : exit.clean;
    const diagnostics = inOrder(found);
    if (args.json) printJson(world, "check", code, { diagnostics: diagnosticsAsData(diagnostics, sourceFinder(texts)) });
    else printDiagnostics(world.out, diagnostics, sourceFinder(texts));
    if (code === exit.clean && !args.json) {
      world.out.write(`${plural(contents.sources.length, "file")} checked: the contracts are valid${args.contracts ? "" : ", the generated files fresh"}.\n`);
    }
    return code;
  },
});

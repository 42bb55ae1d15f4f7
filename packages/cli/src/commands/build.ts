import { compiler, isError } from "../compile.ts";
import { command, type Command } from "../command.ts";
import { exit } from "../exit.ts";
import { readContractFiles } from "../project/project.ts";
import { findRoot } from "../project/root.ts";
import { diagnosticsAsData, printDiagnostics, sourceFinder } from "../report/diagnostics.ts";
import { printJson } from "../report/json.ts";
import { printEnforcement } from "../report/matrix.ts";
import { printSummary, summarise } from "../report/summary.ts";
import { outputOf } from "../write/output.ts";
import { write } from "../write/write.ts";

export const build: Command = command({
  name: "build",
  about: "Compile the contracts to every target",
  args: {
    report: { type: "boolean", description: "Also print what every target does with every constraint" },
    adopt: { type: "boolean", description: "Replace files in the output folder that concord did not write" },
  },
  run: async (args, world) => {
    const began = world.now();
    const contracts = readContractFiles(findRoot(world.folder, args.root));
    const contents = contracts.contents();
    const compiled = compiler().compile(contents);
    const sourceOf = sourceFinder(contents.texts);
    const broken = compiled.diagnostics.some(isError);
    if (!args.json) printDiagnostics(world.err, compiled.diagnostics, sourceOf);
    if (compiled.schema === undefined || broken) {
      if (args.json) printJson(world, "build", exit.findings, { diagnostics: diagnosticsAsData(compiled.diagnostics, sourceOf) });
      else world.err.write("Nothing was written.\n");
      return exit.findings;
    }
    const output = outputOf(contracts.root, compiled.schema.project.output);
    const written = await write(output, compiled.files, {
      adopt: args.adopt === true,
      waiting: (process) => world.err.write(`Another concord (process ${process}) writes to ${output.name}; waiting for it.\n`),
    });
    contracts.keepLayout(compiled.schema);
    const milliseconds = Math.round(world.now() - began);
    if (args.json) {
      const diagnostics = diagnosticsAsData(compiled.diagnostics, sourceOf);
      const { added, changed, removed, unchanged } = written;
      printJson(world, "build", exit.clean, { diagnostics, output: output.name, targets: summarise(compiled, written), added, changed, removed, unchanged, milliseconds });
      return exit.clean;
    }
    printSummary(world.out, compiled, written);
    if (args.report) printEnforcement(world.out, compiled.schema.entities, compiled.made);
    world.err.write(`${world.err.colours.dim(`${(milliseconds / 1000).toFixed(2)} s`)}\n`);
    return exit.clean;
  },
});

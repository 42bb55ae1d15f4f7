import { command, type Command } from "../command.ts";
import { exit } from "../exit.ts";
import { findRoot } from "../project/root.ts";
import { nothingToDo } from "../remember/last-build.ts";
import { printJson } from "../report/json.ts";
import { printSummary, unchangedSince } from "../report/summary.ts";

export const build: Command = command({
  args: {
    report: { type: "boolean", description: "Also print what every target does with every constraint" },
    adopt: { type: "boolean", description: "Replace files in the output folder that concord did not write" },
    force: { type: "boolean", description: "Compile even where nothing changed since the last build" },
  },
  run: async (args, world) => {
    const began = world.now();
    const root = findRoot(world.folder, args.root);
    const json = args.json === true;
    const last = args.report === true || args.force === true ? undefined : nothingToDo(root);
    // The compiler is loaded only where there is something to compile.
    const built = last === undefined
      ? await (await import("../build.ts")).buildProject(root, world, { adopt: args.adopt === true, quiet: json, report: args.report === true })
      : { summary: unchangedSince(last), diagnostics: [], printReport: () => undefined };
    const code = built.summary === undefined ? exit.findings : exit.clean;
    const milliseconds = Math.round(world.now() - began);
    if (json) {
      printJson(world, "build", code, { diagnostics: built.diagnostics, ...built.summary, milliseconds });
    } else if (built.summary === undefined) {
      world.err.write("Nothing was written.\n");
    } else {
      printSummary(world.out, built.summary);
      if (args.report === true) built.printReport();
      world.err.write(`${world.err.colours.dim(`${(milliseconds / 1000).toFixed(2)} s`)}\n`);
    }
    return code;
  },
});

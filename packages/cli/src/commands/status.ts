import { status as look } from "@concord/migrate";
import { command, type Command } from "../command.ts";
import { isError } from "../compile.ts";
import { exit } from "../exit.ts";
import { consentArguments, waitArguments } from "../migrate/arguments.ts";
import { usualWaits } from "@concord/postgres/driver";
import { folderOf, readMigrations } from "../migrate/files.ts";
import { printStatus, statusAsData } from "../migrate/status.ts";
import { chosenStore, commandOf, storeArgument, tellOthers, withStore } from "../migrate/store.ts";
import { findRoot } from "../project/root.ts";
import { diagnosticsAsData, printDiagnostics, sourceFinder } from "../report/diagnostics.ts";
import { printJson } from "../report/json.ts";

export const status: Command = command({
  args: { ...storeArgument, target: consentArguments.target, hold: waitArguments.hold },
  run: async (args, world) => {
    const root = findRoot(world.folder, args.root);
    const chosen = chosenStore(args);
    const directory = readMigrations(root, chosen.target, chosen.form);
    return withStore(root, world, { chosen, target: args.target, waits: usualWaits, hold: args.hold === true }, async ({ store }) => {
      const seen = await look(store, directory.pairs, folderOf(store.target));
      const diagnostics = [...directory.diagnostics, ...seen.diagnostics, ...seen.due.flatMap(({ pair }) => pair?.up.diagnostics ?? [])];
      const code = diagnostics.some(isError) ? exit.findings : exit.clean;
      const sourceOf = sourceFinder(directory.sources);
      if (args.json) {
        printJson(world, "status", code, { ...statusAsData(seen), diagnostics: diagnosticsAsData(diagnostics, sourceOf) });
        return code;
      }
      printDiagnostics(world.out, diagnostics, sourceOf);
      if (diagnostics.length > 0) world.out.write("\n");
      printStatus(world.out, seen, commandOf("migrate", chosen));
      tellOthers(root, world, "status", args);
      return code;
    });
  },
});

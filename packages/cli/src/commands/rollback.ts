import { rollback as run, rollbackOf, status } from "@concord/migrate";
import { command, type Command } from "../command.ts";
import { exit } from "../exit.ts";
import { Failure } from "../failure.ts";
import { consentArguments, consentOf, numberOf, patienceOf, waitArguments, waitsOf } from "../migrate/arguments.ts";
import { readChecked } from "../migrate/checked.ts";
import { dryRun } from "../migrate/dry-run.ts";
import { folderOf } from "../migrate/files.ts";
import { hostOf } from "../migrate/progress.ts";
import { tellResult } from "../migrate/report.ts";
import { chosenStore, commandOf, storeArgument, withStore } from "../migrate/store.ts";
import { findRoot } from "../project/root.ts";
import { printJson } from "../report/json.ts";

export const rollback: Command = command({
  args: {
    last: { type: "string", valueHint: "number", description: "How many migrations are undone, from the last one on; 1 by default" },
    "dry-run": { type: "boolean", description: "Print exactly what would be sent, and send nothing" },
    ...storeArgument, ...consentArguments, ...waitArguments,
  },
  run: async (args, world) => {
    const root = findRoot(world.folder, args.root);
    const count = numberOf("last", args, 1);
    const chosen = chosenStore(args);
    const read = readChecked(root, world, "rollback", args.json === true, chosen);
    if (typeof read === "number") return read;
    const { directory } = read;
    return withStore(root, world, { chosen, target: args.target, waits: waitsOf(args), hold: args.hold === true }, async ({ store }) => {
      if (args["dry-run"] === true) {
        const { undoing, refusal } = rollbackOf(await status(store, directory.pairs, folderOf(store.target)), count);
        if (refusal !== undefined) throw new Failure(refusal.message, refusal.help);
        const text = dryRun(undoing.map(({ down, row }) => ({ ready: down, direction: "down", statements: row.statements })), store.settings);
        if (args.json) printJson(world, "rollback", exit.clean, { result: "dry-run", due: undoing.map(({ row }) => row.name), sql: text });
        else world.out.write(text);
        return exit.clean;
      }
      const result = await run(store, directory.pairs, { host: hostOf(world), patience: patienceOf(args), consent: consentOf(args), folder: folderOf(store.target), count });
      return tellResult(world, args.json === true, result, { command: "rollback", sources: directory.sources, done: "undone", nothing: "Nothing to undo.", again: commandOf("rollback", chosen) });
    });
  },
});

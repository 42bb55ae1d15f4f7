import { baseline as run } from "@concord/migrate";
import { usualWaits } from "@concord/postgres/driver";
import { command, type Command } from "../command.ts";
import { Failure } from "../failure.ts";
import { consentArguments, consentOf, patienceOf, waitArguments } from "../migrate/arguments.ts";
import { readChecked } from "../migrate/checked.ts";
import { snapshotOf } from "../migrate/files.ts";
import { hostOf } from "../migrate/progress.ts";
import { tellResult } from "../migrate/report.ts";
import { chosenStore, storeArgument, withStore } from "../migrate/store.ts";
import { findRoot } from "../project/root.ts";

export const baseline: Command = command({
  args: {
    through: { type: "string", valueHint: "migration", description: "The last migration that the database has already" },
    none: { type: "boolean", description: "It has none of them: they add to what is there" },
    ...storeArgument, target: consentArguments.target, hold: waitArguments.hold,
  },
  run: async (args, world) => {
    const root = findRoot(world.folder, args.root);
    const chosen = chosenStore(args);
    const read = readChecked(root, world, "baseline", args.json === true, chosen);
    if (typeof read === "number") return read;
    const { directory } = read;
    if ((args.through === undefined) === (args.none !== true)) {
      throw new Failure("say what the database has already", directory.pairs.length === 0 ? "there are no migrations yet: concord baseline --none" : `--through <migration> (the newest is ${directory.pairs.at(-1)?.up.name}), or --none`);
    }
    return withStore(root, world, { chosen, target: args.target, waits: usualWaits, hold: args.hold === true }, async ({ store }) => {
      const snapshot = snapshotOf(root);
      const result = await run(store, directory.pairs, { host: hostOf(world), patience: patienceOf({}), consent: consentOf(args), through: args.through, ...(snapshot === undefined ? {} : { snapshot }) });
      return tellResult(world, args.json === true, result, { command: "baseline", sources: directory.sources, done: "taken for done; nothing was sent", nothing: "The database has a ledger now, and none of the migrations.", again: "concord baseline" });
    });
  },
});

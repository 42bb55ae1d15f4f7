import { repair as run, type Repair } from "@concord/migrate";
import { usualWaits } from "@concord/postgres/driver";
import { command, type Command } from "../command.ts";
import { Failure } from "../failure.ts";
import { consentArguments, consentOf, numberOf, patienceOf, waitArguments } from "../migrate/arguments.ts";
import { readMigrations } from "../migrate/files.ts";
import { hostOf } from "../migrate/progress.ts";
import { tellResult } from "../migrate/report.ts";
import { chosenStore, storeArgument, withStore } from "../migrate/store.ts";
import { findRoot } from "../project/root.ts";

export const repair: Command = command({
  args: {
    migration: { type: "positional", required: true, description: "The migration whose entry in the ledger is wrong" },
    done: { type: "string", valueHint: "number", description: "This statement was done by hand, or is seen to have been carried out" },
    "not-done": { type: "string", valueHint: "number", description: "This statement was not carried out, and is to be run" },
    accept: { type: "boolean", description: "The file as it is now is what was run" },
    forget: { type: "boolean", description: "Nothing of the migration is in the database any more" },
    reason: { type: "string", valueHint: "words", description: "Why; the ledger's log keeps it" },
    ...storeArgument, target: consentArguments.target, hold: waitArguments.hold,
  },
  run: async (args, world) => {
    const root = findRoot(world.folder, args.root);
    const asked: readonly Repair[] = [
      ...(args.done === undefined ? [] : [{ is: "done", ordinal: numberOf("done", args, 1) } as const]), ...(args["not-done"] === undefined ? [] : [{ is: "not-done", ordinal: numberOf("not-done", args, 1) } as const]),
      ...(args.accept === true ? [{ is: "accept" } as const] : []), ...(args.forget === true ? [{ is: "forget" } as const] : []),
    ];
    const [what] = asked;
    if (what === undefined || asked.length > 1) throw new Failure("say one thing that is to be mended", "--done <number>, --not-done <number>, --accept or --forget");
    if ((args.reason ?? "").trim() === "") throw new Failure("a repair needs a reason", "add --reason \"…\": whoever reads the ledger's log asks for it");
    // Files are often wrong when something is to be mended: what is wrong with them is for status to tell.
    const chosen = chosenStore(args);
    const directory = readMigrations(root, chosen.target, chosen.form);
    return withStore(root, world, { chosen, target: args.target, waits: usualWaits, hold: args.hold === true }, async ({ store }) => {
      const result = await run(store, directory.pairs, { host: hostOf(world), patience: patienceOf({}), consent: consentOf(args), migration: args.migration, repair: what, reason: args.reason as string });
      return tellResult(world, args.json === true, result, { command: "repair", sources: directory.sources, nothing: "Nothing was mended.", again: "concord repair" });
    });
  },
});

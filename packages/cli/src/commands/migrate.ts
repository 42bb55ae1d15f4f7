import { dueUntil, migrate as run, status } from "@concord/migrate";
import { command, type Command } from "../command.ts";
import { exit } from "../exit.ts";
import { Failure } from "../failure.ts";
import { consentArguments, consentOf, patienceOf, waitArguments, waitsOf } from "../migrate/arguments.ts";
import { dryRun } from "../migrate/dry-run.ts";
import { folderOf, snapshotOf } from "../migrate/files.ts";
import { hostOf } from "../migrate/progress.ts";
import { tellResult } from "../migrate/report.ts";
import { readChecked } from "../migrate/checked.ts";
import { chosenStore, commandOf, storeArgument, tellOthers, withStore, type Chosen } from "../migrate/store.ts";
import { findRoot } from "../project/root.ts";
import { printJson } from "../report/json.ts";

export const migrate: Command = command({
  args: {
    "dry-run": { type: "boolean", description: "Print exactly what would be sent, and send nothing" },
    to: { type: "string", valueHint: "migration", description: "The last migration to run; all of them by default" },
    "out-of-order": { type: "boolean", description: "Also run migrations that come before one that the database has" },
    contract: { type: "boolean", description: "Old clients are gone: also run migrations that take from them what they need" },
    ...storeArgument, ...consentArguments, ...waitArguments,
  },
  run: async (args, world) => {
    const root = findRoot(world.folder, args.root);
    const chosen = chosenStore(args);
    const read = readChecked(root, world, "migrate", args.json === true, chosen);
    if (typeof read === "number") return read;
    const { directory } = read;
    if (chosen.target === "bigquery" && args["dry-run"] === true) return (await import("../migrate/bigquery.ts")).tellRequests(root, world, directory, { project: args.target, to: args.to, json: args.json === true });
    const [outOfOrder, contract] = [args["out-of-order"] === true, args.contract === true];
    return withStore(root, world, { chosen, target: args.target, waits: waitsOf(args), hold: args.hold === true }, async ({ store }) => {
      if (args["dry-run"] === true) {
        const seen = await status(store, directory.pairs, folderOf(store.target), { outOfOrder, contract });
        const due = dueUntil(seen, args.to);
        if (due === undefined) throw new Failure(`there is no migration ${args.to} to run`, "concord status lists them");
        const diagnostics = [...seen.diagnostics, ...due.flatMap(({ pair }) => pair?.up.diagnostics ?? [])];
        if (diagnostics.some(({ severity }) => severity === "error")) return tellResult(world, args.json === true, { is: "findings", diagnostics }, told(directory.sources, chosen));
        const text = dryRun(due.flatMap(({ pair, row }) => (pair === undefined ? [] : [{ ready: pair.up, direction: "up", statements: row?.statements ?? [] }])), store.settings);
        if (args.json) printJson(world, "migrate", exit.clean, { result: "dry-run", due: due.map(({ name }) => name), sql: text });
        else world.out.write(text === "" ? "Nothing to run.\n" : text);
        return exit.clean;
      }
      const snapshot = snapshotOf(root);
      const result = await run(store, directory.pairs, {
        host: hostOf(world), patience: patienceOf(args), consent: consentOf(args), folder: folderOf(store.target), outOfOrder, contract,
        ...(args.to === undefined ? {} : { to: args.to }), ...(snapshot === undefined ? {} : { snapshot }),
      });
      const code = tellResult(world, args.json === true, result, told(directory.sources, chosen));
      if (args.json !== true) tellOthers(root, world, "migrate", args);
      return code;
    });
  },
});

const told = (sources: Parameters<typeof tellResult>[3]["sources"], chosen: Chosen): Parameters<typeof tellResult>[3] => ({ command: "migrate", sources, done: "run", nothing: "Nothing to run: the database has every migration.", again: commandOf("migrate", chosen) });

import { mergeBranches, sqlForm, status } from "@concord/migrate";
import { usualWaits } from "@concord/postgres/driver";
import { command, type Command } from "../command.ts";
import { isError } from "../compile.ts";
import { exit } from "../exit.ts";
import { Failure } from "../failure.ts";
import { folderOf, readMigrations } from "../migrate/files.ts";
import { withDatabase } from "../migrate/where.ts";
import { databaseIn } from "../project/database.ts";
import { findRoot } from "../project/root.ts";
import { diagnosticsAsData, printDiagnostics, sourceFinder } from "../report/diagnostics.ts";
import { printJson } from "../report/json.ts";
import { plural } from "../report/plural.ts";
import { replaceFile } from "../write/replace.ts";

export const merge: Command = command({
  args: {
    first: { type: "string", valueHint: "migration", description: "A migration whose branch comes before the others" },
    "dry-run": { type: "boolean", description: "Tell the order, and change no file" },
  },
  run: async (args, world) => {
    const root = findRoot(world.folder, args.root);
    const directory = readMigrations(root, "postgres", sqlForm);
    const others = directory.diagnostics.filter((each) => isError(each) && each.code !== "migrate/branches");
    if (others.length > 0) {
      const sourceOf = sourceFinder(directory.sources);
      if (args.json) printJson(world, "merge", exit.findings, { result: "findings", diagnostics: diagnosticsAsData(others, sourceOf) });
      else printDiagnostics(world.out, others, sourceOf);
      return exit.findings;
    }
    if (args.first !== undefined && !directory.pairs.some(({ up }) => up.name === args.first)) throw new Failure(`there is no migration ${args.first}`, "concord status lists them");
    const named = databaseIn(world.env);
    const applied = named === undefined ? [] : await withDatabase(root, world, { waits: usualWaits, hold: false }, async ({ store }) => {
      const { ledger } = await status(store, directory.pairs, folderOf(store.target));
      return ledger.map(({ name }) => name);
    });
    const merged = mergeBranches(directory.pairs, { applied, ...(args.first === undefined ? {} : { first: args.first }) });
    if ("impossible" in merged) throw new Failure(merged.impossible, "concord status shows what the database has; concord repair mends its ledger");
    if (args["dry-run"] !== true) for (const { file, text } of merged.changed) replaceFile(root, file, text);
    if (args.json) {
      printJson(world, "merge", exit.clean, { order: merged.order, changed: merged.changed.map(({ file }) => file), asked: named?.variable ?? null });
      return exit.clean;
    }
    if (named === undefined && merged.changed.length > 0) world.err.write("No database was asked what it has already: set DATABASE_URL to the one that all share.\n");
    world.out.write(merged.changed.length === 0 ? "The migrations are one line already.\n" : `${merged.order.join("\n")}\n${plural(merged.changed.length, "file")} ${args["dry-run"] === true ? "would get" : "got"} another line "-- after:": ${merged.changed.map(({ name }) => name).join(", ")}.\n`);
    return exit.clean;
  },
});

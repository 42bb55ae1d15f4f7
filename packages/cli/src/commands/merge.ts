import { requestForm } from "@concord/firestore/evolve";
import { sqlForm, status } from "@concord/migrate";
import { usualWaits } from "@concord/postgres/driver";
import { command, type Command } from "../command.ts";
import { isError } from "../compile.ts";
import { exit } from "../exit.ts";
import { Failure } from "../failure.ts";
import { mergeStores } from "../merge/merged.ts";
import { folderOf, readMigrations } from "../migrate/files.ts";
import { withDatabase } from "../migrate/where.ts";
import { databaseIn } from "../project/database.ts";
import { findRoot } from "../project/root.ts";
import { snapshotFile, writeProjectFile } from "../project/snapshot.ts";
import { diagnosticsAsData, printDiagnostics, sourceFinder } from "../report/diagnostics.ts";
import { printJson } from "../report/json.ts";
import { plural } from "../report/plural.ts";

const migrated = [["postgres", sqlForm], ["firestore", requestForm], ["bigquery", sqlForm]] as const;

export const merge: Command = command({
  args: {
    first: { type: "string", valueHint: "migration", description: "A migration whose branch comes before the others" },
    "dry-run": { type: "boolean", description: "Tell the order, and change no file" },
  },
  run: async (args, world) => {
    const root = findRoot(world.folder, args.root);
    const dryRun = args["dry-run"] === true;
    const directories = migrated.map(([store, form]) => readMigrations(root, store, form));
    const others = directories.flatMap(({ diagnostics }) => diagnostics.filter((each) => isError(each) && each.code !== "migrate/branches"));
    if (others.length > 0) {
      const sourceOf = sourceFinder(directories.flatMap(({ sources }) => sources));
      if (args.json) printJson(world, "merge", exit.findings, { result: "findings", diagnostics: diagnosticsAsData(others, sourceOf) });
      else printDiagnostics(world.out, others, sourceOf);
      return exit.findings;
    }
    if (args.first !== undefined && !directories.some(({ pairs }) => pairs.some(({ up }) => up.name === args.first))) throw new Failure(`there is no migration ${args.first}`, "concord status lists them");
    const named = databaseIn(world.env);
    const applied = named === undefined ? [] : await withDatabase(root, world, { waits: usualWaits, hold: false }, async ({ store }) => {
      const { ledger } = await status(store, directories[0]?.pairs ?? [], folderOf(store.target));
      return ledger.map(({ name }) => name);
    });
    const merged = mergeStores(root, directories.map(({ pairs }) => pairs), { applied, ...(args.first === undefined ? {} : { first: args.first }) });
    if ("impossible" in merged) throw new Failure(merged.impossible, "concord status shows what the database has; concord repair mends its ledger");
    const { order, changed, unclear, left } = merged;
    if (!dryRun) for (const { file, text } of changed) writeProjectFile(root, file, text);
    const code = left === undefined ? exit.clean : exit.findings;
    if (args.json) {
      printJson(world, "merge", code, { order, changed: changed.map(({ file }) => file), asked: named?.variable ?? null, unclear, contracts: left ?? null });
      return code;
    }
    if (named === undefined && changed.length > 0) world.err.write("No database was asked what it has already: set DATABASE_URL to the one that all share.\n");
    const migrations = [...new Set(changed.filter(({ file }) => file !== snapshotFile).map(({ name }) => name))];
    world.out.write(migrations.length === 0 ? "The migrations are one line already.\n" : `${order.join("\n")}\n${plural(migrations.length, "migration")} ${dryRun ? "would get" : "got"} another header: ${migrations.join(", ")}.\n`);
    if (changed.length > migrations.length && changed.some(({ file }) => file === snapshotFile)) world.out.write(`${snapshotFile} ${dryRun ? "would hold" : "holds"} the contracts to which all of them lead.\n`);
    for (const file of unclear) world.err.write(`${file}: branches changed the same lines; it was taken as it is now. Look whether that is what you mean.\n`);
    if (left !== undefined) world.err.write(`${world.err.colours.red("error:")} ${snapshotFile} was left as it is: ${left}\n${world.err.colours.cyan("help:")} the next plan begins with it: concord plan --against <revision> begins with another state\n`);
    return code;
  },
});

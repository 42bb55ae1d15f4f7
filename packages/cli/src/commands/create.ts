import { nothing, printMigration, sqlForm } from "@concord/migrate";
import { command, type Command } from "../command.ts";
import { exit } from "../exit.ts";
import { Failure } from "../failure.ts";
import { readChecked } from "../migrate/checked.ts";
import { writeMigrations } from "../migrate/files.ts";
import { findRoot } from "../project/root.ts";
import { printJson } from "../report/json.ts";

export const create: Command = command({
  args: {
    what: { type: "positional", required: true, description: "What it does, as verb_noun: add_fax" },
    cause: { type: "string", valueHint: "words", description: "Why, for those who read it later" },
  },
  run: async (args, world) => {
    const root = findRoot(world.folder, args.root);
    const { what } = args;
    if (!/^[a-z0-9]+(?:_[a-z0-9]+)*$/u.test(what)) throw new Failure(`${JSON.stringify(what)} is no name of a migration`, "write what it does in small letters with _ between: add_fax");
    const read = readChecked(root, world, "create", args.json === true);
    if (typeof read === "number") return read;
    const { head } = read.directory;
    const name = `${new Date(world.date()).toISOString().slice(0, 10)}_${what}`;
    const step = { mode: "transaction", causes: [], locks: [], notes: [] } as const;
    const up = printMigration({ name, causes: args.cause === undefined ? [] : [args.cause], after: head, notes: [], steps: [{ ...step, text: "-- The statements, each with its semicolon." }] });
    const down = printMigration({ name, causes: [], notes: [], steps: [{ ...step, text: "-- The statements that bring back what was before." }] });
    const written = writeMigrations(root, "postgres", sqlForm, [{ name, undoes: false, text: up }, { name, undoes: true, text: down }]);
    if (args.json) printJson(world, "create", exit.clean, { files: written, after: head });
    else world.out.write(`${written.join("\n")}\nIt comes after ${head === nothing ? nothing : (read.directory.pairs.at(-1)?.up.name ?? nothing)}. Write its statements: a migration without any is refused.\n`);
    return exit.clean;
  },
});

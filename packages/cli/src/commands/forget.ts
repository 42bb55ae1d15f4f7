import { forgetStatement } from "@concord/postgres";
import { compiler } from "../compile.ts";
import { command, type Command } from "../command.ts";
import { exit } from "../exit.ts";
import { Failure } from "../failure.ts";
import { readContractFiles } from "../project/project.ts";
import { findRoot } from "../project/root.ts";
import { printJson } from "../report/json.ts";

/** Prints the statement and connects to nothing: who may run it, and where, is not in the contracts. */
export const forget: Command = command({
  args: {
    entity: { type: "positional", required: true, description: "The entity as namespace.name, then the values of the record's key" },
  },
  many: true,
  run: async (args, world) => {
    const [id, ...key] = args._;
    const { schema } = compiler().compile(readContractFiles(findRoot(world.folder, args.root)).contents());
    if (schema === undefined) throw new Failure("the contracts have errors", "concord check shows them");
    const entity = schema.entities.find((each) => each.id === id);
    if (entity === undefined) throw new Failure(`there is no entity ${id ?? ""}`, `there are ${schema.entities.map((each) => each.id).join(", ")}`);
    if (key.length !== entity.key.length) throw new Failure(`the key of ${entity.id} is ${entity.key.join(", ")}`, `concord forget ${entity.id} ${entity.key.map((name) => `<${name}>`).join(" ")}`);
    if (key.some((value) => value === "" || value.includes("\0") || !value.isWellFormed())) throw new Failure("no key is empty or holds U+0000 or half a character", "write it as it stands in the record");
    const statement = forgetStatement(entity, schema.project, key);
    if (statement === undefined) throw new Failure(`${entity.id} keeps neither history nor staging in PostgreSQL`, "there is nothing to forget beside the record itself");
    if (args.json === true) printJson(world, "forget", exit.clean, { statement });
    else world.out.write(`${statement}\n`);
    return exit.clean;
  },
});

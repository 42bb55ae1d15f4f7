import { codeOwners } from "@concord/report";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { command, type Command } from "../command.ts";
import { isError, readContracts } from "../compile.ts";
import { exit } from "../exit.ts";
import { Failure } from "../failure.ts";
import { readContractFiles } from "../project/project.ts";
import { findRoot } from "../project/root.ts";
import { writeProjectFile } from "../project/snapshot.ts";
import { printJson } from "../report/json.ts";

/** Where GitHub looks for the file, in its order; the first is where a new one is made. */
const places = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"] as const;

export const owners: Command = command({
  args: {
    check: { type: "boolean", description: "Only tell whether the file says what the contracts say" },
  },
  run: async (args, world) => {
    const root = findRoot(world.folder, args.root);
    const { schema, diagnostics } = readContracts(readContractFiles(root).contents());
    if (schema === undefined || diagnostics.some(isError)) throw new Failure("the contracts have errors", "concord check shows them");
    const file = places.find((place) => existsSync(join(root, place))) ?? places[0];
    const before = existsSync(join(root, file)) ? readFileSync(join(root, file), "utf8") : "";
    const { text, unnamed } = codeOwners(schema, before);
    const isFresh = text === before;
    const code = args.check === true && !isFresh ? exit.findings : exit.clean;
    if (args.check !== true && !isFresh) writeProjectFile(root, file, text);
    if (args.json) printJson(world, "owners", code, { file, isFresh, unnamed: Object.fromEntries(unnamed) });
    else {
      world.out.write(isFresh ? `${file} says what the contracts say\n` : args.check === true ? `${file} does not say what the contracts say: concord owners writes it\n` : `wrote ${file}\n`);
      for (const [owner, ids] of unnamed) world.err.write(`${JSON.stringify(owner)} is no account, team or address that could be asked (${ids.join(", ")}): write it as @acme/data\n`);
    }
    return code;
  },
});

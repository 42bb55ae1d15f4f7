import { bumpOf } from "@concord/changes";
import { command, type Command } from "../command.ts";
import { isError } from "../compile.ts";
import { exit } from "../exit.ts";
import { compare } from "../project/compared.ts";
import { findRoot } from "../project/root.ts";
import { changesAsData, printChanges } from "../report/changes.ts";
import { diagnosticsAsData, printDiagnostics } from "../report/diagnostics.ts";
import { printJson } from "../report/json.ts";

export const diffCommand: Command = command({
  args: {
    against: { type: "string", valueHint: "state", description: "What to compare with: a git revision, a folder that holds schemas/, a published package (its folder or tarball), or a word: published for the last release, database for what its ledger recorded last; by default where this branch left main" },
    strict: { type: "boolean", description: "Let it count, too, that a reader breaks which refuses keys that it does not know" },
  },
  run: async (args, world) => {
    const compared = await compare(findRoot(world.folder, args.root), world, args);
    const { against, sourceOf } = compared;
    if ("refused" in compared) {
      if (args.json) printJson(world, "diff", exit.findings, { against, diagnostics: diagnosticsAsData(compared.refused, sourceOf) });
      else printDiagnostics(world.out, compared.refused, sourceOf);
      return exit.findings;
    }
    const { changes, approved, audiences, diagnostics } = compared;
    const code = diagnostics.some(isError) ? exit.findings : exit.clean;
    if (args.json) {
      printJson(world, "diff", code, {
        against, bump: bumpOf(changes), changes: changesAsData(changes, approved),
        diagnostics: diagnosticsAsData(diagnostics, sourceOf),
      });
      return code;
    }
    printChanges(world.out, against, changes, { approved, audiences });
    printDiagnostics(world.out, diagnostics, sourceOf);
    return code;
  },
});

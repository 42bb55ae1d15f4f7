import { bumpOf } from "@concord/changes";
import { annotations, markdown, markdownOfErrors, mostOfComment, sarif } from "@concord/report";
import type { Diagnostic } from "@concord/core";
import { codes } from "../codes.ts";
import { command, type Command } from "../command.ts";
import { isError } from "../compile.ts";
import { exit } from "../exit.ts";
import { Failure } from "../failure.ts";
import { compare } from "../project/compared.ts";
import { findRoot } from "../project/root.ts";
import { changesAsData } from "../report/changes.ts";
import { diagnosticsAsData } from "../report/diagnostics.ts";
import { printJson } from "../report/json.ts";
import { reviewAsData } from "../report/review.ts";
import { reviewOf } from "../review/review.ts";
import { version } from "../version.ts";

export const reportCommand: Command = command({
  args: {
    against: { type: "string", valueHint: "state", description: "What to compare with: a git revision, a folder that holds schemas/, a published package (its folder or tarball), or a word: published for the last release, database for what its ledger recorded last; by default where this branch left main" },
    strict: { type: "boolean", description: "Let it count, too, that a reader breaks which refuses keys that it does not know" },
    annotations: { type: "boolean", description: "Print the findings as GitHub's workflow commands, which annotate the lines, and nothing else" },
    sarif: { type: "boolean", description: "Print the findings as SARIF 2.1.0, and nothing else" },
    limit: { type: "string", valueHint: "characters", description: `The most that the Markdown may have; ${mostOfComment.toLocaleString("en")}, as a comment on GitHub, by default, 0 for all` },
  },
  run: async (args, world) => {
    if ([args.annotations, args.sarif, args.json].filter((each) => each === true).length > 1) throw new Failure("--annotations, --sarif and --json are three forms of one thing", "choose one");
    const limit = limitOf(args.limit);
    const root = findRoot(world.folder, args.root);
    const compared = await compare(root, world, args);
    const { against, sourceOf } = compared;
    const diagnostics = "refused" in compared ? compared.refused : compared.diagnostics;
    const code = diagnostics.some(isError) ? exit.findings : exit.clean;
    const print = (found: readonly Diagnostic[]): boolean => {
      if (args.annotations === true) world.out.write(annotations(found, sourceOf));
      else if (args.sarif === true) world.out.write(`${JSON.stringify(sarif(found, codes, sourceOf, { name: "concord", version }), null, 2)}\n`);
      else return false;
      return true;
    };
    if (print(diagnostics)) return code;
    if ("refused" in compared) {
      if (args.json) printJson(world, "report", code, { against, diagnostics: diagnosticsAsData(diagnostics, sourceOf) });
      else world.out.write(markdownOfErrors(against, diagnostics, sourceOf, limit));
      return code;
    }
    const report = reviewOf(compared, { root, folder: world.folder, named: args.against });
    if (args.json) {
      const { changes, approved } = compared;
      printJson(world, "report", code, { against, bump: bumpOf(changes), changes: changesAsData(changes, approved), ...reviewAsData(report), diagnostics: diagnosticsAsData(diagnostics, sourceOf) });
    } else {
      world.out.write(markdown(report, sourceOf, limit));
    }
    return code;
  },
});

/** Below these many characters not even the shortest forms have room. */
const leastLimit = 20_000;

function limitOf(said: string | undefined): number {
  if (said === undefined) return mostOfComment;
  const limit = Number(said);
  if (!/^\d+$/u.test(said) || (limit !== 0 && limit < leastLimit)) throw new Failure(`--limit ${JSON.stringify(said)} is no number of characters`, `name ${leastLimit.toLocaleString("en")} or more, or 0 for all`);
  return limit;
}

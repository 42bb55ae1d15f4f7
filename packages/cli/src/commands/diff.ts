import { audienceNames, bumpOf, diff, findingsOf, heeded, judge, readApprovals, type Approval } from "@concord/changes";
import { inOrder, readerMemory, readSchema, type Diagnostic, type Schema, type Source, type Span } from "@concord/core";
import { command, type Command } from "../command.ts";
import { isError } from "../compile.ts";
import { exit } from "../exit.ts";
import { concerned } from "../project/concerned.ts";
import { takeFile } from "../project/files.ts";
import { readContractFiles } from "../project/project.ts";
import { approvedFile, findRoot } from "../project/root.ts";
import { contractsOf } from "../project/state.ts";
import { changesAsData, printChanges } from "../report/changes.ts";
import { diagnosticsAsData, printDiagnostics, sourceFinder } from "../report/diagnostics.ts";
import { printJson } from "../report/json.ts";
import { stores } from "../targets.ts";

export const diffCommand: Command = command({
  args: {
    against: { type: "string", valueHint: "state", description: "What to compare with: a git revision, a folder that holds schemas/, a published package (its folder or tarball), or a word: published for the last release, database for what its ledger recorded last; by default where this branch left main" },
    strict: { type: "boolean", description: "Let it count, too, that a reader breaks which refuses keys that it does not know" },
  },
  run: async (args, world) => {
    const root = findRoot(world.folder, args.root);
    const other = await contractsOf(root, world, args.against);
    const contents = readContractFiles(root).contents();
    const approvals = approvalsOf(root);
    const former = (span: Span): Span => ({ ...span, file: `${other.name}:${span.file}` });
    const texts = [...contents.texts, ...approvals.sources, ...other.sources.map((source) => ({ ...source, file: `${other.name}:${source.file}` }))];
    const memory = readerMemory();
    const isConcerned = concerned(other.sources, contents.sources);
    const after = read(contents.sources.filter(isConcerned), contents.diagnostics, memory);
    const before = read(other.sources.filter(isConcerned), other.diagnostics, memory);
    const refused = [...after.diagnostics, ...approvals.diagnostics, ...before.diagnostics.map((each) => moved(each, former))].filter(isError);
    const sourceOf = sourceFinder(texts);
    if (before.schema === undefined || after.schema === undefined || refused.length > 0) {
      if (args.json) printJson(world, "diff", exit.findings, { against: other.name, diagnostics: diagnosticsAsData(inOrder(refused), sourceOf) });
      else printDiagnostics(world.out, inOrder(refused), sourceOf);
      return exit.findings;
    }
    const changes = judge(diff(before.schema, after.schema));
    const audiences = args.strict === true ? audienceNames : heeded;
    const { diagnostics, approved } = findingsOf(changes, { approvals: approvals.approvals, audiences, today: new Date(world.date()).toISOString().slice(0, 10), former });
    const code = diagnostics.some(isError) ? exit.findings : exit.clean;
    if (args.json) {
      printJson(world, "diff", code, {
        against: other.name, bump: bumpOf(changes, audiences), changes: changesAsData(changes, approved),
        diagnostics: diagnosticsAsData(diagnostics, sourceOf),
      });
      return code;
    }
    printChanges(world.out, other.name, changes, { approved, audiences });
    printDiagnostics(world.out, diagnostics, sourceOf);
    return code;
  },
});

function read(sources: readonly Source[], earlier: readonly Diagnostic[], memory: ReturnType<typeof readerMemory>): { readonly schema?: Schema; readonly diagnostics: readonly Diagnostic[] } {
  const { schema, diagnostics } = readSchema(sources, stores, memory);
  return { ...(schema === undefined ? {} : { schema }), diagnostics: [...earlier, ...diagnostics] };
}

/** The same finding, in the other state's file. */
function moved(diagnostic: Diagnostic, former: (span: Span) => Span): Diagnostic {
  const { fix: _, ...rest } = diagnostic;
  return { ...rest, span: former(diagnostic.span), related: diagnostic.related.map((each) => ({ ...each, span: former(each.span) })) };
}

function approvalsOf(root: string): { readonly approvals: readonly Approval[]; readonly diagnostics: readonly Diagnostic[]; readonly sources: readonly Source[] } {
  const taken = takeFile(root, approvedFile);
  if (taken === undefined) return { approvals: [], diagnostics: [], sources: [] };
  if (taken.diagnostic !== undefined) return { approvals: [], diagnostics: [taken.diagnostic], sources: taken.source === undefined ? [] : [taken.source] };
  return { ...readApprovals(taken.source), sources: [taken.source] };
}

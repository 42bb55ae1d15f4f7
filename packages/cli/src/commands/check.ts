import { inOrder, lint, strictLint, type Diagnostic, type Linted } from "@concord/core";
import { compiler, isError, type Compiled } from "../compile.ts";
import { command, type Command } from "../command.ts";
import { exit } from "../exit.ts";
import { mend, type Fixed, type Mended } from "../fix.ts";
import { checkMigrations } from "../migrate/checked.ts";
import { readContractFiles, type Contents } from "../project/project.ts";
import { findRoot } from "../project/root.ts";
import { printCompliance } from "../report/compliance.ts";
import { printCosts } from "../report/costs.ts";
import { diagnosticsAsData, printDiagnostics, sourceFinder, spanAsData } from "../report/diagnostics.ts";
import { printFixed } from "../report/fixed.ts";
import { plural } from "../report/plural.ts";
import { printJson } from "../report/json.ts";
import { tellWaiting } from "../report/waiting.ts";
import { targets } from "../targets.ts";
import type { World } from "../world.ts";
import { findingOf, nothingBuilt } from "../write/codes.ts";
import { inspect } from "../write/inspect.ts";
import { outputOf } from "../write/output.ts";
import { replaceFile } from "../write/replace.ts";
import { finishEarlier } from "../write/write.ts";

export const check: Command = command({
  args: {
    contracts: { type: "boolean", description: "Check the contracts alone, not the generated files" },
    fix: { type: "boolean", description: "Mend what has a fix, in the contracts' files (with --data, in the records), and check again" },
    data: { type: "boolean", description: "Look at every record of a store instead: those that the contracts refuse, orphans, duplicates" },
    store: { type: "string", valueHint: "store", description: "Whose records --data looks at: postgres, as by default where a contract names it, or firestore; postgres,firestore for both and what leads from one to the other" },
    target: { type: "string", valueHint: "name", description: "With --data: the Firestore project, one at Google is reached only if it is named here; of PostgreSQL the database, to say that --fix may change it though it is no developer's" },
    strict: { type: "boolean", description: "Let a warning fail the command, as an error does" },
  },
  run: async (args, world) => {
    const root = findRoot(world.folder, args.root);
    const mended = args.fix === true && args.data !== true ? fixContracts(root) : undefined;
    const contracts = readContractFiles(root);
    const contents = contracts.contents();
    const texts = [...contents.texts];
    const judged = judge(contents);
    const { schema, files } = judged.compiled;
    if (args.data === true && schema !== undefined && !judged.diagnostics.some(isError)) {
      return (await import("../check/store.ts")).checkStore(root, world, { schema, files }, { store: args.store, target: args.target, json: args.json === true, fix: args.fix === true });
    }
    const migrations = await checkMigrations(root);
    const found = [...judged.diagnostics, ...migrations.diagnostics];
    texts.push(...migrations.sources);
    if (schema !== undefined && !judged.compiled.diagnostics.some(isError) && args.contracts !== true) {
      const output = outputOf(contracts.root, schema.project.output);
      await finishEarlier(output, tellWaiting(world.err, output));
      const differences = inspect(output, files);
      const isNew = differences.length === files.length && differences.length > 1 && differences.every(({ state }) => state === "missing");
      if (isNew) found.push(nothingBuilt(output));
      for (const difference of isNew ? [] : differences) {
        const { diagnostic, source } = findingOf(output, difference);
        found.push(diagnostic);
        if (source !== undefined) texts.push(source);
      }
    }
    const code = found.some((each) => args.strict === true || isError(each)) ? exit.findings : exit.clean;
    const report: Report = { diagnostics: inOrder(found), compliance: judged.compliance, fixed: mended?.fixed ?? [] };
    const costs = judged.compiled.made.flatMap((made) => made.costs);
    if (args.json) {
      const sourceOf = sourceFinder(texts);
      printJson(world, "check", code, {
        diagnostics: diagnosticsAsData(report.diagnostics, sourceOf), compliance: report.compliance, costs, fixed: report.fixed.map(fixedAsData),
      });
      return code;
    }
    print(world, report, texts);
    if (code === exit.clean) {
      if (args.contracts !== true) printCosts(world.out, costs);
      world.out.write(`${plural(contents.sources.length, "file")} checked: the contracts are valid${args.contracts ? "" : ", the generated files fresh"}.\n`);
    }
    return code;
  },
});

interface Report { readonly diagnostics: readonly Diagnostic[]; readonly compliance: Linted["compliance"]; readonly fixed: readonly Fixed[] }

/** What is wrong with the contracts, and, where nothing is, how well they are written. */
function judge(contents: Contents, compile: (contents: Contents) => Compiled = compiler().compile): Linted & { readonly compiled: Compiled } {
  const compiled = compile(contents);
  const { schema, made, diagnostics } = compiled;
  if (schema === undefined || diagnostics.some(isError)) return { compiled, diagnostics, compliance: [] };
  const linted = lint(schema, contents.sources, targets, made.flatMap((each) => each.claims));
  return { compiled, diagnostics: [...diagnostics, ...strictLint(schema.project, linted.diagnostics)], compliance: linted.compliance };
}

/** Mends the contracts' files, each of them whole or not at all. */
function fixContracts(root: string): Mended {
  const { compile } = compiler();
  const mended = mend(readContractFiles(root).contents(), (contents) => judge(contents, compile).diagnostics);
  for (const { file, text } of mended.sources) replaceFile(root, file, text);
  return mended;
}

function print(world: World, { diagnostics, compliance, fixed }: Report, texts: Parameters<typeof sourceFinder>[0]): void {
  printFixed(world.out, fixed);
  printDiagnostics(world.out, diagnostics, sourceFinder(texts));
  if (diagnostics.length > 0 && compliance.length > 0) world.out.write("\n");
  printCompliance(world.out, compliance);
}

function fixedAsData({ diagnostic, source }: Fixed): object {
  return { code: diagnostic.code, message: diagnostic.message, title: diagnostic.fix.title, span: spanAsData(diagnostic.span, sourceFinder([source])) };
}

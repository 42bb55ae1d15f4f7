import type { Diagnostic, Schema } from "@concord/core";
import { isError, makeOnce, readContracts, type Made } from "./compile.ts";
import { readContractFiles } from "./project/project.ts";
import { contractsId } from "./remember/inputs.ts";
import { keepBuild } from "./remember/last-build.ts";
import { diagnosticsAsData, printDiagnostics, sourceFinder } from "./report/diagnostics.ts";
import { printEnforcement } from "./report/matrix.ts";
import { summarise, tallied, type BuildSummary, type Tally } from "./report/summary.ts";
import { tellWaiting } from "./report/waiting.ts";
import type { World } from "./world.ts";
import { outputOf } from "./write/output.ts";
import type { Written } from "./write/stage.ts";
import { writeAsMade } from "./write/write.ts";

/** What a build came to. Without a summary nothing was written, because of findings. */
export interface Built {
  readonly summary?: BuildSummary;
  /** The findings, for machines. */
  readonly diagnostics: readonly object[];
  /** Prints what every target does with every constraint. */
  readonly printReport: () => void;
}

/** How to build. `quiet`: findings are handed back only, not printed; `report`: what the targets claim is kept for `printReport`. */
export interface BuildOptions { readonly adopt: boolean; readonly quiet: boolean; readonly report: boolean }

/** From so many contracts on, a thread that writes is started sooner than it would have written. */
const worthAThread = 200;

/** Reads, compiles and writes a project. */
export async function buildProject(root: string, world: World, options: BuildOptions): Promise<Built> {
  const before = contractsId(root);
  const contracts = readContractFiles(root);
  const contents = contracts.contents();
  const reading = readContracts(contents);
  const { schema } = reading;
  const claimed: Pick<Made, "target" | "claims">[] = [];
  const tallies: Tally[] = [];
  let diagnostics: readonly Diagnostic[] = reading.diagnostics;
  let written: Written | undefined;
  if (schema !== undefined) {
    const output = outputOf(root, schema.project.output);
    written = await writeAsMade(output, { adopt: options.adopt, beside: schema.entities.length >= worthAThread, waiting: tellWaiting(world.err, output) }, (put) => {
      diagnostics = makeOnce(reading, (files, made) => {
        put(files);
        if (made !== undefined) tallies.push(tallied(made));
        if (made !== undefined && options.report) claimed.push({ target: made.target, claims: made.claims });
      });
      return !diagnostics.some(isError);
    });
  }
  const sourceOf = sourceFinder(contents.texts);
  if (!options.quiet) printDiagnostics(world.err, diagnostics, sourceOf);
  const built = { diagnostics: diagnosticsAsData(diagnostics, sourceOf), printReport: () => printReport(world, schema, claimed) };
  if (schema === undefined || written === undefined) return built;
  const layout = contracts.keepLayout(schema);
  const summary = summarise(schema, tallies, written);
  if (diagnostics.length === 0) keepBuild(root, { contracts: before, layout }, summary, written.paths);
  return { ...built, summary };
}

function printReport(world: World, schema: Schema | undefined, claimed: readonly Pick<Made, "target" | "claims">[]): void {
  if (schema !== undefined) printEnforcement(world.out, [...schema.entities, ...schema.views, ...schema.queries], claimed);
}

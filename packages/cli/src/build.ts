import { compiler, isError, type Compiled } from "./compile.ts";
import { readContractFiles } from "./project/project.ts";
import { contractsId } from "./remember/inputs.ts";
import { keepBuild } from "./remember/last-build.ts";
import { diagnosticsAsData, printDiagnostics, sourceFinder } from "./report/diagnostics.ts";
import { printEnforcement } from "./report/matrix.ts";
import { summarise, type BuildSummary } from "./report/summary.ts";
import type { World } from "./world.ts";
import { outputOf } from "./write/output.ts";
import { write } from "./write/write.ts";

/** What a build came to. Without a summary nothing was written, because of findings. */
export interface Built {
  readonly summary?: BuildSummary;
  /** The findings, for machines. */
  readonly diagnostics: readonly object[];
  /** Prints what every target does with every constraint. */
  readonly printReport: () => void;
}

/** Reads, compiles and writes a project. `quiet`: findings are handed back only, not printed. */
export async function buildProject(root: string, world: World, options: { readonly adopt: boolean; readonly quiet: boolean }): Promise<Built> {
  const before = contractsId(root);
  const contracts = readContractFiles(root);
  const contents = contracts.contents();
  const compiled = compiler().compile(contents);
  const sourceOf = sourceFinder(contents.texts);
  if (!options.quiet) printDiagnostics(world.err, compiled.diagnostics, sourceOf);
  const built = { diagnostics: diagnosticsAsData(compiled.diagnostics, sourceOf), printReport: () => report(world, compiled) };
  const { schema, made } = compiled;
  if (schema === undefined || compiled.diagnostics.some(isError)) return built;
  const output = outputOf(root, schema.project.output);
  const written = await write(output, compiled.files, {
    adopt: options.adopt,
    waiting: (process) => world.err.write(`Another concord (process ${process}) writes to ${output.name}; waiting for it.\n`),
  });
  const layout = contracts.keepLayout(schema);
  const summary = summarise(schema, made, written);
  if (compiled.diagnostics.length === 0) keepBuild(root, { contracts: before, layout }, summary, written.files.keys());
  return { ...built, summary };
}

function report(world: World, { schema, made }: Compiled): void {
  if (schema !== undefined) printEnforcement(world.out, schema.entities, made);
}

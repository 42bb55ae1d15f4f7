import type { Source } from "@concord/core";
import { watch as watchFiles } from "chokidar";
import { once } from "node:events";
import { join, relative, sep } from "node:path";
import { command, type Command } from "../command.ts";
import { compiler, isError, type Compiled } from "../compile.ts";
import { exit } from "../exit.ts";
import { Failure } from "../failure.ts";
import { readContractFiles, type ContractFiles } from "../project/project.ts";
import { contractsFolder, findRoot } from "../project/root.ts";
import { diagnosticsAsData, printDiagnostics, sourceFinder } from "../report/diagnostics.ts";
import { plural } from "../report/plural.ts";
import { jsonFormat } from "../report/json.ts";
import { version } from "../version.ts";
import type { World } from "../world.ts";
import { outputOf, type Output } from "../write/output.ts";
import type { Written } from "../write/stage.ts";
import { write } from "../write/write.ts";

/** Saving one file makes several events; what comes within this time is one edit. */
const oneEditMs = 10;

export const watch: Command = command({
  args: {
    adopt: { type: "boolean", description: "Replace files in the output folder that concord did not write" },
  },
  run: async (args, world) => {
    const root = findRoot(world.folder, args.root);
    const changed = new Set<string>();
    let edited = (): void => undefined;
    const watcher = watchFiles(join(root, contractsFolder), { ignoreInitial: true, followSymlinks: false });
    watcher.on("all", (_event, path) => {
      changed.add(relative(root, path).split(sep).join("/"));
      edited();
    });
    await once(watcher, "ready");
    // Read only now, so that no edit falls between the reading and the watching.
    const run = rebuilder(readContractFiles(root), world, { adopt: args.adopt === true, json: args.json === true });
    let queue = run([]);
    let timer: NodeJS.Timeout | undefined;
    edited = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const paths = [...changed];
        changed.clear();
        queue = queue.then(() => run(paths));
      }, oneEditMs);
    };
    if (changed.size > 0) edited();
    await queue;
    if (!args.json) world.err.write("Watching schemas/; Ctrl-C ends it.\n");
    await new Promise<void>((resolve) => {
      if (world.stop.aborted) resolve();
      world.stop.addEventListener("abort", () => resolve());
    });
    clearTimeout(timer);
    await watcher.close();
    await queue;
    return exit.clean;
  },
});

/** A function that reads the changed files, compiles, writes and tells. What the world refuses is told too, and the watch goes on. */
function rebuilder(
  contracts: ContractFiles, world: World, options: { readonly adopt: boolean; readonly json: boolean },
): (paths: readonly string[]) => Promise<void> {
  const { compile } = compiler();
  let written: Written | undefined;
  let output: Output | undefined;
  return async (paths) => {
    const began = world.now();
    const isFirst = paths.length === 0;
    const changed = contracts.refresh(paths);
    if (changed.length === 0 && !isFirst) return;
    try {
      const contents = contracts.contents();
      const compiled = compile(contents);
      const ok = compiled.schema !== undefined && !compiled.diagnostics.some(isError);
      if (ok && compiled.schema !== undefined) {
        const next = outputOf(contracts.root, compiled.schema.project.output);
        const last = next.folder === output?.folder ? written?.last : undefined;
        written = await write(next, compiled.files, { adopt: options.adopt, last, keep: true, waiting: () => undefined });
        output = next;
        contracts.keepLayout(compiled.schema);
      }
      const milliseconds = Math.round(world.now() - began);
      tell(world, options.json, { changed, compiled, written: ok ? written : undefined, milliseconds, texts: contents.texts });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      world.err.write(`${world.err.colours.red("error:")} ${error.message}\n`);
    }
  };
}

interface Round {
  readonly changed: readonly string[];
  readonly compiled: Compiled;
  readonly written: Written | undefined;
  readonly milliseconds: number;
  readonly texts: readonly Source[];
}

/** One line per round for machines and for people, who see the findings above it. */
function tell(world: World, json: boolean, { changed, compiled, written, milliseconds, texts }: Round): void {
  const sourceOf = sourceFinder(texts);
  if (json) {
    const { added, changed: rewritten, removed } = written ?? { added: [], changed: [], removed: [] };
    const round = { edited: changed, recompiled: compiled.recompiled, added, changed: rewritten, removed, milliseconds };
    world.out.write(`${JSON.stringify({ concord: version, format: jsonFormat, command: "watch", ok: written !== undefined, ...round, diagnostics: diagnosticsAsData(compiled.diagnostics, sourceOf) })}\n`);
    return;
  }
  printDiagnostics(world.err, compiled.diagnostics, sourceOf);
  const { colours } = world.out;
  const what = changed.length === 0 ? "all contracts" : named(changed.map((file) => file.slice(contractsFolder.length + 1)));
  if (written === undefined) {
    world.out.write(`${what}: ${colours.red("nothing written")}\n`);
    return;
  }
  const files = written.added.length + written.changed.length + written.removed.length;
  const made = compiled.recompiled.length === 0 ? "no entity" : named(compiled.recompiled);
  world.out.write(`${what}: ${made} compiled, ${plural(files, "file")} written ${colours.dim(`(${milliseconds} ms)`)}\n`);
}

/** The first few, and how many more there are. */
function named(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(", ");
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

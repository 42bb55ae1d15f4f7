import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { BuildSummary } from "../report/summary.ts";
import { manifestName, workFolder } from "../write/output.ts";
import { contractsId, layoutText } from "./inputs.ts";
import { programId } from "./program.ts";

/**
 * What the last build left, so that the next one can see at a glance that there is nothing to do: the program, what it read, and size and change time of every
 * file that it left, as git does it for its index. The change time is set by the system at every change and can't be set back.
 * Only clean builds are remembered, in `node_modules/.cache`, where the project has that folder; without it every build compiles.
 */
interface LastBuild {
  readonly program: string;
  readonly contracts: string;
  readonly layout: string | null;
  readonly summary: BuildSummary;
  readonly files: readonly (readonly [path: string, size: number, changed: number])[];
}

function placeOf(root: string): string {
  return join(root, "node_modules", ".cache", "concord", "build.json");
}

/** The summary of the last build, if program, contracts and generated files are all as it left them. */
export function nothingToDo(root: string): BuildSummary | undefined {
  const last = read(root);
  if (last === undefined || last.program !== programId() || last.contracts !== contractsId(root)) return undefined;
  if (last.layout !== (layoutText(root) ?? null)) return undefined;
  const folder = join(root, last.summary.output);
  if (existsSync(join(folder, workFolder))) return undefined;
  const same = last.files.every(([path, size, changed]) => {
    const stat = lstatSync(join(folder, path), { throwIfNoEntry: false });
    return stat !== undefined && stat.isFile() && stat.size === size && stat.ctimeMs === changed;
  });
  return same ? last.summary : undefined;
}

/** What a build read, and the layout that it left. */
export interface BuildInputs { readonly contracts: string | undefined; readonly layout: string | undefined }

/** Remembers a build that read these inputs and left these files; nothing if the contracts changed meanwhile. */
export function keepBuild(root: string, { contracts, layout }: BuildInputs, summary: BuildSummary, paths: Iterable<string>): void {
  if (contracts === undefined || !existsSync(join(root, "node_modules"))) return;
  const folder = join(root, summary.output);
  const files = [...paths, manifestName].map((path): LastBuild["files"][number] => {
    const { size, ctimeMs } = lstatSync(join(folder, path));
    return [path, size, ctimeMs];
  });
  if (contractsId(root) !== contracts) return;
  const last: LastBuild = { program: programId(), contracts, layout: layout ?? null, summary, files };
  try {
    const place = placeOf(root);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(`${place}.${process.pid}`, JSON.stringify(last));
    renameSync(`${place}.${process.pid}`, place);
  } catch {
    // A cache that can't be written makes the next build slower and nothing else.
  }
}

function read(root: string): LastBuild | undefined {
  try {
    return JSON.parse(readFileSync(placeOf(root), "utf8")) as LastBuild;
  } catch {
    return undefined;
  }
}

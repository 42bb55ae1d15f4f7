import type { GeneratedFile } from "@concord/core";
import { lstatSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Failure } from "../failure.ts";
import { compare } from "./compare.ts";
import { printManifest, readManifest, sha256, type Manifest } from "./manifest.ts";
import { manifestName, placeOf, stageOf, type Output } from "./output.ts";

/** What a build does to the output folder. */
export interface Written {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  /** Files of ours that nothing generates any more. */
  readonly removed: readonly string[];
  readonly unchanged: number;
}

/** The same, before it is done. */
export interface Plan extends Written {
  /** Files that were staged, because their bytes differ from the disk's or they aren't there; the manifest is one of them. */
  readonly staged: readonly { readonly path: string; readonly sha256: string }[];
}

/** A plan with what the folder will hold: to be handed to the next staging of this process, which then is told of nothing but what changed. */
export interface Staged { readonly plan: Plan; readonly sums: Manifest }

/** Takes files as they are made, so that no more than one target's texts need be held at a time. */
export interface Staging {
  /** Compares files with the output folder, by bytes, and stages those that differ. */
  readonly put: (files: readonly GeneratedFile[]) => void;
  /** To be called when all files were put. `gone`: what nothing generates any more, where `last` is known. Throws a `Failure` where a file that concord did not write stands in the way. */
  readonly plan: (gone?: readonly string[]) => Staged;
}

/** How to stage: `adopt` lets files that concord did not write be replaced; `last` is what this process wrote: then those files alone are put whose text is another one. */
export interface StagingOptions { readonly adopt: boolean; readonly last?: Manifest | undefined }

/** Begins to stage files for the output folder. To be called under the lock, after `recover`. */
export function stage(output: Output, { adopt, last }: StagingOptions): Staging {
  const before: Manifest = last ?? readManifest(output);
  const files = new Map<string, string>();
  const checked = new Set<string>();
  const folders = new Set<string>();
  const staged: { path: string; sha256: string }[] = [];
  const [added, changed, foreign]: [string[], string[], string[]] = [[], [], []];

  const putAside = (path: string, text: string, sum: string): void => {
    const place = join(stageOf(output), path);
    const folder = dirname(place);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    writeFileSync(place, text);
    staged.push({ path, sha256: sum });
  };
  const put = ({ path, text }: GeneratedFile): void => {
    const sum = sha256(text);
    if (files.size === files.set(path, sum).size) throw new Error(`two targets write ${path}`);
    const state = compare(placeOf(output, path, checked), last?.has(path) === true ? undefined : text, `${output.name}/${path}`);
    if (state === "same") return;
    if (state === "differs" && !before.has(path) && !adopt) foreign.push(path);
    (state === "missing" ? added : changed).push(path);
    putAside(path, text, sum);
  };
  const plan = (gone: readonly string[] = [...before.keys()].filter((path) => !files.has(path))): Staged => {
    if (foreign.length > 0) throw inTheWay(output, foreign);
    const removed = gone.filter((path) => isThere(placeOf(output, path, checked)));
    const sums = last === undefined ? inOrder(files) : after(last, files, gone);
    const unchanged = sums.size - staged.length;
    const manifest = printManifest(sums);
    const isIdle = staged.length + removed.length === 0 && (last !== undefined || compare(join(output.folder, manifestName), manifest, `${output.name}/${manifestName}`) === "same");
    if (!isIdle) putAside(manifestName, manifest, sha256(manifest));
    return { plan: { staged, added, changed, removed, unchanged }, sums };
  };
  return { put: (all) => all.forEach(put), plan };
}

/** What the folder holds when these files are put and those are gone. A path keeps its place in the map, so that only a new one asks for sorting. */
function after(last: Manifest, put: Manifest, gone: readonly string[]): Manifest {
  const sums = new Map(last);
  for (const path of gone) sums.delete(path);
  const known = sums.size;
  for (const [path, sum] of put) sums.set(path, sum);
  return sums.size === known ? sums : inOrder(sums);
}

function inOrder(sums: Manifest): Manifest {
  return new Map([...sums.keys()].sort().map((path) => [path, sums.get(path) as string]));
}

/** Whether there is a file of ours to remove: a regular one. */
function isThere(place: string): boolean {
  return lstatSync(place, { throwIfNoEntry: false })?.isFile() === true;
}

function inTheWay(output: Output, paths: readonly string[]): Failure {
  const shown = paths.slice(0, 10).map((path) => `\n  ${output.name}/${path}`).join("");
  const more = paths.length > 10 ? `\n  and ${paths.length - 10} more` : "";
  return new Failure(
    `${paths.length === 1 ? "a file stands" : `${paths.length} files stand`} in the way that concord did not write:${shown}${more}`,
    "move them away, or run again with --adopt to replace them",
  );
}

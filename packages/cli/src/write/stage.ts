import type { GeneratedFile } from "@concord/core";
import { lstatSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Failure } from "../failure.ts";
import { compare } from "./compare.ts";
import { printManifest, readManifest, sha256 } from "./manifest.ts";
import { manifestName, placeOf, stageOf, type Output } from "./output.ts";

/** What this process wrote last: then only files whose text is another one have to be looked at. */
export interface LastWritten {
  readonly files: ReadonlyMap<string, Known>;
  /** Their paths in the manifest's order. */
  readonly order: readonly string[];
}
interface Known { readonly text?: string; readonly sum: string }

/** What a build does to the output folder. */
export interface Written {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  /** Files of ours that nothing generates any more. */
  readonly removed: readonly string[];
  readonly unchanged: number;
  /** The paths of all files that the folder holds afterwards. */
  readonly paths: readonly string[];
  /** With their texts, where `keep` asked for them: to be handed to the next `write` of this process, which then looks at nothing but what changed. */
  readonly last?: LastWritten;
}

/** The same, before it is done. */
export interface Plan extends Written {
  /** Files that were staged, because their bytes differ from the disk's or they aren't there; the manifest is one of them. */
  readonly staged: readonly { readonly path: string; readonly sha256: string }[];
}

/** Takes files as they are made, so that no more than one target's texts need be held at a time. */
export interface Staging {
  /** Compares files with the output folder, by bytes, and stages those that differ. */
  readonly put: (files: readonly GeneratedFile[]) => void;
  /** To be called when all files were put. Throws a `Failure` where a file that concord did not write stands in the way. */
  readonly plan: () => Plan;
}

/** How to stage: `adopt` lets files that concord did not write be replaced; `last` is what this process knows of the folder; `keep` remembers the texts. */
export interface StagingOptions { readonly adopt: boolean; readonly last?: LastWritten | undefined; readonly keep?: boolean }

/** Begins to stage files for the output folder. To be called under the lock, after `recover`. */
export function stage(output: Output, { adopt, last, keep = false }: StagingOptions): Staging {
  const before: ReadonlyMap<string, unknown> = last?.files ?? readManifest(output);
  const files = new Map<string, Known>();
  const checked = new Set<string>();
  const folders = new Set<string>();
  const staged: { path: string; sha256: string }[] = [];
  const [added, changed, foreign]: [string[], string[], string[]] = [[], [], []];

  const enter = (path: string, known: Known): void => {
    if (files.size === files.set(path, known).size) throw new Error(`two targets write ${path}`);
  };
  const putAside = (path: string, text: string, sum: string): void => {
    const place = join(stageOf(output), path);
    const folder = dirname(place);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    writeFileSync(place, text);
    staged.push({ path, sha256: sum });
  };
  const put = ({ path, text }: GeneratedFile): void => {
    const known = last?.files.get(path);
    if (known?.text === text) return enter(path, known);
    const sum = sha256(text);
    enter(path, keep ? { text, sum } : { sum });
    const state = compare(placeOf(output, path, checked), known === undefined ? text : undefined, `${output.name}/${path}`);
    if (state === "same") return;
    if (state === "differs" && !before.has(path) && !adopt) foreign.push(path);
    (state === "missing" ? added : changed).push(path);
    putAside(path, text, sum);
  };
  const plan = (): Plan => {
    if (foreign.length > 0) throw inTheWay(output, foreign);
    const gone = [...before.keys()].filter((path) => !files.has(path));
    const removed = gone.filter((path) => isThere(placeOf(output, path, checked)));
    const unchanged = files.size - staged.length;
    const isSameSet = last !== undefined && gone.length === 0 && last.files.size === files.size;
    const order = isSameSet ? last.order : [...files.keys()].sort();
    const manifest = printManifest(order.map((path) => [path, (files.get(path) as Known).sum]));
    const isIdle = staged.length + removed.length === 0 && (last !== undefined || compare(join(output.folder, manifestName), manifest, `${output.name}/${manifestName}`) === "same");
    if (!isIdle) putAside(manifestName, manifest, sha256(manifest));
    return { staged, added, changed, removed, unchanged, paths: order, ...(keep ? { last: { files, order } } : {}) };
  };
  return { put: (all) => all.forEach(put), plan };
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

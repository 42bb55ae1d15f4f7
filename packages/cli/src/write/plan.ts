import type { GeneratedFile } from "@concord/core";
import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Failure, failureOf } from "../failure.ts";
import { printManifest, readManifest, sha256 } from "./manifest.ts";
import { manifestName, placeOf, type Output } from "./output.ts";

/** What a build has to do to the output folder. */
export interface Plan {
  /** Files to write, because their bytes differ from the disk's or they aren't there. */
  readonly write: readonly { readonly path: string; readonly text: string; readonly isNew: boolean }[];
  /** Files of ours that nothing generates any more. */
  readonly remove: readonly string[];
  readonly unchanged: number;
  readonly manifest: string;
  /** Nothing is to be done: the folder holds all this already. */
  readonly done: boolean;
  /** What the folder holds afterwards. */
  readonly files: LastWritten;
}

/** What this process wrote last, by path: then only files whose text is another one have to be looked at. */
export type LastWritten = ReadonlyMap<string, { readonly text: string; readonly sum: string }>;

/**
 * Compares what was generated with the output folder, by bytes. Throws a `Failure` where a file that concord did not write stands in the way,
 * unless `adopt` says that such files may be replaced.
 */
export function planOf(output: Output, files: readonly GeneratedFile[], adopt: boolean, last?: LastWritten): Plan {
  const sums = last === undefined ? readManifest(output) : new Map([...last].map(([path, { sum }]) => [path, sum]));
  const checked = new Set<string>();
  const write: { path: string; text: string; isNew: boolean }[] = [];
  const foreign: string[] = [];
  const next = new Map<string, { readonly text: string; readonly sum: string }>();
  for (const { path, text } of files) {
    if (next.has(path)) throw new Error(`two targets write ${path}`);
    const before = last?.get(path);
    if (before?.text === text) {
      next.set(path, before);
      continue;
    }
    next.set(path, { text, sum: sha256(text) });
    const state = compare(placeOf(output, path, checked), text, `${output.name}/${path}`);
    if (state === "same") continue;
    if (state === "differs" && !sums.has(path) && !adopt) foreign.push(path);
    write.push({ path, text, isNew: state === "missing" });
  }
  if (foreign.length > 0) throw inTheWay(output, foreign);
  const remove = [...sums.keys()].filter((path) => !next.has(path) && isThere(placeOf(output, path, checked)));
  const manifest = printManifest(new Map([...next].map(([path, { sum }]) => [path, sum])));
  const idle = write.length + remove.length === 0;
  const done = idle && (last !== undefined || compare(join(output.folder, manifestName), manifest, `${output.name}/${manifestName}`) === "same");
  return { write, remove, unchanged: files.length - write.length, manifest, done, files: next };
}

/** How one file on the disk compares with its generated text. */
export function compare(place: string, text: string, name: string): "same" | "differs" | "missing" {
  const stat = lstatSync(place, { throwIfNoEntry: false });
  if (stat === undefined) return "missing";
  if (!stat.isFile()) {
    throw new Failure(
      `cannot write ${name}: ${stat.isSymbolicLink() ? "a symbolic link" : "something that is no file"} stands there`,
      "move it away; concord writes to files of its own only",
    );
  }
  const bytes = Buffer.from(text);
  if (stat.size !== bytes.length) return "differs";
  try {
    return readFileSync(place).equals(bytes) ? "same" : "differs";
  } catch (error) {
    throw failureOf(`cannot read ${name}`, error);
  }
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


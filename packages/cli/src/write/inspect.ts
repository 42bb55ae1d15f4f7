import type { GeneratedFile } from "@concord/core";
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { failureOf, isSystemError } from "../failure.ts";
import { compare } from "./compare.ts";
import { readManifest, sha256 } from "./manifest.ts";
import { manifestName, placeOf, workFolder, type Output } from "./output.ts";

/**
 * How a file of the output folder differs from what the contracts compile to.
 * - `edited`: changed since concord wrote it. - `stale`: as concord wrote it, but the contracts say something else now. - `missing`: not there.
 * - `left`: written by concord for a contract that is gone. - `foreign`: not written by concord.
 */
export type State = "edited" | "stale" | "missing" | "left" | "foreign";

export interface Difference {
  readonly path: string;
  readonly state: State;
  /** edited: what stands on the disk, and what should. */
  readonly found?: string;
  readonly wanted?: string;
}

/** Compares the output folder with what was generated, without changing anything; sorted by path. */
export function inspect(output: Output, files: readonly GeneratedFile[]): readonly Difference[] {
  const manifest = readManifest(output);
  const checked = new Set<string>();
  const wanted = new Map(files.map((file) => [file.path, file.text]));
  const found: Difference[] = [];
  for (const [path, text] of wanted) {
    const place = placeOf(output, path, checked);
    const state = compare(place, text, `${output.name}/${path}`);
    if (state === "missing") found.push({ path, state });
    if (state === "differs") found.push(differing(path, readFileSync(place), text, manifest.get(path)));
  }
  for (const path of filesBelow(output, "")) {
    if (!wanted.has(path)) found.push({ path, state: manifest.has(path) ? "left" : "foreign" });
  }
  return found.sort((left, right) => (left.path < right.path ? -1 : 1));
}

function differing(path: string, bytes: Buffer, wanted: string, sum: string | undefined): Difference {
  if (sum === sha256(bytes)) return { path, state: "stale" };
  return { path, state: "edited", found: bytes.toString("utf8"), wanted };
}

/** Every path below the output folder that is not our own bookkeeping; links are named and not followed. */
function filesBelow(output: Output, folder: string): readonly string[] {
  const place = join(output.folder, folder);
  try {
    return readdirSync(place, { withFileTypes: true }).flatMap((entry) => {
      if (folder === "" && (entry.name === manifestName || entry.name === workFolder)) return [];
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(output, path) : [path];
    });
  } catch (error) {
    if (isSystemError(error) && error.code === "ENOENT" && lstatSync(place, { throwIfNoEntry: false }) === undefined) return [];
    throw failureOf(`cannot read ${output.name}`, error);
  }
}

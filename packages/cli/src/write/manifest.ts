import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { failureOf, isSystemError } from "../failure.ts";
import { version } from "../version.ts";
import { manifestName, type Output } from "./output.ts";

/**
 * The files that concord wrote to the output folder, with the SHA-256 of each as it was written. It stands in the folder itself and is committed with it:
 * it tells our files from others, so that nothing else is ever overwritten or removed, and an edited file from one that is merely out of date.
 */
export type Manifest = ReadonlyMap<string, string>;

/** The SHA-256 of text as UTF-8, in hexadecimal. */
export function sha256(text: string | Uint8Array): string {
  return hash("sha256", text, "hex");
}

/** The manifest as text: lines that `sha256sum --check` reads, in the order given, which is that of their paths. */
export function printManifest(entries: readonly (readonly [path: string, sum: string])[]): string {
  const lines = entries.map(([path, sum]) => `${sum}  ${path}\n`);
  return `# Written by concord ${version}. These files are its own; it removes those whose contract is gone.\n${lines.join("")}`;
}

/**
 * Reads the manifest; empty where there is none. A manifest in which git left the marks of a conflict counts for both sides:
 * the lines it is made of are taken, whatever stands between them.
 */
export function readManifest(output: Output): Manifest {
  let text: string;
  try {
    text = readFileSync(join(output.folder, manifestName), "utf8");
  } catch (error) {
    if (isSystemError(error) && (error.code === "ENOENT" || error.code === "ENOTDIR")) return new Map();
    throw failureOf(`cannot read ${output.name}/${manifestName}`, error);
  }
  return new Map([...text.matchAll(/^([0-9a-f]{64}) {2}(.+)$/gmu)].map(([, sum, path]) => [path as string, sum as string]));
}

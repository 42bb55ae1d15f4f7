import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { GeneratedFile } from "../target/target.ts";

/** Generated files as modules that can be imported. */
export interface Loaded {
  /** The exports of a generated file, by its path: `zod/people/person.ts`. */
  module(path: string): Promise<Readonly<Record<string, unknown>>>;
  /** Removes what was put on disk. */
  close(): Promise<void>;
}

/**
 * Puts the files into a new folder for temporary files, from where Node imports them and strips their types by itself. Only the specifiers of imports
 * change: to each other by the files' own names, and those of `packages` to the addresses given, since the folder lies outside of every `node_modules`.
 */
export async function loadFiles(files: readonly GeneratedFile[], packages: Readonly<Record<string, string>> = {}): Promise<Loaded> {
  const folder = await mkdtemp(join(tmpdir(), "concord-"));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  for (const { path, text } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    const importable = text
      .replace(/^(import .* from )"([^".][^"]*)";$/gm, (whole, start: string, name: string) => (packages[name] === undefined ? whole : `${start}${JSON.stringify(packages[name])};`))
      .replace(/^((?:import|export) .* from "\.[^"]*)\.js";$/gm, "$1.ts\";");
    await writeFile(join(folder, path), importable);
  }
  return {
    module: (path) => import(pathToFileURL(join(folder, path)).href) as Promise<Readonly<Record<string, unknown>>>,
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
